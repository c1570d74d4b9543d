import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { wallTimeAt } from '#shared/domain/booking/wall-time.ts';
import { asId, type BookingId, type ContactId } from '#shared/domain/ids.ts';
import { addChannel, planOf, temporaryStore, type TemporaryStore } from '#test/support/store.ts';

import { messageCountsSql, messagesAboutSql } from './booking-messages.ts';
import {
  bookingIdsOfContacts,
  bookingIdsOfContactsSql,
  bookingListSql,
  countUnreachable,
  insertBooking,
  listBookings,
  unreachableSql,
  type BookingQuery,
} from './bookings.ts';
import { insertContact } from './contacts.ts';
import { encodeCursor } from './cursor.ts';
import type { Store } from './database.ts';
import { newEntriesAboutSql } from './journal.ts';
import { peopleOf, peopleSql } from './reach.ts';
import { sql, type Sql } from './sql.ts';

/** Five thousand visits of five hundred people, a hundred of whom have no phone and ten no WhatsApp. */
let temporary: TemporaryStore;
let store: Store;
const now = 2_500_000;

beforeAll(() => {
  temporary = temporaryStore();
  store = temporary.store;
  const channelId = addChannel(store);
  store.write((db) => {
    for (let person = 0; person < 500; person += 1) {
      const id = asId<ContactId>(`p${person}`);
      insertContact(db, { id, name: `Person ${person}`, firstSeenAt: 1 });
      if (person % 5 === 0) continue;
      db.run(sql`
        INSERT INTO contact_identifiers (kind, scope, value, contact_id, added_at)
        VALUES ('phone', '', ${`+49${person}`}, ${id}, 1)`);
      if (person % 50 !== 1) continue;
      db.run(sql`
        INSERT INTO conversations (id, channel_id, kind, contact_id, title, send_to, last_message_at, created_at)
        VALUES (${`c${person}`}, ${channelId}, 'person', ${id}, '', 'x', 1, 1)`);
      db.run(sql`
        INSERT INTO messages (id, conversation_id, channel_id, direction, author, kind, text, content, status,
          failure_code, at, received_at)
        VALUES (${`m${person}`}, ${`c${person}`}, ${channelId}, 'out', 'automation', 'text', 'x', '{}', 'failed',
          'not-on-whatsapp', 1, 1)`);
    }
    for (let visit = 0; visit < 5000; visit += 1) {
      const version = {
        id: asId<BookingId>(`b${visit}`),
        source: visit % 3 === 0 ? 'hook' : 'manual',
        externalId: null,
        contactId: asId<ContactId>(`p${visit % 500}`),
        service: 'Haircut',
        ...{ staff: null, place: null, resource: null, number: null, link: null, comment: null },
        ...{ price: null, currency: null, endsAt: null },
        // Two at each time.
        start: wallTimeAt(Math.floor(visit / 2) * 2000, 'Europe/Berlin'),
        state: 'booked',
        confirmation: 'none',
        ...{ paid: false, version: 1, changedAt: 1 },
      } as const;
      insertBooking(db, version, { channelId: null, changedBy: 'person' });
    }
  });
}, 60_000);
afterAll(() => temporary.close());

/** Every step must look something up: no reading of a whole table, no sorting. */
function expectLookUps(query: Sql): void {
  const plan = planOf(store.read, query);
  expect(plan.length).toBeGreaterThan(0);
  expect(
    plan.filter((step) => /^SCAN |TEMP B-TREE/.test(step) && !/^SCAN \w+ VIRTUAL TABLE/.test(step)),
  ).toEqual([]);
}

