import type { InboundEvent, InboundMessage } from '#shared/domain/inbound-event.ts';
import { textOf } from '#shared/domain/message.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';

import { epochMs, fields, idText, isFields, isTrue, text, type Fields } from '../lenient.ts';
import { chatOf } from './chat.ts';
import { readContent } from './content.ts';
import { failureOfStatus } from './errors.ts';

/** What a part of a body comes to: events, or why there are none. */
export type Part = { readonly events: readonly InboundEvent[]; readonly note: string | null };

export const nothing = (note: string): Part => ({ events: [], note });

/** What became of a message, in our words; null for a word that is not known. */
function statusOf(from: Fields): OutgoingStatus | null {
  switch (text(from, 'status')?.trim().toLowerCase()) {
    case 'sent':
      return 'sent';
    case 'delivered':
      return 'delivered';
    case 'read':
      return 'read';
    case 'error':
      return 'failed';
    default:
      return null;
  }
}

/** One of `messages[]`: from the customer, or an echo of anything that went out. */
export function messagePart(message: Fields, receivedAt: number): Part {
  const chat = chatOf(message);
  if (chat && 'ignored' in chat) return nothing(chat.ignored);
  const providerMessageId = idText(message, 'messageId', 'id');
  if (chat === null || providerMessageId === null) return nothing('A message without its id or its chat.');
  const isEcho = isTrue(message, 'isEcho');
  const at = timeOf(message, 'dateTime') ?? receivedAt;
  const { content, media } = readContent(message);
  const isEdited = isTrue(message, 'isEdited');
  const status = isEcho ? statusOf(message) : null;
  const event: InboundMessage = {
    kind: 'message',
    chat: isEcho ? { ...chat, names: chat.kind === 'group' ? chat.names : [] } : chat,
    providerMessageId,
    at,
    // An echo tells neither the phone from the API nor our program from another: what is not ours a person wrote.
    author: isEcho ? 'phone' : 'customer',
    ...(isEcho ? { mayBeOurs: true } : {}),
    sender:
      chat.kind === 'group' && !isEcho
        ? { identifiers: [], name: text(message, 'authorName') ?? text(fields(message, 'contact'), 'name') }
        : null,
    content,
    media,
    quoted: quotedOf(message),
    status,
    isEdited,
    isDeleted: isTrue(message, 'isDeleted'),
  };
  const events: InboundEvent[] = [event];
  // `dateTime` stays that of the message: only the order of arrival tells a second edit from the first.
  if (isEdited && text(message, 'text') !== null)
    events.push({
      kind: 'edit',
      chat: event.chat,
      targetProviderMessageId: providerMessageId,
      text: text(message, 'text') ?? '',
      at: Math.max(receivedAt, at),
    });
  if (status === 'failed')
    events.push({
      kind: 'status',
      chat: event.chat,
      providerMessageId,
      status,
      failure: failureOfStatus(fields(message, 'error')),
      at,
      outboxId: null,
    });
  return { events, note: null };
}

/** One of `statuses[]`. */
export function statusPart(from: Fields, receivedAt: number): Part {
  const providerMessageId = idText(from, 'messageId', 'id');
  if (providerMessageId === null) return nothing('A status that does not say of which message.');
  const told = text(from, 'status') ?? '';
  if (told.trim().toLowerCase() === 'edited')
    return nothing('An edit has arrived; its words come by themselves.');
  const status = statusOf(from);
  if (status === null) return nothing(`Deskbell does not know the status "${told.slice(0, 40)}".`);
  const event: InboundEvent = {
    kind: 'status',
    chat: null,
    providerMessageId,
    status,
    failure: status === 'failed' ? failureOfStatus(fields(from, 'error')) : null,
    at: timeOf(from, 'timestamp') ?? receivedAt,
    // Not documented, but harmless to read: an id that is not ours finds nothing.
    outboxId: idText(from, 'crmMessageId'),
  };
  return { events: [event], note: null };
}

/** An instant as ISO 8601 or as a number; null when there is none that can be meant. */
export function timeOf(from: Fields, key: string): number | null {
  const written = text(from, key);
  const parsed = written === null || /^\d+$/.test(written) ? Number.NaN : Date.parse(written);
  return Number.isNaN(parsed) || parsed <= 0 ? epochMs(from, key) : parsed;
}

/** The message that is answered; the fields inside are not documented. */
function quotedOf(message: Fields): InboundMessage['quoted'] {
  const quoted = message.quotedMessage;
  if (!isFields(quoted)) return null;
  const providerMessageId = idText(quoted, 'messageId', 'id');
  if (providerMessageId === null) return null;
  const words = textOf(readContent(quoted).content);
  return { providerMessageId, text: words === '' ? null : words };
}
