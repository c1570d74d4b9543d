import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';

/** A message that is older than this when it arrives was waiting somewhere: the computer was off or offline; ms. */
const newsAge = 10 * 60_000;

export type Arrived = {
  /** Just written. */
  readonly fresh: number;
  /** Written while the computer was off or offline. */
  readonly late: number;
};

/**
 * How many of the messages that were announced are news. What was written before the number was connected is its history
 * and none. `tail`: the newest messages of the chat, oldest first; what was announced and is not among them is older.
 * Times are epoch ms.
 */
export function countNews(
  announced: ReadonlySet<string>,
  tail: readonly { readonly id: string; readonly at: string }[],
  { connectedAt, now }: { readonly connectedAt: number; readonly now: number },
): Arrived {
  // Providers tell whole seconds: what is written in the second of connecting bears the beginning of that second.
  const since = Math.floor(connectedAt / 1000) * 1000;
  const times = tail.filter(({ id }) => announced.has(id)).map(({ at }) => Date.parse(at));
  const beyond = announced.size - times.length;
  const oldest = Date.parse(tail[0]?.at ?? '');
  const known = times.filter((at) => at >= since);
  const fresh = known.filter((at) => now - at <= newsAge).length;
  return { fresh, late: known.length - fresh + (oldest >= since ? beyond : 0) };
}

/** True while a chat waits to be read and answered: what its toast stands for. */
export function isWaiting(
  chat: Pick<ConversationView, 'unreadCount' | 'needsReply' | 'isArchived' | 'snoozedUntil'>,
): boolean {
  return chat.unreadCount > 0 && chat.needsReply && !chat.isArchived && chat.snoozedUntil === null;
}

/** The newest of the unread messages, newest first. */
export function unreadOf<Message extends Pick<MessageView, 'direction'>>(
  tail: readonly Message[],
  unreadCount: number,
): Message[] {
  return tail
    .filter(({ direction }) => direction === 'in')
    .reverse()
    .slice(0, unreadCount);
}
