import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';

import type { Client } from '#shared/api/client.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';

import { useClient } from '../../api/client-provider.tsx';
import { useFailureToast } from '../../api/use-failure-toast.ts';
import { firstUnreadOf } from './thread-rows.ts';
import {
  grownStale,
  refreshed,
  reopened,
  windowOf,
  withNewer,
  withOlder,
  type ThreadWindow,
} from './thread-window.ts';

const pageSize = 60;
const largestPage = 200;
/** A chat with more unread messages than this opens with its line above the oldest loaded one. */
const mostUnread = 1000;

export type Thread = {
  /** Undefined until the chat can be shown. */
  readonly window: ThreadWindow | undefined;
  readonly firstUnreadId: string | null;
  readonly error: Error | null;
  readonly isFetching: boolean;
  /** The list tells which message stands in the middle of the view: with news it is asked for again too. */
  readonly see: (id: MessageId) => void;
  readonly loadOlder: () => void;
  readonly loadNewer: () => void;
  /** Loads the stretch around a message, unless it is loaded. Resolves to whether it is there. */
  readonly reveal: (messageId: MessageId) => Promise<boolean>;
  /** Loads the newest stretch, unless it is loaded. */
  readonly toNewest: () => Promise<void>;
  /** Asks again for what is in view when news made it stale. */
  readonly renewInView: () => void;
  readonly retry: () => void;
};

/** The key of a chat's messages: live updates find it by its first two parts. */
export function threadKey(conversationId: string) {
  return ['messages.list', { conversationId }, 'window'] as const;
}

/**
 * The messages of a chat, as far as they are loaded, kept current. Mount it anew for each chat. `unreadCount` and
 * `wished` (a message to open at) count when it is mounted.
 */
export function useThread(
  conversationId: ConversationId,
  unreadCount: number,
  wished: MessageId | null,
): Thread {
  const client = useClient();
  const queries = useQueryClient();
  const showFailure = useFailureToast();
  const inView = useRef<MessageId | null>(null);
  const queryKey = useMemo(() => threadKey(conversationId), [conversationId]);
  useState(() => {
    reopen(queries, queryKey, wished);
  });

  const query = useQuery<ThreadWindow>({
    queryKey,
    structuralSharing: false,
    queryFn: async () => {
      const before = queries.getQueryData<ThreadWindow>(queryKey);
      if (before === undefined) return openWindow(client, conversationId, unreadCount, wished);
      const newest = await client.call('messages.list', { conversationId, limit: pageSize });
      const pages = [newest];
      const seen = inView.current;
      // A bubble that is on its way is in view too, but the core does not know it yet.
      if (seen !== null && holds(before, seen) && !holds(newest, seen)) {
        const around = client.call('messages.list', { conversationId, around: seen, limit: pageSize });
        // It may have been removed this very moment: the newest page still counts.
        const page = await around.catch(() => null);
        if (page !== null) pages.push(page);
      }
      // Read only now: the window may have grown while we waited.
      const now = queries.getQueryData<ThreadWindow>(queryKey);
      return now === undefined
        ? openWindow(client, conversationId, unreadCount, null)
        : pages.reduce(refreshed, grownStale(now));
    },
  });

  // The unread line stays where it was when the chat was opened, so it is decided once, when the news are in.
  const [opened, setOpened] = useState<{ firstUnreadId: string | null } | null>(null);
  if (opened === null && query.data !== undefined && !query.isFetching) {
    setOpened({ firstUnreadId: unreadLine(query.data, unreadCount) });
  }

  const loading = useMemo(
    () => createLoading(client, queries, conversationId, showFailure),
    [client, queries, conversationId, showFailure],
  );
  const { isFetching, refetch } = query;
  const stale = query.data?.stale;
  const actions = useMemo(
    () => ({
      ...loading,
      see: (id: MessageId) => {
        inView.current = id;
      },
      renewInView: () => {
        const seen = inView.current;
        if (seen !== null && stale?.has(seen) === true && !isFetching) loading.renew(seen);
      },
      retry: () => void refetch(),
    }),
    [loading, stale, isFetching, refetch],
  );
  return useMemo(
    () => ({
      window: opened === null ? undefined : query.data,
      firstUnreadId: opened?.firstUnreadId ?? null,
      error: query.error,
      isFetching,
      ...actions,
    }),
    [opened, query.data, query.error, isFetching, actions],
  );
}

