import type { InboundEvent, Normalised } from '#shared/domain/inbound-event.ts';

import { callEvents } from './call-events.ts';
import { extraNames } from './chat.ts';
import { deletionTargetOf, editTargetOf, messageDataOf } from './history-shape.ts';
import { epochMs, idText, isTrue, text, type Fields } from '../lenient.ts';
import { messageEvents } from './message-events.ts';
import { readStatus } from './status.ts';

/**
 * One item of `lastIncomingMessages`, `lastOutgoingMessages` or `getChatHistory`: flat, unlike a webhook.
 * Throws when it lacks what every message has.
 */
export function normaliseJournalItem(item: Fields, receivedAt: number): Normalised {
  const isIncoming = item.type === 'incoming';
  if (!isIncoming && item.type !== 'outgoing') {
    return { kind: 'ignored', reason: 'A journal item that is neither incoming nor outgoing.' };
  }
  const typeMessage = text(item, 'typeMessage');
  if (typeMessage === 'incomingCall' || typeMessage === 'outgoingCall') {
    return callEvents({ ...item, from: item.chatId }, isIncoming, receivedAt);
  }
  if (typeMessage === null) {
    // Seen right after sending (Green API's tracker, issue 505); the webhook tells it properly.
    return { kind: 'ignored', reason: 'The journal did not know yet what this message says.' };
  }
  const providerMessageId = idText(item, 'idMessage');
  const chatId = idText(item, 'chatId');
  if (providerMessageId === null || chatId === null) {
    throw new Error('A journal item without the id of its message or of its chat.');
  }
  const at = epochMs(item, 'timestamp') ?? receivedAt;
  const status = isIncoming ? null : readStatus(item, 'statusMessage');
  const told = messageEvents({
    author: isIncoming ? 'customer' : isTrue(item, 'sendByApi') ? 'other-api' : 'phone',
    chatId,
    chatName: text(item, 'chatName'),
    sender: idText(item, 'senderId'),
    senderAliases: extraNames(item),
    senderNames: [text(item, 'senderContactName'), text(item, 'senderName')],
    providerMessageId,
    at,
    typeMessage: editTargetOf(item)
      ? 'editedMessage'
      : deletionTargetOf(item)
        ? 'deletedMessage'
        : typeMessage,
    data: messageDataOf(item),
    status: status?.status ?? null,
    isEdited: isTrue(item, 'isEdited'),
    isDeleted: isTrue(item, 'isDeleted'),
  });
  return status?.failure ? withFailure(told, status.failure) : told;
}

/** A failed message comes with the reason, which the message event itself has no room for. */
function withFailure(
  told: Normalised,
  failure: NonNullable<ReturnType<typeof readStatus>>['failure'],
): Normalised {
  if (told.kind !== 'events') return told;
  const more = told.events.flatMap((event): InboundEvent[] =>
    event.kind === 'message'
      ? [
          {
            kind: 'status',
            chat: event.chat,
            providerMessageId: event.providerMessageId,
            status: 'failed',
            failure,
            at: event.at,
            outboxId: null,
          },
        ]
      : [],
  );
  return { kind: 'events', events: [...told.events, ...more] };
}
