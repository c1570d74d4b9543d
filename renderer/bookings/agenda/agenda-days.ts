import type { BookingView } from '#shared/api/calls/bookings.ts';

import { dayAt, startOfDay, type DayKey } from '../../visits/days.ts';

/** The visits of one day, by their start. */
export type AgendaDay = {
  readonly key: DayKey;
  /** When the day begins where the shop is, epoch ms. */
  readonly at: number;
  readonly visits: readonly BookingView[];
};

/**
 * Sorts visits, which come by their start, into days by the wall of the shop. `always` is a day that stands there also
 * without visits: today, so that one sees where one is.
 */
export function agendaDays(
  visits: readonly BookingView[],
  timeZone: string,
  always: DayKey | null,
): AgendaDay[] {
  const byDay = new Map<DayKey, BookingView[]>();
  for (const visit of visits) {
    const key = dayAt(visit.startsAt, timeZone);
    const known = byDay.get(key);
    if (known) known.push(visit);
    else byDay.set(key, [visit]);
  }
  if (always !== null && !byDay.has(always)) byDay.set(always, []);
  return [...byDay]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, ofDay]) => ({ key, at: startOfDay(key, timeZone), visits: ofDay }));
}
