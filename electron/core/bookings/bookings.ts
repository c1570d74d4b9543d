import {
  firstVersion,
  nextVersion,
  type BookingContent,
  type BookingVersion,
} from '#shared/domain/booking/booking.ts';
import { isTimeZone, wallTimeAt } from '#shared/domain/booking/wall-time.ts';
import { asId, type BookingId, type ChannelId, type ContactId } from '#shared/domain/ids.ts';

import { NotFoundError } from '../outbound/errors.ts';
import type { Change } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import {
  addVersion,
  findBooking,
  getBooking,
  insertBooking,
  keepSaid,
  nameBooking,
  saidOf,
  setBookingChannel,
  type BookingRow,
} from '../store/bookings.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { settleReplyCardsOf } from '../store/reply-cards.ts';
import { nameContact, openContact, openContactAgain, type BookingPerson } from './open-contact.ts';
import { changeBy, definedOnly, newsOf, remember, revivedBy, type Remembered, type Said } from './said.ts';

export type { Said } from './said.ts';

/** Plans anew what is sent about the visits of these customers (and of everybody who shares their phone); within the caller's transaction. */
export type Replan = (db: WriteDb, contactIds: readonly ContactId[]) => Change[];

/** Who made a version. */
export type ChangedBy = 'source' | 'person' | 'customer' | 'api' | 'deskbell';

export type SaveInput = {
  readonly source: string;
  /** The visit to change, when the caller knows it. */
  readonly id: BookingId | null;
  /** The ids by which the source knows it, the present one first; all become aliases. May be empty. */
  readonly externalIds: readonly string[];
  /** The number of ours that the source asks for; null = any. */
  readonly channelId: ChannelId | null;
  /** The phone is E.164, or null when the source does not know one. */
  readonly person: BookingPerson;
  readonly said: Said;
  /**
   * A `source` changes only what differs from what it said last, so that a repeat does not undo what happened since;
   * everybody else changes all that they name.
   */
  readonly by: ChangedBy;
  /** When the source said it, epoch ms: what is older than its newest word changes nothing. Left out: now. */
  readonly heardAt?: number;
};

export type Saved = {
  readonly booking: BookingVersion;
  readonly isNew: boolean;
  /** False when it said nothing new: the version is the one there was. */
  readonly isChanged: boolean;
  /** The source has said something newer before. */
  readonly isOutdated?: true;
  /** To announce after the commit. */
  readonly changes: Change[];
};

/** Visits and their versions. Each function runs in the caller's transaction and plans anew what is sent. */
export type Bookings = {
  /** Adds a visit, or makes the next version of the one that `id` or an external id finds. Throws NotFoundError for an unknown `id`. */
  save(db: WriteDb, input: SaveInput): Saved;
  /** Makes the next version. Throws NotFoundError. */
  change(db: WriteDb, id: BookingId, change: Partial<BookingContent>, by: ChangedBy): Saved;
};

export type BookingsDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly replan: Replan;
  /** The shop's zone, for a time whose own zone nobody knows. */
  readonly zoneOf: () => string;
};

/** The door to visits: every source, person and reply changes them here. */
export function createBookings(deps: BookingsDeps): Bookings {
  return {
    save(db, input) {
      const known = findKnown(db, input);
      const told = { ...input, said: { ...input.said, start: inKnownZone(deps, input.said.start) } };
      return known === undefined ? add(db, deps, told) : renew(db, deps, told, known);
    },
    change(db, id, change, by) {
      const head = getBooking(db, id);
      if (head === undefined) throw new NotFoundError('booking');
      const start = change.start && inKnownZone(deps, change.start);
      return advance(db, deps, head, changeBy(head, start ? { ...change, start } : change), by);
    },
  };
}

function findKnown(db: ReadDb, { id, source, externalIds }: SaveInput): BookingRow | undefined {
  if (id !== null) {
    const row = getBooking(db, id);
    if (row === undefined) throw new NotFoundError('booking');
    return row;
  }
  for (const externalId of externalIds) {
    const row = findBooking(db, source, externalId);
    if (row !== undefined) return row;
  }
  return undefined;
}

/** A moment keeps its instant; a zone that this computer does not know is replaced by the shop's. */
function inKnownZone({ zoneOf }: BookingsDeps, start: Said['start']): Said['start'] {
  return isTimeZone(start.timeZone) ? start : wallTimeAt(start.instant, zoneOf());
}

/** A caller who names a visit by the source's own id speaks for the source: this is what it said last. */
function speaksForSource({ by, id }: SaveInput): boolean {
  return by === 'source' || (by === 'api' && id === null);
}