describe('the plan of everything that a screen waits for', () => {
  const cursor = encodeCursor([now, '2500']);
  test.each<Partial<BookingQuery>>([
    {},
    { cursor },
    { from: now, to: now + 1000, cursor },
    { contactId: asId('p7') },
    { contactId: asId('p7'), from: now, cursor },
    { source: 'hook', from: now },
    { source: 'hook', cursor },
    { problem: 'no-phone' },
    { problem: 'no-whatsapp', cursor },
    { to: now, order: 'latest-first' },
    { to: now, order: 'latest-first', cursor },
    { contactId: asId('p7'), to: now, order: 'latest-first', cursor },
    { source: 'hook', to: now, order: 'latest-first' },
  ])('the list of visits: %j', (query) => expectLookUps(bookingListSql({ limit: 50, now, ...query })));

  test('what stands beside them, and what planning asks', () => {
    const ids = [asId<BookingId>('b1'), asId<BookingId>('b2')];
    const people = [asId<ContactId>('p1'), asId<ContactId>('p2')];
    expectLookUps(unreachableSql(now));
    expectLookUps(bookingIdsOfContactsSql(people, now));
    expectLookUps(newEntriesAboutSql('booking', 25));
    // One person's chats and one visit's messages are few: sorting them is no matter.
    for (const query of [peopleSql(people), messagesAboutSql(asId('b1')), messageCountsSql(ids)]) {
      const scans = planOf(store.read, query).filter((step) => step.startsWith('SCAN'));
      expect(scans.filter((step) => !step.includes('VIRTUAL TABLE'))).toEqual([]);
    }
  });
});

/** All pages of a list. */
function all(query: Partial<BookingQuery>): string[] {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = listBookings(store.read, {
      limit: 199,
      now,
      cursor,
      ...query,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return seen;
}

test('pages meet without gap or repeat, at equal times too, whatever is asked for', () => {
  const ids = Array.from({ length: 5000 }, (_, visit) => `b${visit}`);
  const startOf = (id: string) => Math.floor(Number(id.slice(1)) / 2) * 2000;
  expect(all({})).toEqual(ids);
  expect(all({ source: 'hook' })).toEqual(ids.filter((id) => Number(id.slice(1)) % 3 === 0));
  expect(all({ contactId: asId('p7'), limit: 3 })).toEqual(
    ids.filter((id) => Number(id.slice(1)) % 500 === 7),
  );
  expect(all({ from: 4000, to: 8000 })).toEqual(['b4', 'b5', 'b6', 'b7']);
  expect(all({ order: 'latest-first', limit: 7, to: 9000 })).toEqual(ids.slice(0, 10).toReversed());
  expect(all({ order: 'latest-first', contactId: asId('p7'), limit: 3 })).toEqual(
    ids.filter((id) => Number(id.slice(1)) % 500 === 7).toReversed(),
  );
  const noPhone = ids.filter((id) => startOf(id) >= now && Number(id.slice(1)) % 5 === 0);
  expect(all({ problem: 'no-phone' })).toEqual(noPhone);
  const noWhatsApp = ids.filter((id) => startOf(id) >= now && Number(id.slice(1)) % 50 === 1);
  expect(all({ problem: 'no-whatsapp' })).toEqual(noWhatsApp);
  expect(countUnreachable(store.read, now)).toEqual({
    noPhone: noPhone.length,
    noWhatsApp: noWhatsApp.length,
  });
});

test('the visits of people from a time on', () => {
  const ids = bookingIdsOfContacts(store.read, [asId('p7'), asId('p8')], 4_500_000);
  expect([...ids].sort()).toEqual(['b4507', 'b4508']);
});

test('somebody whose last word came in after a failure has WhatsApp again', () => {
  const reach = () => peopleOf(store.read, [asId('p1')]).get(asId('p1'));
  expect(reach()).toEqual({ name: 'Person 1', phone: '+491', reach: 'no-whatsapp', conversationId: 'c1' });
  store.write((db) =>
    db.run(sql`
      INSERT INTO messages (id, conversation_id, channel_id, direction, author, kind, text, content, status, at,
        received_at)
      VALUES ('hello', 'c1', 'line', 'in', 'customer', 'text', 'x', '{}', 'received', 2, 2)`),
  );
  expect(reach()?.reach).toBe('ok');
});
