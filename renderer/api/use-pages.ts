import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

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
export function usePages<Name extends PagedCall>(
  name: Name,
  input: CallInput<Name>,
  /** `enabled: false`: do not ask (yet). `fresh`: never show what was kept from earlier, for what nobody announces. */
  { enabled = true, fresh = false }: { readonly enabled?: boolean; readonly fresh?: boolean } = {},
): Pages<ItemOf<Name>> {
  const client = useClient();
  const query = useInfiniteQuery({
    // Live updates find it by the first two parts.
    queryKey: [name, input, 'pages'] as const,
    enabled,
    ...(fresh ? { staleTime: 0, gcTime: 0 } : {}),
    queryFn: ({ pageParam }) =>
      client.call(name, pageParam === null ? input : { ...input, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const { data } = query;
  // The same list as long as nothing new has come: what is built from it is costly where it is long.
  // The items of a named call: TypeScript cannot see it across the union of all names.
  const items = useMemo(() => data?.pages.flatMap((page) => page.items as ItemOf<Name>[]), [data]);
  return {
    items,
    hasMore: query.hasNextPage,
    error: query.error,
    isFetching: query.isFetching,
    loadMore: () => void query.fetchNextPage({ cancelRefetch: false }),
    retry: () => void query.refetch(),
  };
}
