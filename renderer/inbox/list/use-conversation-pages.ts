import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { ConversationFilter } from '#shared/api/conversation-filters.ts';

import { useClient } from '../../api/client-provider.tsx';
import { withPage, type ConversationPages } from './conversation-pages.ts';

const firstPage = 50;
const largestPage = 200;

/** A filtered list of chats, kept current; `loadMore` asks for its next page. */
export type ConversationList = {
  readonly items: readonly ConversationView[] | undefined;
  readonly hasMore: boolean;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
};

/** Live updates find the list by the first two parts of its key; they ask again for as much as was loaded. */
export function useConversationPages(filter: ConversationFilter): ConversationList {
  const client = useClient();
  const queries = useQueryClient();
  const queryKey = ['conversations.list', { filter }, 'pages'] as const;
  const isLoadingMore = useRef(false);

  const query = useQuery<ConversationPages>({
    queryKey,
    structuralSharing: false,
    queryFn: async () => {
      const wanted = Math.max(
        firstPage,
        queries.getQueryData<ConversationPages>(queryKey)?.items.length ?? 0,
      );
      let pages: ConversationPages = { items: [], cursor: null };
      do {
        const limit = Math.min(largestPage, wanted - pages.items.length);
        const cursor = pages.cursor === null ? {} : { cursor: pages.cursor };
        pages = withPage(pages, await client.call('conversations.list', { filter, limit, ...cursor }));
      } while (pages.cursor !== null && pages.items.length < wanted);
      return pages;
    },
  });

  const loadMore = useCallback(() => {
    const key = ['conversations.list', { filter }, 'pages'];
    const cursor = queries.getQueryData<ConversationPages>(key)?.cursor ?? null;
    if (isLoadingMore.current || cursor === null) return;
    isLoadingMore.current = true;
    client
      .call('conversations.list', { filter, cursor, limit: firstPage })
      .then((page) => {
        queries.setQueryData<ConversationPages>(key, (now) =>
          now?.cursor === cursor ? withPage(now, page) : now,
        );
      })
      .catch(() => queries.invalidateQueries({ queryKey: key }))
      .finally(() => {
        isLoadingMore.current = false;
      });
  }, [client, queries, filter]);

  return {
    items: query.data?.items,
    hasMore: query.data !== undefined && query.data.cursor !== null,
    error: query.error,
    isFetching: query.isFetching,
    loadMore,
    retry: () => void query.refetch(),
  };
}
