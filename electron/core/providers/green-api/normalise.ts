import type { MessageAuthor } from '#shared/domain/message.ts';
import type { ChatReference, InboundEvent, Normalised } from '#shared/domain/inbound-event.ts';
import { ownWords } from '#shared/domain/saying/saying.ts';

import type { RawSource } from '../provider.ts';
import { callEvents } from './call-events.ts';
import { accountOf, chatOf, extraNames, isSameChat } from './chat.ts';
import { messageDataOf } from './history-shape.ts';
import { connectionOfState } from './instance-state.ts';
import { epochMs, fields, idText, isFields, isTrue, text, type Fields } from '../lenient.ts';
import { messageEvents } from './message-events.ts';
import { normaliseJournalItem } from './normalise-journal.ts';
import { isExceeded, quotaOf } from './quota.ts';
import { readStatus } from './status.ts';

/** The meaning of a raw body. Throws a sentence when the body is not an object or a message lacks its id or chat. */
export function normalise(source: RawSource, body: unknown, context: { receivedAt: number }): Normalised {
  if (!isFields(body)) throw new Error('The body is not a JSON object.');
  if (source === 'history') return normaliseJournalItem(body, context.receivedAt);
  return normaliseWebhook(body, context.receivedAt);
}

/** Green API's own name of the event, for the journal. */
export function eventType(body: unknown): string | null {
  if (!isFields(body)) return null;
  const type = text(body, 'typeWebhook');
  if (type !== null) return type;
  return body.type === 'incoming' || body.type === 'outgoing' ? `journal.${body.type}` : null;
}

/** A Map: a type called `constructor` must not find what every object has. */
const authors = new Map<string, MessageAuthor>([
  ['incomingmessagereceived', 'customer'],
  ['outgoingmessagereceived', 'phone'],
  // The core recognises its own sends by their ids; what remains was sent by another program.
  ['outgoingapimessagereceived', 'other-api'],
]);

function normaliseWebhook(given: Fields, receivedAt: number): Normalised {
  const type = text(given, 'typeWebhook');
  if (type === null)
    return { kind: 'ignored', reason: 'Not a notification of Green API: it has no typeWebhook.' };
  // Some relays wrap everything into `data`, flat as in a journal; the outer fields win.
  const flat = isFields(given.data) ? given.data : null;
  const body = flat ? { ...flat, ...given } : given;
  const author = authors.get(type.toLowerCase());
  if (author) return messageEvents(messageFacts(body, flat, author, receivedAt));
  switch (type.toLowerCase()) {
    case 'outgoingmessagestatus':
      return statusEvents(body, receivedAt);
    case 'stateinstancechanged':
      return stateEvents(body);
    case 'incomingcall':
      return callEvents(body, true, receivedAt);
    case 'outgoingcall':
      return callEvents(body, false, receivedAt);
    case 'quotaexceeded':
      return quotaEvents(body);
    case 'incomingblock':
      // The English collection shows the quota notification under this name.
      if (isFields(body.quotaData)) return quotaEvents(body);
      return {
        kind: 'ignored',
        reason: 'A customer blocked or unblocked this number; Deskbell does not keep that.',
      };
    case 'statusinstancechanged':
      return { kind: 'ignored', reason: 'Whether the phone is online is not kept.' };
    case 'deviceinfo':
    case 'avatarinfo':
      return {
        kind: 'ignored',
        reason: isFields(body.avatarInfo)
          ? 'The picture of a contact is not kept.'
          : 'Facts about the phone are not kept.',
      };
    default:
      return {
        kind: 'ignored',
        reason: `Deskbell does not know notifications of the type "${type.slice(0, 60)}".`,
      };
  }
}

