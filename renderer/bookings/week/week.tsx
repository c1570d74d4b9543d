import { useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import { dayAt, minuteAt, startOfDay, type DayKey } from '../../visits/days.ts';
import { useVisitWords } from '../../visits/use-visit-words.ts';
import { placeWeek } from './week-layout.ts';
import { WeekVisit } from './week-visit.tsx';
import classes from './week.module.css';

type WeekProps = {
  monday: DayKey;
  visits: readonly BookingView[];
  selectedId: string | null;
};

/** Pixels; the same as in the style sheet. */
const hourHeight = 56;
/** Where the day is opened when nothing is earlier. Hours. */
const morning = 8;

/** Seven days side by side by the hour, with a line where it is now. The arrows go from visit to visit. */
export function Week({ monday, visits, selectedId }: WeekProps) {
  const { t } = useTranslation('bookings');
  const format = useTimeFormat();
  const { timeZone } = format;
  const now = useNow();
  const today = dayAt(now, timeZone);
  const days = useMemo(() => placeWeek(visits, monday, timeZone), [visits, monday, timeZone]);
  const scroller = useRef<HTMLDivElement>(null);
  useOpenAtMorning(scroller, monday, visits, timeZone);
  useEffect(() => {
    if (selectedId === null) return;
    scroller.current
      ?.querySelector(`[data-visit="${CSS.escape(selectedId)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  return (
    <section
      ref={scroller}
      className={classes.scroller}
      aria-label={t('week.label', {
        from: format.date(startOfDay(monday, timeZone)),
        to: format.date(startOfDay(days[6]?.day ?? monday, timeZone)),
      })}
      tabIndex={-1}
      onKeyDown={onArrows}
    >
      <div className={classes.heads}>
        <div className={classes.corner} />
        {days.map(({ day }) => (
          <DayHead key={day} day={day} isToday={day === today} />
        ))}
      </div>
      <div className={classes.grid}>
        <div className={classes.hours} aria-hidden>
          {Array.from({ length: 23 }, (_, index) => (
            <span key={index} className={classes.hour} style={{ top: (index + 1) * hourHeight }}>
              {String(index + 1).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {days.map(({ day, visits: placed }, column) => (
          <div key={day} className={classes.day} data-today={day === today || undefined}>
            <ul className={classes.visits} aria-label={format.day(startOfDay(day, timeZone))}>
              {placed.map((place) => (
                <WeekVisit
                  key={place.visit.id}
                  place={place}
                  column={column}
                  isSelected={place.visit.id === selectedId}
                  isOver={Date.parse(place.visit.endsAt ?? place.visit.startsAt) <= now}
                />
              ))}
            </ul>
            {day === today && (
              <div className={classes.now} style={{ top: (minuteAt(now, timeZone) / 60) * hourHeight }} />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function DayHead({ day, isToday }: { day: DayKey; isToday: boolean }) {
  const format = useTimeFormat();
  const { weekday, number } = useVisitWords().weekDay(startOfDay(day, format.timeZone));
  return (
    <div className={classes.head} data-today={isToday || undefined}>
      <span className={classes.weekday}>{weekday}</span>
      <span className={classes.number}>{number}</span>
    </div>
  );
}

/** A week opens at the morning, or at its first visit when that is earlier; once for each week, when its visits are here. */
function useOpenAtMorning(
  scroller: { readonly current: HTMLElement | null },
  monday: DayKey,
  visits: readonly BookingView[],
  timeZone: string,
): void {
  const opened = useRef<DayKey | null>(null);
  const first = visits.reduce((least, { startsAt }) => {
    return Math.min(least, minuteAt(Date.parse(startsAt), timeZone));
  }, morning * 60);
  useLayoutEffect(() => {
    if (opened.current === monday) return;
    scroller.current?.scrollTo({ top: Math.max(0, (first / 60 - 0.5) * hourHeight) });
    if (visits.length > 0) opened.current = monday;
  }, [monday, first, visits.length, scroller]);
}

/** Up and down go within a day, left and right to the nearest visit of the next day that has one. */
function onArrows(event: KeyboardEvent<HTMLElement>): void {
  const here = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-visit]') : null;
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-visit]')];
  const target = neighbour(all, here, event.key);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

function neighbour(all: readonly HTMLElement[], here: HTMLElement, key: string): HTMLElement | undefined {
  const columnOf = (element: HTMLElement) => Number(element.dataset.column);
  const minuteOf = (element: HTMLElement) => Number(element.dataset.minute);
  const column = columnOf(here);
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const ofDay = all.filter((one) => columnOf(one) === column);
    return ofDay[ofDay.indexOf(here) + (key === 'ArrowDown' ? 1 : -1)];
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const columns = all.map(columnOf).filter((one) => (key === 'ArrowRight' ? one > column : one < column));
  const wanted = key === 'ArrowRight' ? Math.min(...columns) : Math.max(...columns);
  return all
    .filter((one) => columnOf(one) === wanted)
    .toSorted(
      (one, other) => Math.abs(minuteOf(one) - minuteOf(here)) - Math.abs(minuteOf(other) - minuteOf(here)),
    )[0];
}
