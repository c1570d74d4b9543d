import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

import { useClient } from '../../api/client-provider.tsx';

/** Searches all years; pages follow by cursor. While new words are typed, the last results stay. */
export function useSearch(query: string) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ['inbox.search', query],
    enabled: query !== '',
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      client.call('messages.search', {
        query,
        limit: 30,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    getNextPageParam: (page) => page.nextCursor ?? null,
    placeholderData: keepPreviousData,
    // Messages come in while one searches: the same words asked again deserve a new look.
    staleTime: 5_000,
    gcTime: 60_000,
  });
}
