import type { InboundEvent, Normalised } from '#shared/domain/inbound-event.ts';

import { fields, idText, isFields, rows, text, type Fields } from '../lenient.ts';
import type { RawSource } from '../provider.ts';
import { connectionOfChannel } from './channel-state.ts';
import { chatOf } from './chat.ts';
import type { WazzupConfig } from './config.ts';
import { messagePart, nothing, statusPart, timeOf, type Part } from './message-events.ts';

const lists = ['messages', 'statuses', 'channelsUpdates'] as const;
const singles = ['createContact', 'createDeal', 'templateStatus', 'test'] as const;

/**
 * The meaning of a body for one number of the account: what names another number is left to that one. Throws a sentence
 * when it is not an object, or when nothing in it can be read.
 */
export function normalise(
  _source: RawSource,
  body: unknown,
  context: { receivedAt: number; config: WazzupConfig },
): Normalised {
  if (!isFields(body)) throw new Error('The body is not a JSON object.');
  const { receivedAt } = context;
  const isOurs = (item: Fields) => [null, context.config.channelId].includes(idText(item, 'channelId'));
  const parts = [
    ...strayItems(body),
    ...rows(body, 'messages').map((item) => (isOurs(item) ? messagePart(item, receivedAt) : otherNumber)),
    ...rows(body, 'statuses').map((item) => (isOurs(item) ? statusPart(item, receivedAt) : otherNumber)),
    ...rows(body, 'channelsUpdates').map((item) => (isOurs(item) ? channelPart(item) : otherNumber)),
    ...singleParts(body),
  ];
  if (parts.length === 0) return { kind: 'ignored', reason: 'Not an event of Wazzup24 that Deskbell knows.' };
  const events = parts.flatMap((part) => part.events);
  const notes = [...new Set(parts.flatMap(({ note }) => (note === null ? [] : [note])))];
  if (events.length > 0) {
    // What belongs to another number is told there.
    const note = notes.filter((one) => one !== otherNumber.note).join(' ');
    return { kind: 'events', events, ...(note === '' ? {} : { note }) };
  }
  const unreadable = notes.find(
    (note) => note.startsWith('A message without') || note.startsWith('A status that'),
  );
  if (unreadable !== undefined && notes.length === 1) throw new Error(unreadable);
  return { kind: 'ignored', reason: notes.join(' ') };
}

/** Wazzup24's name of an event, for the journal: the keys of the body that are events. */
export function eventType(body: unknown): string | null {
  if (!isFields(body)) return null;
  const keys = [...lists, ...singles].filter((key) => body[key] !== undefined);
  return keys.length === 0 ? null : keys.join('+');
}

const otherNumber = nothing('About a number of the account that is not this one.');

/** Members of the lists that are no objects. */
function strayItems(body: Fields): Part[] {
  return lists.flatMap((key) => {
    const list = body[key];
    const isWhole = list === undefined || (Array.isArray(list) && list.every(isFields));
    return isWhole ? [] : [nothing(`Something in "${key}" could not be read.`)];
  });
}

function channelPart(update: Fields): Part {
  const told = text(update, 'state');
  if (told === null) return nothing('News of a number without its state.');
  const { state, detail } = connectionOfChannel(told);
  const code = /^data:image\/png;base64,(.+)$/i.exec(text(update, 'qr') ?? '')?.[1];
  const event: InboundEvent = {
    kind: 'connection',
    state,
    account: null,
    detail,
    at: timeOf(update, 'timestamp'),
    ...(code === undefined ? {} : { qrCode: code }),
  };
  return { events: [event], note: null };
}

function singleParts(body: Fields): Part[] {
  return singles.flatMap((key) => {
    if (body[key] === undefined) return [];
    switch (key) {
      case 'test':
        return [nothing('Wazzup24 has tried this address; it was answered.')];
      case 'templateStatus': {
        const status = (text(fields(body, key), 'status') ?? 'changed').slice(0, 40);
        return [nothing(`A template of the account is ${status}; Deskbell keeps no templates of Wazzup24.`)];
      }
      case 'createDeal':
        return [nothing('Wazzup24 wanted a deal; Deskbell keeps no deals.')];
      case 'createContact':
        return [contactPart(fields(body, key))];
    }
  });
}

/** Somebody has written: the name and phone of the new customer, the message comes by itself. */
function contactPart(contact: Fields): Part {
  const name = text(contact, 'name');
  const events = rows(contact, 'contactData').flatMap((entry): InboundEvent[] => {
    const chat = chatOf({ ...entry, contact: { name } });
    if (chat === null || 'ignored' in chat || chat.kind !== 'person') return [];
    return [{ kind: 'identity', identifiers: chat.identifiers, name: chat.names[0] ?? null }];
  });
  return events.length > 0
    ? { events, note: null }
    : nothing('Wazzup24 wanted a contact that is not one of WhatsApp.');
}