function add(db: WriteDb, deps: BookingsDeps, input: SaveInput): Saved {
  const { contactId, changes } = openContact(db, deps, input.person);
  const identity = {
    id: asId<BookingId>(deps.random.id()),
    source: input.source,
    externalId: input.externalIds[0] ?? null,
  };
  const content = { ...blank, ...definedOnly(input.said), contactId };
  const booking = firstVersion(identity, content, deps.clock.now());
  insertBooking(db, booking, { channelId: input.channelId, changedBy: input.by });
  nameBooking(db, booking.id, input.source, input.externalIds);
  if (speaksForSource(input)) keepSaid(db, booking.id, remember({}, input.said, input));
  return {
    booking,
    isNew: true,
    isChanged: true,
    changes: [{ topic: 'bookings' }, ...changes, ...deps.replan(db, [contactId])],
  };
}

const blank: Omit<BookingContent, 'contactId' | 'service' | 'start'> = {
  staff: null,
  place: null,
  resource: null,
  number: null,
  link: null,
  comment: null,
  price: null,
  currency: null,
  endsAt: null,
  state: 'booked',
  confirmation: 'none',
  paid: false,
};

function renew(db: WriteDb, deps: BookingsDeps, input: SaveInput, head: BookingRow): Saved {
  // Written by `keepSaid` from this very type.
  const before = (saidOf(db, head.id) ?? {}) as Remembered;
  if ((input.heardAt ?? Infinity) < (before.heardAt ?? -Infinity)) {
    const { seq: _seq, channelId: _channel, createdAt: _created, ...booking } = head;
    return { booking, isNew: false, isChanged: false, isOutdated: true, changes: [] };
  }
  const news = input.by === 'source' ? newsOf(input.said, before) : input.said;
  const { contactId, changes } = personBy(db, deps, input, head, before);
  let change = changeBy(head, { ...news, contactId }, input.said);
  if (speaksForSource(input)) {
    const memory = remember(before, input.said, input);
    change = revivedBy(head, change, memory);
    keepSaid(db, head.id, memory);
  }
  nameBooking(db, head.id, head.source, input.externalIds);
  const isOtherChannel = input.channelId !== null && input.channelId !== head.channelId;
  if (isOtherChannel) setBookingChannel(db, head.id, input.channelId);
  const named = { ...head, externalId: input.externalIds[0] ?? head.externalId };
  // Somebody who has a phone only now, or is written to from another number, is planned for anew.
  const saved = advance(db, deps, named, change, input.by, isOtherChannel || changes.length > 0);
  return { ...saved, changes: [...changes, ...saved.changes] };
}

/** Whose visit it is now, and by which name. */
function personBy(
  db: WriteDb,
  deps: BookingsDeps,
  { by, person }: SaveInput,
  head: BookingRow,
  before: Remembered,
): { contactId: ContactId; changes: Change[] } {
  const { name, phone } = person;
  const known = { contactId: head.contactId, name: before.person?.name ?? null };
  const isRepeat = by === 'source' && phone === (before.person?.phone ?? null);
  if (phone !== null && !isRepeat) return openContactAgain(db, deps, { name, phone }, known);
  return { contactId: head.contactId, changes: nameContact(db, head.contactId, name, known.name) };
}

/** Makes the next version, if the change says anything new, and plans anew. */
function advance(
  db: WriteDb,
  deps: BookingsDeps,
  head: BookingRow,
  change: Partial<BookingContent>,
  by: ChangedBy,
  mustReplan = false,
): Saved {
  const { seq: _seq, channelId: _channel, createdAt: _created, ...current } = head;
  const booking = nextVersion(current, change, deps.clock.now());
  const isChanged = booking !== current;
  if (isChanged) addVersion(db, booking, by);
  const people = [...new Set([head.contactId, booking.contactId])];
  const changes: Change[] =
    isChanged || mustReplan ? [{ topic: 'bookings' }, ...deps.replan(db, people)] : [];
  if (isChanged && isDecided(current, booking) && settleReplyCardsOf(db, booking.id, booking.changedAt) > 0)
    changes.push({ topic: 'replies' });
  return { booking, isNew: false, isChanged, changes };
}

/** Nobody has to read any more what the customer may have meant. */
function isDecided(before: BookingVersion, after: BookingVersion): boolean {
  if (after.state !== before.state) return after.state !== 'booked';
  return (
    after.confirmation !== before.confirmation &&
    ['confirmed', 'declined', 'move-asked'].includes(after.confirmation)
  );
}
