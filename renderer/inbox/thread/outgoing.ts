import type { MessageView } from '#shared/api/calls/messages.ts';

/**
 * A message that was typed here and that may not be loaded yet: shown at once, as waiting, which is the truth. `key` is
 * also the idempotency key: trying again can never send twice.
 */
export type Outgoing = { readonly key: string; readonly message: MessageView };

/** Those after the core has taken one: the bubble has the real id now and gives way when that message is loaded. */
export function withAnswer(
  outgoing: readonly Outgoing[],
  key: string,
  messageId: MessageView['id'],
): readonly Outgoing[] {
  return outgoing.map((one) =>
    one.key === key ? { ...one, message: { ...one.message, id: messageId } } : one,
  );
}

/** Those that are left after one was loaded or refused. */
export function without(outgoing: readonly Outgoing[], key: string): readonly Outgoing[] {
  return outgoing.filter((one) => one.key !== key);
}

/** The loaded messages followed by those that are on their way and not among them. */
export function withOutgoing(
  stored: readonly MessageView[],
  outgoing: readonly Outgoing[],
): readonly MessageView[] {
  if (outgoing.length === 0) return stored;
  const known = new Set<string>(stored.map((message) => message.id));
  return [...stored, ...outgoing.map((one) => one.message).filter((message) => !known.has(message.id))];
}
