import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import { epochMs, fields, idText, number, rows, text, type Fields } from '../lenient.ts';
import type { Change } from './envelope.ts';
import { moved, readMessage, type ItemReading, type ReadingContext } from './message-events.ts';
import { chatWith, personIn, personOf, phoneDigits } from './people.ts';

/** A message that the business sent elsewhere: on the phone (`smb_message_echoes`), or by another app. */
export function readEcho(item: Fields, value: Fields, field: string, context: ReadingContext): ItemReading {
  const person = personIn(value, [
    idText(item, 'to'),
    idText(item, 'to_user_id', 'recipient_user_id'),
    idText(item, 'to_parent_user_id', 'recipient_parent_user_id'),
  ]);
  if (person === null) throw new Error('An echo that does not say to whom.');
  const author = field === 'message_echoes' ? 'other-api' : 'phone';
  const chat = { ...chatWith(person), names: person.names };
  return readMessage({ item, author, person, chat, status: 'sent', isHistory: false }, context);
}

/** One chat of the phone's history (`threads[]`), which the owner has agreed to share. */
export function readThread(thread: Fields, value: Fields, context: ReadingContext): (() => ItemReading)[] {
  const person = personIn(value, [
    idText(thread, 'id'),
    idText(fields(thread, 'context'), 'wa_id'),
    idText(fields(thread, 'context'), 'user_id'),
  ]);
  return rows(thread, 'messages').map((item) => () => readOld(item, person, value, context));
}

/** One message of the history; files of the last two weeks come once more by themselves. */
export function readOld(
  item: Fields,
  thread: ReturnType<typeof personOf>,
  value: Fields,
  context: ReadingContext,
): ItemReading {
  const us = idText(fields(value, 'metadata'), 'display_phone_number')?.replace(/\D/g, '') ?? null;
  const from = idText(item, 'from');
  const isOurs = from !== null && us !== null && phoneDigits(from) === us;
  const person =
    thread ??
    (isOurs ? personIn(value, [idText(item, 'to')]) : personIn(value, [from, idText(item, 'from_user_id')]));
  if (person === null) throw new Error('An old message that does not say with whom.');
  const author = isOurs ? 'phone' : 'customer';
  const status = isOurs ? oldStatus(item) : null;
  return readMessage({ item, author, person, chat: chatWith(person), status, isHistory: true }, context);
}

function oldStatus(item: Fields): OutgoingStatus {
  switch (text(fields(item, 'history_context'), 'status')?.toUpperCase()) {
    case 'DELIVERED':
      return 'delivered';
    case 'READ':
      return 'read';
    case 'PLAYED':
      return 'played';
    case 'ERROR':
      return 'failed';
    default:
      return 'sent';
  }
}

/** A contact of the phone's address book. */
export function readBookEntry(item: Fields): ItemReading {
  const contact = fields(item, 'contact');
  const person = personOf(
    [idText(contact, 'phone_number'), idText(contact, 'user_id')],
    text(contact, 'username'),
    [text(contact, 'full_name', 'first_name')],
  );
  if (person === null || text(item, 'action') === 'remove')
    return { note: 'A contact was taken out of the address book.' };
  return { events: [{ kind: 'identity', identifiers: person.identifiers, name: person.names[0] ?? null }] };
}

/** A business-scoped id was replaced: it follows the phone, and is made anew when that changes. */
export function readUserIdUpdate(item: Fields, value: Fields): ItemReading {
  const ids = (key: 'previous' | 'current') => [
    idText(fields(item, 'user_id'), key),
    idText(fields(item, 'parent_user_id'), key),
  ];
  const phone = idText(item, 'wa_id');
  const before = personIn(value, [phone, ...ids('previous')]);
  const after = personOf(ids('current'), null, []);
  if (before === null || after === null) throw new Error('A change of ids that does not say of whom.');
  return { events: [moved(before, after)] };
}

/** A customer has used WhatsApp's own switch for offers of this business. */
export function readPreference(item: Fields, value: Fields, receivedAt: number): ItemReading {
  const wish = text(item, 'value')?.toLowerCase() ?? 'unknown';
  const category = text(item, 'category') ?? 'marketing_messages';
  if (category !== 'marketing_messages' || (wish !== 'stop' && wish !== 'resume'))
    return {
      note: `A customer's wish that Deskbell does not know: ${category.slice(0, 40)}, ${wish.slice(0, 20)}.`,
    };
  const person = personIn(value, [idText(item, 'wa_id'), idText(item, 'user_id')]);
  if (person === null) throw new Error('A wish about promotions that does not say whose.');
  const at = epochMs(item, 'timestamp') ?? receivedAt;
  const { identifiers } = person;
  return { events: [{ kind: 'promotions-wish', identifiers, wants: wish === 'resume', at }] };
}

/** One report about a call: the call itself, and how far it has come. */
export function readCall(item: Fields, value: Fields, receivedAt: number): ItemReading {
  const isOurs = text(item, 'direction') === 'BUSINESS_INITIATED';
  const person = personIn(
    value,
    isOurs
      ? [idText(item, 'to'), idText(item, 'to_user_id')]
      : [idText(item, 'from'), idText(item, 'from_user_id')],
  );
  const providerMessageId = idText(item, 'id');
  if (person === null || providerMessageId === null) throw new Error('A call that does not say of whom.');
  const event: InboundEvent = {
    kind: 'message',
    chat: chatWith(person),
    providerMessageId,
    at: epochMs(item, 'timestamp') ?? receivedAt,
    author: isOurs ? 'other-api' : 'customer',
    sender: null,
    content: { kind: 'call', isVideo: false, outcome: outcomeOf(item, isOurs) },
    media: null,
    quoted: null,
    status: isOurs ? 'sent' : null,
    isEdited: false,
    isDeleted: false,
  };
  return { events: [event] };
}

function outcomeOf(item: Fields, isOurs: boolean): 'ringing' | 'answered' | 'missed' | 'declined' | 'ended' {
  if (text(item, 'event') !== 'terminate') return 'ringing';
  if ((number(item, 'duration') ?? 0) > 0) return 'answered';
  if (text(item, 'status')?.toUpperCase() === 'REJECTED') return 'declined';
  return isOurs ? 'ended' : 'missed';
}

/** What happened to the account. Only what decides whether anything can be sent becomes more than a line in the journal. */
export function readAccountChange({ field, value, at }: Change): ItemReading {
  const event = text(value, 'event', 'decision', 'status') ?? '';
  const ban = text(fields(value, 'ban_info'), 'waba_ban_state')?.toUpperCase() ?? null;
  if (field === 'account_update' && ban !== null) {
    if (ban === 'DISABLE') return connection('blocked', 'account-disabled', at);
    if (ban === 'REINSTATE') return connection('unknown', 'account-reinstated', at);
  }
  if (field === 'account_update' && event === 'ACCOUNT_DELETED') {
    return connection('blocked', 'account-deleted', at);
  }
  const name = field.slice(0, 60);
  return {
    note:
      event === ''
        ? `News about the account: ${name}.`
        : `News about the account: ${name}, ${event.slice(0, 60)}.`,
  };
}

function connection(
  state: 'blocked' | 'unknown',
  reason: 'account-disabled' | 'account-reinstated' | 'account-deleted',
  at: number | null,
): ItemReading {
  return { events: [{ kind: 'connection', state, account: null, detail: saying(reason), at }] };
}
