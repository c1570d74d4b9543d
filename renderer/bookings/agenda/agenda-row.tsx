import { CalendarClock, CheckCheck } from 'lucide-react';
import { Link } from 'wouter';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useVisitWords } from '../../visits/use-visit-words.ts';
import { VisitMarks } from '../../visits/visit-marks.tsx';
import classes from './agenda-row.module.css';

/** One visit of a day: when, who, what, how it stands, and what has been and will be sent. */
export function AgendaRow({
  visit,
  isSelected,
  now,
}: {
  visit: BookingView;
  isSelected: boolean;
  /** Epoch ms. */
  now: number;
}) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const isOver = Date.parse(visit.endsAt ?? visit.startsAt) <= now;
  const elsewhere = words.elsewhere(visit);
  const sent = visit.sentCount > 0 ? t('visit.sent', { count: visit.sentCount }) : null;
  const next = words.next(visit, now);
  const details = [visit.staff, visit.place].filter((detail) => detail !== null && detail !== '');
  return (
    <Link
      href={`/bookings/${visit.id}`}
      className={classes.row}
      data-visit={visit.id}
      data-state={visit.state}
      data-over={isOver || undefined}
      aria-current={isSelected || undefined}
    >
      <span className={classes.spoken}>
        {[words.spoken(visit), sent, next].filter((part) => part !== null).join(', ')}
      </span>
      <span className={classes.seen} aria-hidden>
        <span className={classes.time}>
          {words.hours(visit)}
          {elsewhere !== null && <span className={classes.zone}>{elsewhere}</span>}
        </span>
        <span className={classes.main}>
          <span className={classes.name}>{words.name(visit)}</span>
          <span className={classes.what}>
            {words.service(visit)}
            {details.length > 0 && <span className={classes.faint}> · {details.join(' · ')}</span>}
          </span>
        </span>
        <span className={classes.messages}>
          {sent !== null && (
            <span className={classes.message}>
              <CheckCheck size={14} strokeWidth={2} aria-hidden />
              {sent}
            </span>
          )}
          {next !== null && (
            <span className={classes.message}>
              {visit.nextMessageAt !== null && <CalendarClock size={14} strokeWidth={2} aria-hidden />}
              {next}
            </span>
          )}
        </span>
        <span className={classes.marks}>
          <VisitMarks visit={visit} />
        </span>
      </span>
    </Link>
  );
}
