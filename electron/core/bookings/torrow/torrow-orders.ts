import { createHash } from 'node:crypto';

import { torrowHookIdentity } from '#shared/domain/torrow/hook-url.ts';
import {
  readTorrowOrder,
  torrowRecipients,
  torrowRepeatKey,
  type TorrowOrder,
} from '#shared/domain/torrow/order.ts';
import type { NotSentReason } from '#shared/domain/torrow/not-sent.ts';
import { torrowEventIn, type ImportedEvent } from '#shared/domain/torrow/to-template.ts';

import { UnreadableEntryError, type Fate, type Work } from '../../journal/worker.ts';
import type { Change } from '../../platform/event-bus.ts';
import { findContactByPhone, getContact } from '../../store/contacts.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { JournalEntry } from '../../store/journal.ts';
import { addTrouble, getTorrowOrder, keepTorrowOrder } from '../../store/torrow.ts';
import type { Bookings } from '../bookings.ts';
import { jsonOf, readEnvelope, type TorrowCall } from './envelope.ts';
import { queueMessage, type QueueDeps, type Wanted } from './queue-message.ts';
import { visitOfOrder } from './visit-of-order.ts';

export type TorrowDeps = QueueDeps & {
  readonly bookings: Bookings;
  readonly announce: (changes: readonly Change[]) => void;
  /** Messages are queued. */
  readonly wakeSender: () => void;
  /** A trouble is to be reported. */
  readonly wakeWork: () => void;
};

/** A call that could be read. */
type Heard = {
  readonly entry: JournalEntry;
  readonly call: TorrowCall;
  readonly order: TorrowOrder;
  readonly event: ImportedEvent | null;
};

/**
 * Works on calls of Torrow's hook: the order becomes a visit, and the message that the address asks for is queued, once
 * for each recipient. Rules keep silent about these visits, unless the owner lets them speak.
 */
export function createTorrowOrders(deps: TorrowDeps): { readonly workTorrow: Work } {
  return {
    workTorrow(db, entry) {
      const heard = hear(entry);
      const booked = keepVisit(db, deps, heard);
      const { changes, fate } = sendMessages(db, deps, heard);
      return {
        fate,
        afterCommit() {
          deps.announce([...booked, ...changes]);
          deps.wakeSender();
          deps.wakeWork();
        },
      };
    },
  };
}

function hear(entry: JournalEntry): Heard {
  const call = readEnvelope(entry.body);
  if (call === null) throw new UnreadableEntryError('This is no call of the Torrow hook.', null);
  const event = torrowEventIn(call.hook.options.message);
  const read = readTorrowOrder(jsonOf(call.body));
  if (read.kind === 'unreadable') {
    const reasons = {
      'not-an-object': 'The body is no JSON object.',
      'no-order': 'The body holds no order (CaseItem).',
    };
    throw new UnreadableEntryError(reasons[read.reason], eventTypeOf(event));
  }
  return { entry, call, order: read.order, event };
}

/** Keeps the visit, unless a newer call about it has been heard: calls may come late, and old ones are replayed. */
function keepVisit(db: WriteDb, deps: TorrowDeps, { entry, call, order, event }: Heard): Change[] {
  if (order.id === null) return [];
  const known = getTorrowOrder(db, order.id);
  const version = order.version ?? known?.version ?? null;
  if (known !== undefined) {
    const ahead = (version ?? 0) - (known.version ?? 0);
    if (ahead < 0 || (ahead === 0 && entry.receivedAt < known.heardAt)) return [];
  }
  keepTorrowOrder(db, order.id, { version, heardAt: entry.receivedAt });
  const { options } = call.hook;
  const visit = visitOfOrder(order, { options, event, channelId: entry.channelId });
  return visit === null ? [] : deps.bookings.save(db, visit).changes;
}

function sendMessages(
  db: WriteDb,
  deps: TorrowDeps,
  heard: Heard,
): { readonly changes: Change[]; readonly fate: Fate } {
  const { entry, event } = heard;
  const eventType = eventTypeOf(event);
  const { channelId } = entry;
  if (channelId === null) {
    return {
      changes: [],
      fate: { state: 'ignored', reason: 'Its number is no longer connected.', eventType },
    };
  }
  const wanted = wantedBy(heard);
  const welcome = wanted.filter((one) => !isUnwelcome(db, one));
  const queued = welcome
    .map((one) => queueMessage(db, deps, { ...one, channelId }))
    .filter((changes) => changes !== null);
  const missing = withoutPhone(heard);
  if (missing !== null) keepTrouble(db, heard, missing);
  if (queued.length > 0) return { changes: queued.flat(), fate: { state: 'done', reason: null, eventType } };
  const [state, reason] =
    wanted.length === 0
      ? (['done', 'The order names no phone to write to.'] as const)
      : welcome.length === 0
        ? (['ignored', 'The customer wants no reminders.'] as const)
        : (['ignored', 'The same call has come before: its message is not sent again.'] as const);
  return { changes: [], fate: { state, reason, eventType } };
}

/** A customer who has said that they want no reminders gets none from Torrow either; the shop's own phone does. */
function isUnwelcome(
  db: ReadDb,
  { event, options, phone }: Pick<Wanted, 'event' | 'options' | 'phone'>,
): boolean {
  if (event !== 'reminder' || options.phone !== null) return false;
  const contactId = findContactByPhone(db, phone);
  return contactId !== null && getContact(db, contactId)?.optOutReminders === 'yes';
}

/** The messages of a call: to the address's own `phone`, or to each customer who has one. */
function wantedBy({ entry, call, order, event }: Heard): Omit<Wanted, 'channelId'>[] {
  const { options } = call.hook;
  const recipients = torrowRecipients(order);
  const shared = {
    entryId: entry.id,
    receivedAt: entry.receivedAt,
    order,
    options,
    event,
    repeatKey: torrowRepeatKey(order, torrowHookIdentity({ ...call.hook, errors: [], unknown: [] })),
  };
  if (options.phone !== null)
    return [{ ...shared, about: recipients[0] ?? null, phone: options.phone, name: '' }];
  return recipients.flatMap((about) =>
    about.phone === null ? [] : [{ ...shared, about, phone: about.phone, name: about.name ?? '' }],
  );
}

/** Why somebody gets nothing although there is nothing to send with; null when everybody has a phone. */
function withoutPhone({ call, order }: Heard): NotSentReason | null {
  if (call.hook.options.phone !== null) return null;
  const recipients = torrowRecipients(order);
  if (recipients.length === 0) return 'no-phone';
  const silent = recipients.filter(({ phone }) => phone === null);
  if (silent.length === 0) return null;
  return silent.some(({ phoneUnreadable }) => phoneUnreadable) ? 'phone-unreadable' : 'no-phone';
}

/** One trouble for each version of an order and address, however often it is posted. */
function keepTrouble(db: WriteDb, { entry, call, order }: Heard, reason: NotSentReason): void {
  const { options } = call.hook;
  const identity = torrowHookIdentity({ ...call.hook, errors: [], unknown: [] });
  const what = torrowRepeatKey(order, identity) ?? `entry ${entry.id}`;
  addTrouble(db, {
    id: createHash('sha256').update(`${reason} ${what}`).digest('hex'),
    orderNumber: order.number,
    errorEmail: options.errorEmail,
    language: options.language,
    reason,
    createdAt: entry.receivedAt,
  });
}

/** The name in the journal: what the words of the address are about. */
function eventTypeOf(event: ImportedEvent | null): string {
  return `torrow ${event ?? 'message'}`;
}