function messageFacts(body: Fields, flat: Fields | null, author: MessageAuthor, receivedAt: number) {
  const sender = fields(body, 'senderData');
  // An older document shows the parts of `messageData` beside `senderData`.
  const data = flat && !isFields(body.messageData) ? messageDataOf(flat) : dataOf(body);
  const wid = idText(fields(body, 'instanceData'), 'wid');
  const writer = idText(sender, 'sender') ?? idText(body, 'senderId', 'sender');
  const isUs = writer !== null && wid !== null && isSameChat(writer, wid);
  const chatId =
    idText(sender, 'chatId') ?? idText(body, 'chatId') ?? (author === 'customer' ? writer : null);
  const providerMessageId = idText(body, 'idMessage');
  if (providerMessageId === null) throw new Error('A message without an id.');
  if (chatId === null) throw new Error('A message that does not say in which chat it is.');
  return {
    author,
    chatId,
    chatName: text(sender, 'chatName') ?? text(body, 'chatName'),
    sender: isUs ? null : writer,
    senderAliases: isUs ? [] : [...extraNames(sender), ...extraNames(body)],
    senderNames: [
      text(sender, 'senderContactName') ?? text(body, 'senderContactName'),
      text(sender, 'senderName') ?? text(body, 'senderName'),
    ],
    providerMessageId,
    at: epochMs(body, 'timestamp') ?? receivedAt,
    typeMessage: text(data, 'typeMessage') ?? 'unknown',
    data,
    status: null,
    isEdited: isTrue(body, 'isEdited'),
    isDeleted: isTrue(body, 'isDeleted'),
  };
}

function dataOf(body: Fields): Fields {
  const data = body.messageData;
  if (!isFields(data)) return messageDataOf(body);
  return isFields(body.quotedMessage) ? { quotedMessage: body.quotedMessage, ...data } : data;
}

function statusEvents(body: Fields, receivedAt: number): Normalised {
  const providerMessageId = idText(body, 'idMessage');
  if (providerMessageId === null) throw new Error('A status that does not say of which message.');
  const reported = readStatus(body, 'status');
  if (!reported) {
    const name = (text(body, 'status') ?? '').slice(0, 40);
    return { kind: 'ignored', reason: `Deskbell does not know the status "${name}".` };
  }
  const at = epochMs(body, 'timestamp') ?? receivedAt;
  // Some statuses come without a chat (Green API's tracker, issue 16): the id alone must do.
  const chatId = idText(body, 'chatId');
  const chat = chatId === null ? null : chatOf(chatId, [], []);
  const events: InboundEvent[] = [
    { kind: 'status', chat: knownChat(chat), providerMessageId, ...reported, at, outboxId: null },
  ];
  if (reported.failure?.code === 'number-blocked') {
    events.push({
      kind: 'connection',
      state: 'suspended',
      account: widOf(body),
      detail: reported.failure.detail === null ? null : ownWords(reported.failure.detail),
      at,
    });
  }
  return { kind: 'events', events };
}

function knownChat(chat: ReturnType<typeof chatOf> | null): ChatReference | null {
  return chat === null || 'ignored' in chat ? null : chat;
}

function stateEvents(body: Fields): Normalised {
  const told = text(body, 'stateInstance');
  const state = connectionOfState(told);
  const at = epochMs(body, 'timestamp');
  if (state === null) {
    return { kind: 'ignored', reason: `Deskbell does not know the state "${(told ?? '').slice(0, 40)}".` };
  }
  return { kind: 'events', events: [{ kind: 'connection', state, account: widOf(body), detail: null, at }] };
}

function quotaEvents(body: Fields): Normalised {
  const quota = fields(body, 'quotaData');
  if (text(quota, 'status') !== null && !isExceeded(quota)) {
    return { kind: 'ignored', reason: 'A quota that is not used up.' };
  }
  const at = epochMs(body, 'timestamp');
  const detail = quotaOf(quota);
  return {
    kind: 'events',
    events: [{ kind: 'connection', state: 'quota-exceeded', account: widOf(body), detail, at }],
  };
}

function widOf(body: Fields): string | null {
  return accountOf(idText(fields(body, 'instanceData'), 'wid'));
}
