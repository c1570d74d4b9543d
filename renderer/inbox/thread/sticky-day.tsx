import { createContext, use, useEffect, useMemo, useState, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';

import { useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './sticky-day.module.css';
import type { ThreadRow } from './thread-rows.ts';

type DayRowData = Extract<ThreadRow, { kind: 'day' }>;

/** Where a day sticks: its chip, and how far the next day's has pushed it up (pixels, 0 or negative). */
type Stuck = { readonly row: DayRowData; readonly pushed: number };

const top = 8;
const chipHeight = 26;

/** The key of the day that sticks now: its own row hides then, so that it is not there twice. */
export const StuckDayContext = createContext<string | null>(null);

/** The separator before the first message of a day, where it belongs. */
export function DayRow({ row }: { row: DayRowData }) {
  const isStuck = use(StuckDayContext) === row.key;
  return (
    <div className={classes.row} data-stuck={isStuck || undefined}>
      <DayChip at={row.at} />
    </div>
  );
}

function DayChip({ at }: { at: string }) {
  const times = useTimeFormat();
  return <span className={classes.chip}>{times.day(at)}</span>;
}

type StickyDayProps = {
  rows: readonly ThreadRow[];
  scroller: RefObject<HTMLElement | null>;
  view: RefObject<VirtualizerHandle | null>;
  onStuck: (key: string | null) => void;
};

/** The day of what is read now, over the top of the list, as `position: sticky` would keep it. */
export function StickyDay({ rows, scroller, view, onStuck }: StickyDayProps) {
  const [stuck, setStuck] = useState<Stuck | null>(null);
  const days = useMemo(
    () => rows.flatMap((row, index) => (row.kind === 'day' ? [{ row, index }] : [])),
    [rows],
  );

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const place = () => {
      const next = view.current === null ? null : stuckDay(days, view.current, element.scrollTop);
      setStuck((before) =>
        before?.row.key === next?.row.key && before?.pushed === next?.pushed ? before : next,
      );
      onStuck(next?.row.key ?? null);
    };
    place();
    element.addEventListener('scroll', place, { passive: true });
    return () => {
      element.removeEventListener('scroll', place);
    };
  }, [days, scroller, view, onStuck]);

  if (stuck === null) return null;
  return (
    <div className={classes.sticky} aria-hidden style={{ transform: `translateY(${stuck.pushed}px)` }}>
      <DayChip at={stuck.row.at} />
    </div>
  );
}

function stuckDay(
  days: readonly { readonly row: DayRowData; readonly index: number }[],
  view: Pick<VirtualizerHandle, 'findItemIndex' | 'getItemOffset'>,
  scrollTop: number,
): Stuck | null {
  const first = view.findItemIndex(scrollTop + top);
  const at = days.findLastIndex((day) => day.index <= first);
  const day = days[at];
  // Its own row still stands lower than it would stick.
  if (day === undefined || view.getItemOffset(day.index) + rowPadding >= scrollTop + top) return null;
  const next = days[at + 1];
  const room =
    next === undefined
      ? Infinity
      : view.getItemOffset(next.index) + rowPadding - scrollTop - top - chipHeight;
  return { row: day.row, pushed: Math.min(0, Math.round(room)) };
}

/** What lies above the chip within its row; the same as in the style sheet. */
const rowPadding = 12;
