import { memo } from 'react';
import { Link } from 'wouter';

import type { JournalEntryView } from '#shared/api/calls/journal.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { useClockWords } from '../use-clock-words.ts';
import { kindOf, originOf } from './event-names.ts';
import classes from './event-row.module.css';
import { FateMark } from './fate-mark.tsx';
import { withVisibleMarks } from './visible-marks.ts';

type EventRowProps = {
  event: JournalEntryView;
  href: string;
  number: string;
  isOpen: boolean;
  /** The day that it is now, as `dayKey` writes it. */
  today: string;
};

/** One event: when, what, from where, its first words, and what became of it. */
export const EventRow = memo(function EventRow({ event, href, number, isOpen, today }: EventRowProps) {
  const { t } = useTranslation('activity');
  const format = useTimeFormat();
  const clock = useClockWords();
  const isToday = format.dayKey(event.receivedAt) === today;
  return (
    <Link
      href={href}
      className={classes.row}
      aria-current={isOpen ? 'true' : undefined}
      data-event={event.id}
      data-state={event.state}
    >
      <time className={classes.time} dateTime={event.receivedAt} title={clock.full(event.receivedAt)}>
        {clock.time(event.receivedAt)}
        {!isToday && <span className={classes.day}>{format.listStamp(event.receivedAt)}</span>}
      </time>
      <span className={classes.lines}>
        <span className={classes.head}>
          <span className={classes.kind}>{t(`kind.${kindOf(event.eventType)}`)}</span>
          <span className={classes.from}>
            {event.subject === 'line' ? number : t(`source.${originOf(event)}`)}
          </span>
        </span>
        <span className={classes.body}>{withVisibleMarks(event.firstLine)}</span>
      </span>
      <FateMark state={event.state} />
    </Link>
  );
});
