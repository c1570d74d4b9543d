import type { ConversationId } from '#shared/domain/ids.ts';

import type { ChatNews } from './chat-toast.ts';

export type ToldChat = ChatNews['chat'];

/** What was announced about chats and is not looked at yet, and what toasts tell of them. Times are monotonic, in ms. */
export type ChatMemory = {
  /** Messages that were announced, by chat; the chat that wrote last is the last. */
  readonly announced: Map<ConversationId, Set<string>>;
  /** Chats that may have been read or answered. */
  readonly changed: Set<ConversationId>;
  haveCardsChanged: boolean;
  /** Chats with a toast of their own: since when, and when it was last renewed. */
  readonly alone: Map<
    ConversationId,
    { readonly since: number; readonly shownAt: number; readonly chat: ToldChat }
  >;
  /** The chats that share a toast, the newest first, and when it last grew. */
  together: { readonly chats: readonly ToldChat[]; readonly at: number } | null;
  /** What came late and is not told yet: how many messages of which chat, since when, and when the last. */
  late: { readonly counts: Map<ConversationId, number>; readonly since: number; at: number } | null;
  /** The same of the toast that tells it. */
  missed: Map<ConversationId, number>;
};

/** Nothing remembered yet: of a program that has just started. */
export function emptyChatMemory(): ChatMemory {
  return {
    announced: new Map(),
    changed: new Set(),
    haveCardsChanged: false,
    alone: new Map(),
    together: null,
    late: null,
    missed: new Map(),
  };
}

/** A message was announced. */
export function announce(memory: ChatMemory, conversationId: ConversationId, messageId: string): void {
  const ids = memory.announced.get(conversationId) ?? new Set();
  memory.announced.delete(conversationId);
  memory.announced.set(conversationId, ids.add(messageId));
}

/** True for a chat that a toast tells of. */
export function isTold({ alone, together, missed }: ChatMemory, id: ConversationId): boolean {
  return alone.has(id) || missed.has(id) || (together?.chats.some((chat) => chat.id === id) ?? false);
}
