import type { ReplyCardView } from '#shared/api/calls/automation.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { Client } from '#shared/api/client.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

import type { ChatNews } from './chat-toast.ts';
import { countNews, unreadOf, type Arrived } from './news.ts';

export type GatheredChat = {
  readonly chat: ConversationView;
  readonly arrived: Arrived;
  /** The card of a message that was just announced. */
  readonly card: ReplyCardView | null;
  readonly news: ChatNews;
};

/** As many messages as are looked at; what is older counts as late. */
const tailLength = 50;

/** The chat, or null when there is no such chat (any more). */
export async function findChat(client: Client, id: ConversationId): Promise<ConversationView | null> {
  try {
    return await client.call('conversations.get', { id });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return null;
    throw error;
  }
}

/** Everything that a toast about new messages of a chat needs. `announced`: their ids. Null: the chat is gone. */
export async function gatherChat(
  client: Client,
  id: ConversationId,
  announced: ReadonlySet<string>,
  desk: { readonly channels: readonly ChannelView[]; readonly now: number },
): Promise<GatheredChat | null> {
  const chat = await findChat(client, id);
  if (chat === null) return null;
  const { items: tail } = await client.call('messages.list', { conversationId: id, limit: tailLength });
  const { items: cards } = await client.call('replyCards.list', { conversationId: id });
  const channel = desk.channels.find((candidate) => candidate.id === chat.channelId);
  const unread = unreadOf(tail, chat.unreadCount);
  // The card of a message says what it says: the chat's own toast has the others.
  const others = unread.filter((message) => !cards.some(({ messageId }) => messageId === message.id));
  return {
    chat,
    arrived: countNews(announced, tail, {
      connectedAt: Date.parse(channel?.createdAt ?? chat.lastMessage?.at ?? ''),
      now: desk.now,
    }),
    card: cards.find(({ messageId }) => announced.has(messageId)) ?? null,
    news: {
      chat,
      count: chat.unreadCount - (unread.length - others.length),
      messages: others,
      channelLabel: desk.channels.length > 1 ? (channel?.label ?? null) : null,
    },
  };
}
