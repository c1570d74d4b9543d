import { PhoneOff } from 'lucide-react';
import { Link } from 'wouter';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { stateMark } from '../../visits/marks.ts';
import { useVisitWords } from '../../visits/use-visit-words.ts';
import { markShapes } from '../../visits/visit-marks.tsx';
import type { PlacedVisit } from './week-layout.ts';
import classes from './week-visit.module.css';

/** Pixels; the same as in the style sheets of the week and of the visit. */
const minuteHeight = 56 / 60;
const lineHeight = 16;
const nameHeight = 24;

/** A visit in its place of the week; its shape says how it stands, and its name for screen readers says it in words. */
export function WeekVisit({
  place,
  column,
  isSelected,
  isOver,
}: {
  place: PlacedVisit;
  column: number;
  isSelected: boolean;
  isOver: boolean;
}) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const format = useTimeFormat();
  const { visit, from, to, lane, lanes, span } = place;
  const mark = stateMark(visit);
  const Shape = markShapes[mark];
  // As many lines as fit below the name: half a line is none.
  const lines = Math.floor(((to - from) * minuteHeight - nameHeight) / lineHeight);
  const isUnreachable = visit.reach !== 'ok' && visit.state === 'booked';
  return (
    <li
      className={classes.place}
      style={{
        top: from * minuteHeight,
        height: (to - from) * minuteHeight,
        left: `${(lane / lanes) * 100}%`,
        width: `${(span / lanes) * 100}%`,
      }}
    >
      <Link
        href={`/bookings/${visit.id}`}
        className={classes.visit}
        data-visit={visit.id}
        data-column={column}
        data-minute={from}
        data-mark={mark}
        data-state={visit.state}
        data-over={isOver || undefined}
        data-small={lines === 0 || undefined}
        aria-current={isSelected || undefined}
        title={`${words.hours(visit)} · ${words.name(visit)} · ${words.service(visit)} · ${t(`mark.${mark}`)}`}
      >
        <span className={classes.spoken}>{words.spoken(visit)}</span>
        <span className={classes.line} aria-hidden>
          <span className={classes.name}>{words.name(visit)}</span>
          {isUnreachable && <PhoneOff className={classes.warning} size={13} strokeWidth={2.3} aria-hidden />}
          <Shape className={classes.shape} size={13} strokeWidth={2.3} aria-hidden />
        </span>
        {lines > 0 && (
          <span className={classes.more} aria-hidden style={{ WebkitLineClamp: lines }}>
            <span className={classes.time}>{format.time(visit.startsAt)}</span> {words.service(visit)}
          </span>
        )}
      </Link>
    </li>
  );
}
