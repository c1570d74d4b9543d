import { z } from 'zod';

import { clockTimeSchema } from '../booking/wall-time-schemas.ts';
import { instantOf } from '../booking/wall-time.ts';

/** Clock times of the shop between which nobody is written to; over midnight when `from` is later than `to`. */
export type QuietHours = { readonly from: string; readonly to: string };

export const quietHoursSchema: z.ZodType<QuietHours> = z.object({
  from: clockTimeSchema,
  to: clockTimeSchema,
});

/** 21:00–09:00, unless the shop says otherwise. */
export const defaultQuietHours: QuietHours = { from: '21:00', to: '09:00' };

/** One night: a message may leave at either edge, not between. Epoch milliseconds. */
export type QuietWindow = { readonly from: number; readonly until: number };

/** The night that an instant falls into, or null by day. */
export type QuietWindowAt = (instant: number) => QuietWindow | null;

/** What would be left before the visit at the later edge must be at least this; milliseconds. */
const enoughBeforeVisit = 2 * 3_600_000;

const day = 86_400_000;

/**
 * Finds nights in the shop's zone; none at all when `quiet` is null or empty (`from` = `to`). Keeps the nights that it
 * has worked out, so one is made per plan. Edges that a clock change swallows or doubles follow `wallTimeOf`.
 */
export function quietWindows(quiet: QuietHours | null, timeZone: string): QuietWindowAt {
  if (quiet === null || quiet.from === quiet.to) return () => null;
  const overMidnight = quiet.to < quiet.from ? 1 : 0;
  const known = new Map<number, QuietWindow>();
  const nightOf = (utcDay: number): QuietWindow => {
    const found = known.get(utcDay);
    if (found) return found;
    const night = {
      from: instantOf(`${calendarDay(utcDay)}T${quiet.from}`, timeZone),
      until: instantOf(`${calendarDay(utcDay + overMidnight)}T${quiet.to}`, timeZone),
    };
    known.set(utcDay, night);
    return night;
  };
  return (instant) => {
    const utcDay = Math.floor(instant / day);
    // A wall is at most 14 h from UTC, and a night may have begun the day before.
    for (const offset of [0, -1, 1, -2]) {
      const night = nightOf(utcDay + offset);
      if (night.from < instant && instant < night.until) return night;
    }
    return null;
  };
}

/**
 * Where a message goes that is due at `due`: there by day; at night to the later edge, or to the earlier one when the
 * later would leave less than 2 h before `visit` — unless the earlier one is before `earliest`, when there was
 * nothing to say yet. All epoch milliseconds.
 */
export function outOfQuietHours(
  windowAt: QuietWindowAt,
  due: number,
  { visit, earliest }: { readonly visit: number; readonly earliest: number },
): number {
  const night = windowAt(due);
  if (night === null) return due;
  const tooClose = visit - night.until < enoughBeforeVisit;
  return tooClose && night.from >= earliest ? night.from : night.until;
}

/** The calendar day `2026-03-29` of a count of days since 1970-01-01. */
function calendarDay(days: number): string {
  return new Date(days * day).toISOString().slice(0, 10);
}
