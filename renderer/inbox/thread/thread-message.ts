import type { MessageView } from '#shared/api/calls/messages.ts';
import type { UploadId } from '#shared/domain/ids.ts';

/** A message that was typed here and that the core has not answered for yet. */
export type PendingMessage = {
  readonly state: 'pending';
  /** Also the idempotency key: trying again can never send twice. */
  readonly key: string;
  readonly conversationId: string;
  readonly text: string;
  readonly at: string;
  readonly quoted: MessageView['quoted'];
  readonly upload: { readonly id: UploadId; readonly fileName: string; readonly mimeType: string } | null;
  /** The message's id once the core has told it; the bubble gives way when that message is loaded. */
  readonly messageId: string | null;
};

/** What a thread shows: a message of the core, or one that is on its way there. */
export type ThreadMessage = ({ readonly state: 'stored' } & MessageView) | PendingMessage;

/** The key of a bubble: the same before and after the core has answered, so that it does not blink. */
export function keyOf(message: ThreadMessage): string {
  return message.state === 'pending' ? (message.messageId ?? message.key) : message.id;
}

/**
 * The stored messages followed by those on their way, without the ones that are loaded already. What is on its way is
 * always newest, so it comes last; only a window that reaches the newest message shows it.
 */
export function withPending(stored: readonly MessageView[], pending: readonly PendingMessage[]): ThreadMessage[] {
  const known = new Set<string>(stored.map((message) => message.id));
  const waiting = pending.filter((message) => message.messageId === null || !known.has(message.messageId));
  return [...stored.map((message) => ({ state: 'stored' as const, ...message })), ...waiting];
}
