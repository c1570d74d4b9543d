import { useInfiniteQuery } from '@tanstack/react-query';

import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';

import { useClient } from './client-provider.tsx';

/** Calls that answer with a page and the cursor of the next one. */
type PagedCall = {
  [Name in CallName]: 'nextCursor' extends keyof CallOutput<Name> ? Name : never;
}[CallName];

type ItemOf<Name extends PagedCall> = CallOutput<Name> extends { items: (infer Item)[] } ? Item : never;

export type Pages<Item> = {
  /** Undefined until the first page is here. */
  readonly items: readonly Item[] | undefined;
  readonly hasMore: boolean;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
};

/** A list that is asked for page by page and kept current: a change makes all that was loaded be asked for again. */
export function usePages<Name extends PagedCall>(name: Name, input: CallInput<Name>): Pages<ItemOf<Name>> {
  const client = useClient();
  const query = useInfiniteQuery({
    // Live updates find it by the first two parts.
    queryKey: [name, input, 'pages'] as const,
    queryFn: ({ pageParam }) =>
      client.call(name, pageParam === null ? input : { ...input, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return {
    // The items of a named call: TypeScript cannot see it across the union of all names.
    items: query.data?.pages.flatMap((page) => page.items as ItemOf<Name>[]),
    hasMore: query.hasNextPage,
    error: query.error,
    isFetching: query.isFetching,
    loadMore: () => void query.fetchNextPage({ cancelRefetch: false }),
    retry: () => void query.refetch(),
  };
}
