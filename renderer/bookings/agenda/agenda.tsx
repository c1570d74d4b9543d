import { ChevronUp } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import type { DayKey } from '../../visits/days.ts';
import { useVisitWords } from '../../visits/use-visit-words.ts';
import type { AgendaDay } from './agenda-days.ts';
import { AgendaRow } from './agenda-row.tsx';
import classes from './agenda.module.css';

export type AgendaHandle = { readonly toToday: () => void };

type AgendaProps = {
  ref?: Ref<AgendaHandle>;
  days: readonly AgendaDay[];
  today: DayKey;
  selectedId: string | null;
  hasEarlier: boolean;
  /** True once earlier days have been asked for: then more come by scrolling. */
  showsEarlier: boolean;
  isFetchingEarlier: boolean;
  hasMore: boolean;
  onEarlier: () => void;
  onMore: () => void;
};

/** This close to an edge, more is asked for. Pixels. */
const loadAhead = 800;

/** The visits day by day under heads that stick; only what is in sight is drawn. */
export function Agenda({ ref, ...props }: AgendaProps) {
  const { days, today, selectedId } = props;
  const { t } = useTranslation('bookings');
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const handle = useRef<VirtualizerHandle>(null);
  const growsAtStart = useGrowsAtStart(days);
  useImperativeHandle(ref, () => ({
    toToday() {
      const index = days.findIndex((day) => day.key >= today);
      handle.current?.scrollToIndex(Math.max(0, index), { align: 'start' });
    },
  }));
  useInSight(selectedId, days, handle, scroller);

  const loadNearEdges = () => {
    const view = handle.current;
    if (!view) return;
    if (props.showsEarlier && props.hasEarlier && view.scrollOffset < loadAhead / 2) props.onEarlier();
    if (props.hasMore && view.scrollSize - view.scrollOffset - view.viewportSize < loadAhead) props.onMore();
  };

  return (
    <section ref={scroller} className={classes.scroller} aria-label={t('agenda.label')} tabIndex={-1}>
      <div className={classes.top}>
        {props.hasEarlier && (
          <button
            type="button"
            className={classes.earlier}
            disabled={props.isFetchingEarlier}
            onClick={props.onEarlier}
          >
            <ChevronUp size={16} strokeWidth={2} aria-hidden />
            {t('agenda.earlier')}
          </button>
        )}
      </div>
      <Virtualizer
        ref={handle}
        scrollRef={scroller}
        startMargin={topHeight}
        data={days}
        shift={growsAtStart}
        onScroll={loadNearEdges}
        onResize={loadNearEdges}
      >
        {(day) => (
          <Day key={day.key} day={day} isToday={day.key === today} selectedId={selectedId} now={now} />
        )}
      </Virtualizer>
      <p className={classes.end}>{props.hasMore ? t('agenda.more') : t('agenda.end')}</p>
    </section>
  );
}

/** The same as in the style sheet. */
const topHeight = 40;

function Day({
  day,
  isToday,
  selectedId,
  now,
}: {
  day: AgendaDay;
  isToday: boolean;
  selectedId: string | null;
  now: number;
}) {
  const { t } = useTranslation('bookings');
  const format = useTimeFormat();
  const words = useVisitWords();
  return (
    <section className={classes.day} aria-label={format.day(day.at)}>
      <h2 className={classes.head} data-today={isToday || undefined}>
        {format.day(day.at)}
        <span className={classes.headMore}>
          {[
            words.dateBeside(day.at),
            day.visits.length === 0 ? null : t('agenda.count', { count: day.visits.length }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </h2>
      {day.visits.length === 0 ? (
        <p className={classes.nothing}>{t('agenda.nothingToday')}</p>
      ) : (
        <ul className={classes.rows}>
          {day.visits.map((visit) => (
            <li key={visit.id}>
              <AgendaRow visit={visit} isSelected={visit.id === selectedId} now={now} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Whether the days that came last stand before the others: the list then keeps what is read in its place. */
function useGrowsAtStart(days: readonly AgendaDay[]): boolean {
  const first = days[0]?.key;
  const [seen, setSeen] = useState({ first, count: days.length, atStart: false });
  if (days.length !== seen.count || first !== seen.first) {
    const atStart = days.length > seen.count && first !== undefined && first < (seen.first ?? first);
    setSeen({ first, count: days.length, atStart });
  }
  return seen.atStart;
}

/** Brings the visit that was chosen (by keys, by address) into sight, without moving what is in sight already. */
function useInSight(
  selectedId: string | null,
  days: readonly AgendaDay[],
  handle: { readonly current: VirtualizerHandle | null },
  scroller: { readonly current: HTMLElement | null },
): void {
  const index = days.findIndex((day) => day.visits.some((visit) => visit.id === selectedId));
  const isListed = index >= 0;
  useEffect(() => {
    if (selectedId === null || !isListed) return;
    const find = () => scroller.current?.querySelector(`[data-visit="${CSS.escape(selectedId)}"]`);
    if (!find()) handle.current?.scrollToIndex(index, { align: 'start' });
    const frame = requestAnimationFrame(() => {
      find()?.scrollIntoView({ block: 'nearest' });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
    // Only when another visit is chosen, or the chosen one appears: not when the list changes around it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedId, isListed]);
}
