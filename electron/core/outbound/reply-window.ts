import type { ChannelId, ConversationId } from '#shared/domain/ids.ts';
import { replyWindowEnd } from '#shared/domain/reply-window.ts';

import { getChannel } from '../store/channels.ts';
import type { ReadDb } from '../store/database.ts';
import { lastFromCustomerAt } from '../store/messages.ts';

/** When the time ends in which this chat may be answered freely, epoch ms; null = no such rule. */
export function replyWindowOf(
  db: ReadDb,
  chat: { readonly id: ConversationId; readonly channelId: ChannelId; readonly createdAt: number },
): number | null {
  const channel = getChannel(db, chat.channelId);
  if (channel?.provider !== 'meta-cloud') return null;
  return replyWindowEnd(channel.provider, {
    lastFromCustomerAt: lastFromCustomerAt(db, chat.id),
    since: chat.createdAt,
  });
}
