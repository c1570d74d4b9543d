import type { ChatReference, InboundEvent, InboundMessage } from '#shared/domain/inbound-event.ts';
import type { MessageAuthor, MessageContent } from '#shared/domain/message.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';

/** A second of the provider's clock, counted from when the fake clock starts. */
export function at(second: number): number {
  return Date.UTC(2026, 2, 2, 9) + second * 1000;
}

/** A personal chat known by its phone, e.g. `79991234567`. */
export function phoneChat(digits: string, names: readonly string[] = []): ChatReference {
  return {
    providerChatId: `${digits}@c.us`,
    kind: 'person',
    identifiers: [{ kind: 'phone', value: `+${digits}` }],
    names,
  };
}

/** A personal chat known only by a hidden id. */
export function lidChat(lid: string, names: readonly string[] = []): ChatReference {
  return { providerChatId: `${lid}@lid`, kind: 'person', identifiers: [{ kind: 'lid', value: lid }], names };
}

/** A group. */
export function groupChat(id: string, title: string): ChatReference {
  return { providerChatId: `${id}@g.us`, kind: 'group', identifiers: [], names: [title] };
}

/** A message as an adapter gives it; a text from a customer unless `more` says otherwise. */
export function message(
  chat: ChatReference,
  providerMessageId: string,
  second: number,
  text = `text of ${providerMessageId}`,
  more: Partial<Omit<InboundMessage, 'content'>> & { content?: MessageContent } = {},
): InboundMessage {
  return {
    kind: 'message',
    chat,
    providerMessageId,
    at: at(second),
    author: 'customer',
    sender: null,
    content: { kind: 'text', text },
    media: null,
    quoted: null,
    status: null,
    isEdited: false,
    isDeleted: false,
    ...more,
  };
}

/** A message that was sent from the phone, or by `author`. */
export function ownMessage(
  chat: ChatReference,
  providerMessageId: string,
  second: number,
  text = `text of ${providerMessageId}`,
  author: MessageAuthor = 'phone',
): InboundMessage {
  return message(chat, providerMessageId, second, text, { author });
}

/** A report on how far a message of ours has come. */
export function statusOf(
  chat: ChatReference | null,
  providerMessageId: string,
  status: OutgoingStatus,
  more: Partial<Extract<InboundEvent, { kind: 'status' }>> = {},
): InboundEvent {
  return {
    kind: 'status',
    chat,
    providerMessageId,
    status,
    failure: null,
    at: at(0),
    outboxId: null,
    ...more,
  };
}
