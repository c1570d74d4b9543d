import { useMemo } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { usePages } from '../../api/use-pages.ts';

/** Which visits the screen shows. */
export type VisitFilter = {
  readonly problem: 'all' | 'no-phone' | 'no-whatsapp';
  /** Null: from everywhere. */
  readonly source: string | null;
};

export type Agenda = {
  /** By their start; undefined until the first are here. */
  readonly visits: readonly BookingView[] | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  /** False once everything before is here. */
  readonly hasEarlier: boolean;
  readonly isFetchingEarlier: boolean;
  readonly loadMore: () => void;
  readonly loadEarlier: () => void;
  readonly retry: () => void;
};

const pageSize = 200;

/** The visits from `start` (epoch ms) on, and as many before it as were asked for with `showsEarlier`. */
export function useAgenda(start: number, filter: VisitFilter, showsEarlier: boolean): Agenda {
  const { problem, source } = filter;
  const border = new Date(start).toISOString();
  const shared = source === null ? {} : { source };
  const coming = usePages('bookings.list', {
    ...shared,
    from: border,
    ...(problem === 'all' ? {} : { problem }),
    limit: pageSize,
  });
  const earlier = usePages(
    'bookings.list',
    { ...shared, to: border, order: 'latest-first', limit: 50 },
    { enabled: showsEarlier && problem === 'all' },
  );
  const visits = useMemo(
    () => (coming.items === undefined ? undefined : [...(earlier.items ?? []).toReversed(), ...coming.items]),
    [coming.items, earlier.items],
  );
  return {
    visits,
    error: coming.error ?? earlier.error,
    isFetching: coming.isFetching,
    hasMore: coming.hasMore,
    hasEarlier: problem === 'all' && (earlier.items === undefined || earlier.hasMore),
    isFetchingEarlier: earlier.isFetching,
    loadMore: coming.loadMore,
    loadEarlier: earlier.loadMore,
    retry: () => {
      coming.retry();
      if (earlier.error) earlier.retry();
    },
  };
}
