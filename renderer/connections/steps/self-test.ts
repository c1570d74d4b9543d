import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { whatsAppNumberOf } from '#shared/domain/phone.ts';

import type { TrialState } from './connect-progress.ts';

/** A phone's clock, or this computer's, may be a little off. Milliseconds. */
const clockSlack = 2 * 60_000;

/**
 * The chat in which somebody has written to this number since it was connected; null = nobody yet. What was backfilled
 * is older, and an automatic answer does not hide it: its chat is unread still.
 */
export function writerTo(
  channel: { readonly id: ChannelId; readonly createdAt: string },
  chats: readonly ConversationView[],
): ConversationView | null {
  const since = Date.parse(channel.createdAt) - clockSlack;
  return (
    chats.find(
      ({ channelId, kind, lastMessage, unreadCount }) =>
        channelId === channel.id &&
        kind === 'person' &&
        lastMessage !== null &&
        (lastMessage.direction === 'in' || unreadCount > 0) &&
        Date.parse(lastMessage.at) >= since,
    ) ?? null
  );
}

/** An address that opens a chat with a phone in WhatsApp, with a text that only has to be sent. */
export function chatAddress(phone: string, text: string): string {
  return `https://wa.me/${whatsAppNumberOf(phone)}?text=${encodeURIComponent(text)}`;
}

/** How far a message of ours is: it is proved once the phone has confirmed it. */
export function trialOf(message: Pick<MessageView, 'status'> | null): TrialState {
  switch (message?.status) {
    case 'delivered':
    case 'read':
    case 'played':
      return 'works';
    case 'failed':
      return 'broken';
    case undefined:
    case 'queued':
    case 'sent':
    case 'received':
    case 'unknown':
      return 'running';
  }
}
