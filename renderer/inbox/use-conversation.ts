import { useQueryClient } from '@tanstack/react-query';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import { asId, type ConversationId } from '#shared/domain/ids.ts';

import { useCall } from '../api/use-call.ts';
import type { ConversationPages } from './list/conversation-pages.ts';

/** One chat, at once from the list when it is there, then kept current. */
export function useConversation(id: string | null): { chat: ConversationView | null; error: Error | null } {
  const queries = useQueryClient();
  const query = useCall(
    'conversations.get',
    { id: asId<ConversationId>(id ?? '-') },
    { enabled: id !== null },
  );
  if (id === null) return { chat: null, error: null };
  if (query.data !== undefined) return { chat: query.data, error: null };
  const listed = queries
    .getQueriesData<ConversationPages>({ queryKey: ['conversations.list'] })
    .flatMap(([key, pages]) => (key[2] === 'pages' && pages ? pages.items : []))
    .find((chat) => chat.id === id);
  return { chat: query.error === null ? (listed ?? null) : null, error: query.error };
}
