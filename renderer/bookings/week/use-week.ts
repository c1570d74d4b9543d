import { useEffect } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { usePages } from '../../api/use-pages.ts';
import { dayAfter, startOfDay, type DayKey } from '../../visits/days.ts';
import type { VisitFilter } from '../agenda/use-agenda.ts';

export type WeekVisits = {
  readonly visits: readonly BookingView[] | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly retry: () => void;
};

/** A visit that began the evening before may reach into the week. Milliseconds. */
const reachesIn = 12 * 3_600_000;

/** All visits of the week that begins on `monday`, and those that reach into it. */
export function useWeek(
  monday: DayKey,
  timeZone: string,
  { problem, source }: VisitFilter,
  enabled: boolean,
): WeekVisits {
  const pages = usePages(
    'bookings.list',
    {
      from: new Date(startOfDay(monday, timeZone) - reachesIn).toISOString(),
      to: new Date(startOfDay(dayAfter(monday, 7), timeZone)).toISOString(),
      ...(problem === 'all' ? {} : { problem }),
      ...(source === null ? {} : { source }),
      limit: 200,
    },
    { enabled },
  );
  const { hasMore, isFetching, loadMore, error } = pages;
  const wantsMore = hasMore && !isFetching && error === null;
  useEffect(() => {
    if (wantsMore) loadMore();
    // By what is wanted: `loadMore` is another function each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wantsMore]);
  return { visits: pages.items, error, isFetching, retry: pages.retry };
}
