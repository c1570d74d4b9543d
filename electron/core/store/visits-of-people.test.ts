import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { asId, type ChannelId, type ContactId } from '#shared/domain/ids.ts';
import { openBookingDesk, type BookingDesk } from '#test/support/bookings/booking-desk.ts';
import { addChannel } from '#test/support/store.ts';

import { bookingIdsOfContacts, eraseBooking, moveBookings, versionsOf } from './bookings.ts';
import { insertContact } from './contacts.ts';
import { eraseChannel } from './remove-channel.ts';
import { sql } from './sql.ts';

let desk: BookingDesk;
let line: ChannelId;
beforeEach(() => {
  desk = openBookingDesk();
  line = addChannel(desk.store);
});
afterEach(() => desk.close());

/** Everything that may hang on a visit: a released message with its line and chat, a silent rule, a question, a card. */
function surround({ id, contactId }: BookingVersion): void {
  const name = `of ${id}`;
  desk.store.write((db) => {
    db.run(sql`
      INSERT OR IGNORE INTO conversations (id, channel_id, kind, contact_id, send_to, last_message_at, created_at)
      VALUES (${contactId}, ${line}, 'person', ${contactId}, 'x@c.us', 1, 1)`);
    const message = db.get<{ seq: number }>(sql`
      INSERT INTO messages (id, conversation_id, channel_id, direction, author, kind, text, content, status, at, received_at)
      VALUES (${name}, ${contactId}, ${line}, 'out', 'automation', 'text', 'x', '{}', 'sent', 1, 1) RETURNING seq`);
    const outbox = db.get<{ seq: number }>(sql`
      INSERT INTO outbox (id, channel_id, conversation_id, message_seq, origin, payload, state, reason, due_at, created_at)
      VALUES (${name}, ${line}, ${contactId}, ${message!.seq}, 'automation', '{}', 'accepted', 'x', 1, 1) RETURNING seq`);
    const planned = db.get<{ seq: number }>(sql`
      INSERT INTO planned_messages (id, key, contact_id, channel_id, rule_id, template_id, state, due_at, useful_until,
        due_reason, outbox_seq, planned_at, created_at)
      VALUES (${name}, ${name}, ${contactId}, ${line}, 'r', 't', 'released', 1, 1, 'on-time', ${outbox!.seq}, 1, 1)
      RETURNING seq`);
    db.run(
      sql`INSERT INTO planned_lines VALUES (${name}, ${planned!.seq}, 0, ${id}, ${contactId}, 'r', 1, 1)`,
    );
    db.run(sql`INSERT INTO silent_lines VALUES (${id}, 'r2', 1, ${contactId}, 'too-late', 1, 1)`);
    db.run(
      sql`INSERT INTO asks (message_id, booking_id, contact_id, asked_at) VALUES (${name}, ${id}, ${contactId}, 1)`,
    );
    db.run(sql`
      INSERT INTO reply_cards (id, conversation_id, contact_id, message_id, reason, booking_ids, created_at)
      VALUES (${name}, ${contactId}, ${contactId}, ${name}, 'unclear', '[]', 1)`);
  });
}

const tables = [
  'bookings',
  'booking_versions',
  'booking_aliases',
  'planned_messages',
  'planned_lines',
  'silent_lines',
  'asks',
  'reply_cards',
] as const;

/** How many rows each table has. */
const counts = () =>
  Object.fromEntries(
    tables.map((table) => [
      table,
      desk.store.read.get<{ count: number }>({ text: `SELECT count(*) AS count FROM ${table}`, values: [] })
        ?.count,
    ]),
  );
const one = Object.fromEntries(tables.map((table) => [table, 1]));
const none = Object.fromEntries(tables.map((table) => [table, 0]));

test('two people who become one have the visits of both, with their plans, questions, cards and histories', () => {
  const { booking } = desk.save();
  surround(booking);
  const into = asId<ContactId>('into');
  desk.store.write((db) => {
    insertContact(db, { id: into, name: 'Anna', firstSeenAt: 1 });
    moveBookings(db, booking.contactId, into);
  });
  for (const table of tables.filter((name) => name !== 'booking_aliases')) {
    const people = desk.store.read.all({ text: `SELECT contact_id AS id FROM ${table}`, values: [] });
    expect([table, people]).toEqual([table, [{ id: into }]]);
  }
  expect(bookingIdsOfContacts(desk.store.read, [into], 0)).toEqual([booking.id]);
  expect(versionsOf(desk.store.read, [booking.id])).toEqual([{ ...booking, contactId: into }]);
});

test('an erased visit leaves nothing but what was sent', () => {
  const { booking } = desk.save();
  surround(booking);
  desk.store.write((db) => eraseBooking(db, booking.id));
  expect(counts()).toEqual({ ...none, reply_cards: 1 });
  expect(desk.store.read.get(sql`SELECT id, state FROM outbox`)).toEqual({
    id: `of ${booking.id}`,
    state: 'accepted',
  });
});

test('a message about two visits stays for the one that is left', () => {
  const { booking } = desk.save();
  const other = desk.save({ externalIds: ['A-2'] }).booking;
  surround(booking);
  desk.store.write((db) => {
    db.run(sql`
      INSERT INTO planned_lines VALUES ('second', (SELECT seq FROM planned_messages), 1, ${other.id}, ${other.contactId}, 'r', 1, 1)`);
    eraseBooking(db, booking.id);
  });
  expect(counts()).toEqual({
    ...one,
    silent_lines: 0,
    asks: 0,
  });
});

describe('a line that goes with everything made up', () => {
  test('takes its visits and the people for whom they were made up', () => {
    const { booking } = desk.save({ source: 'practice', channelId: line });
    surround(booking);
    // Tried out by the owner with the same made-up person.
    surround(desk.save({ source: 'manual', externalIds: [], by: 'person' }).booking);
    const erased = desk.store.write((db) => eraseChannel(db, line));
    expect(erased.contactIds).toEqual([booking.contactId]);
    expect(counts()).toEqual(none);
    expect(desk.store.read.all(sql`SELECT id FROM contacts`)).toEqual([]);
  });

  test('leaves real people with their visits, who were only written to through it', () => {
    const { booking } = desk.save();
    surround(booking);
    desk.store.write((db) => db.run(sql`UPDATE bookings SET channel_id = ${line}`));
    const erased = desk.store.write((db) => eraseChannel(db, line));
    expect(erased.contactIds).toEqual([]);
    expect(counts()).toEqual({ ...one, asks: 0, reply_cards: 0 });
    expect(
      desk.store.read.get(sql`SELECT channel_id AS channelId, outbox_seq AS outboxSeq FROM planned_messages`),
    ).toEqual({ channelId: null, outboxSeq: null });
  });
});