/** Loads a chat that will likely be opened next, so that it opens with its text at once. */
export function useOpenAhead(): (chat: {
  readonly id: ConversationId;
  readonly unreadCount: number;
}) => void {
  const client = useClient();
  const queries = useQueryClient();
  return useCallback(
    ({ id, unreadCount }) => {
      const ahead = queries.query({
        queryKey: threadKey(id),
        queryFn: () => openWindow(client, id, unreadCount, null),
        structuralSharing: false,
        staleTime: Infinity,
        retry: false,
      });
      // Nobody asked for it yet: if it fails, opening the chat will say so.
      ahead.catch(() => undefined);
    },
    [client, queries],
  );
}

/** What can be done with the loaded part; one at a time, so that no page is asked for twice. */
function createLoading(
  client: Client,
  queries: QueryClient,
  conversationId: ConversationId,
  showFailure: (error: unknown) => void,
) {
  const queryKey = threadKey(conversationId);
  let isLoading = false;
  const change = (update: (now: ThreadWindow) => ThreadWindow) => {
    queries.setQueryData<ThreadWindow>(queryKey, (now) => (now === undefined ? now : update(now)));
  };
  const list = (where: { before?: MessageId; after?: MessageId; around?: MessageId }) =>
    client.call('messages.list', { conversationId, limit: pageSize, ...where });
  const load = async (work: (now: ThreadWindow) => Promise<void>) => {
    const now = queries.getQueryData<ThreadWindow>(queryKey);
    if (now === undefined || isLoading) return;
    isLoading = true;
    try {
      await work(now);
    } catch (error) {
      showFailure(error);
    } finally {
      isLoading = false;
    }
  };
  return {
    loadOlder: () =>
      void load(async (now) => {
        const oldest = now.items[0];
        if (!now.hasOlder || oldest === undefined) return;
        const page = await list({ before: oldest.id });
        change((later) => withOlder(later, page));
      }),
    loadNewer: () =>
      void load(async (now) => {
        const newest = now.items.at(-1);
        if (!now.hasNewer || newest === undefined) return;
        const page = await list({ after: newest.id });
        change((later) => withNewer(later, page));
      }),
    renew: (seen: MessageId) =>
      void load(async () => {
        const page = await list({ around: seen });
        change((later) => refreshed(later, page));
      }),
    reveal: async (messageId: MessageId): Promise<boolean> => {
      let isThere = false;
      await load(async (now) => {
        isThere = holds(now, messageId);
        if (isThere) return;
        const page = await list({ around: messageId });
        isThere = holds(page, messageId);
        if (isThere) change((later) => windowOf(page, messageId, later.stretch + 1));
      });
      return isThere;
    },
    toNewest: () =>
      load(async (now) => {
        if (!now.hasNewer) return;
        const page = await list({});
        change((later) => windowOf(page, null, later.stretch + 1));
      }),
  };
}

function reopen(
  queries: QueryClient,
  queryKey: ReturnType<typeof threadKey>,
  wished: MessageId | null,
): void {
  const before = queries.getQueryData<ThreadWindow>(queryKey);
  const after = reopened(before, wished);
  if (before === after) return;
  if (after === undefined) queries.removeQueries({ queryKey, exact: true });
  else {
    // What is remembered may be out of date: being set must not make it look fresh.
    const isStale = queries.getQueryState(queryKey)?.isInvalidated === true;
    queries.setQueryData<ThreadWindow>(queryKey, after);
    if (isStale) void queries.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
  }
}

/** The first stretch: around the wished message, or the newest one, far enough back to hold what is unread. */
async function openWindow(
  client: Client,
  conversationId: ConversationId,
  unreadCount: number,
  wished: MessageId | null,
): Promise<ThreadWindow> {
  if (wished !== null) {
    // A message that is gone by now is no reason not to open the chat.
    const page = await client
      .call('messages.list', { conversationId, around: wished, limit: pageSize })
      .catch(() => null);
    if (page !== null && holds(page, wished)) return windowOf(page, wished);
  }
  const limit = Math.min(largestPage, Math.max(pageSize, unreadCount + 20));
  let window = windowOf(await client.call('messages.list', { conversationId, limit }));
  while (
    firstUnreadOf(window.items, unreadCount) === 'before' &&
    window.hasOlder &&
    window.items.length < mostUnread
  ) {
    const oldest = window.items[0];
    if (oldest === undefined) break;
    const page = await client.call('messages.list', {
      conversationId,
      before: oldest.id,
      limit: largestPage,
    });
    window = withOlder(window, page);
  }
  return { ...window, grewAt: 'end' };
}

function holds(part: { readonly items: readonly { readonly id: string }[] }, id: string): boolean {
  return part.items.some((message) => message.id === id);
}

function unreadLine(window: ThreadWindow, unreadCount: number): string | null {
  if (window.hasNewer) return null;
  const first = firstUnreadOf(window.items, unreadCount);
  if (first === 'before') return window.items.find((message) => message.direction === 'in')?.id ?? null;
  return first?.id ?? null;
}
