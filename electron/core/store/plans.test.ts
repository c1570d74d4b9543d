import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { addChannel, planOf, temporaryStore, type TemporaryStore } from '#test/support/store.ts';
import { conversationFilters } from '#shared/api/conversation-filters.ts';
import { asId, type ConversationId, type JournalId } from '#shared/domain/ids.ts';

import { attachmentsOfSql, dueAttachmentsSql, nextAttachmentSql } from './attachments.ts';
import { dueLookUpsSql } from './contacts.ts';
import { conversationCountSql, conversationListSql, listConversations, markRead } from './conversations.ts';
import { encodeCursor } from './cursor.ts';
import type { Store } from './database.ts';
import { insertJournalEntry, newEntriesSql } from './journal.ts';
import {
  eventTypesSql,
  journalCountSql,
  journalListSql,
  readJournal,
  type JournalFilter,
} from './journal-list.ts';
import { pageThread, threadSql } from './messages.ts';
import { indexMessages, messageSearchSql, searchMessages } from './search.ts';
import { sql, type Sql } from './sql.ts';

/** A thread of fifty thousand messages, a thousand chats, and queues as they are on a busy day. */
const messageCount = 50_000;
let temporary: TemporaryStore;
let store: Store;
const big = asId<ConversationId>('big');

beforeAll(() => {
  temporary = temporaryStore();
  store = temporary.store;
  const channelId = addChannel(store);
  store.write((db) => {
    db.run(sql`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
      INSERT INTO conversations (id, channel_id, kind, title, send_to, last_message_at, created_at, unread_count,
        needs_reply, is_archived, snoozed_until)
      SELECT 'chat-' || i, ${channelId}, 'group', 'Chat ' || i, i || '@g.us', i / 2, 1, i % 3 = 0, i % 5 = 0, i % 7 = 0,
        CASE WHEN i % 11 = 0 THEN 5000 + i WHEN i % 13 = 0 THEN 10 END
      FROM n`);
    db.run(sql`
      INSERT INTO conversations (id, channel_id, kind, title, send_to, last_message_at, created_at)
      VALUES (${big}, ${channelId}, 'group', 'Big', 'big@g.us', 1, 1)`);
    db.run(sql`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${messageCount})
      INSERT INTO messages (id, conversation_id, channel_id, provider_message_id, direction, author, kind, text, content,
        status, at, received_at, is_unread, quoted_provider_id)
      SELECT 'm' || i, ${big}, ${channelId}, 'P' || i, 'in', 'customer', 'text', 'слово ' || i,
        '{"kind":"text","text":"x"}', 'received', i / 3, i, i > ${messageCount - 20},
        CASE WHEN i % 10 = 0 THEN 'P' || (i - 1) END
      FROM n`);
    for (let row = 0; row < 300; row += 1) {
      insertJournalEntry(db, {
        id: asId<JournalId>(`j${row}`),
        channelId,
        source: 'webhook',
        receivedAt: row,
        body: Buffer.from('{}'),
      });
    }
  });
  while (store.write((db) => indexMessages(db, 5000)) > 0);
}, 60_000);
afterAll(() => temporary.close());

/** Every step must look something up: no reading of a whole table, no sorting. */
function expectLookUps(query: Sql): void {
  const plan = planOf(store.read, query);
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter((step) => /^SCAN |TEMP B-TREE/.test(step) && !isAllowed(step))).toEqual([]);
}

/** A list of values given by the caller, FTS5 reading its own index, and a filter's own part of the chats in its order. */
function isAllowed(step: string): boolean {
  return (
    /^SCAN (json_each|s) VIRTUAL TABLE INDEX \d/.test(step) ||
    /^SCAN c USING INDEX conversations_(waiting|unread|snoozed)$/.test(step)
  );
}

describe('the plan of everything that a screen waits for', () => {
  const now = 3000;

  test.each(conversationFilters)('the list of chats and its count: %s', (filter) => {
    expectLookUps(conversationListSql({ filter, limit: 50, now }));
    expectLookUps(conversationListSql({ filter, limit: 50, now, cursor: encodeCursor([100, 'chat-200']) }));
    // A count reads its part of an index, and nothing else.
    const plan = planOf(store.read, conversationCountSql(filter, now));
    expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(plan.every((step) => /USING (COVERING )?INDEX/.test(step))).toBe(true);
  });

  test('a page of a thread: newest, before, after and around', () => {
    const than = { at: 8000, seq: 24_000 };
    expectLookUps(threadSql(big, { direction: 'older', than: null }, 51));
    expectLookUps(threadSql(big, { direction: 'older', than }, 51));
    expectLookUps(threadSql(big, { direction: 'newer', than }, 51));
    expectLookUps(attachmentsOfSql([1, 2, 3]));
  });

  test('unread messages of one chat', () => {
    expectLookUps(sql`SELECT count(*) FROM messages WHERE conversation_id = ${big} AND is_unread = 1`);
    expectLookUps(
      sql`UPDATE messages SET is_unread = 0 WHERE conversation_id = ${big} AND is_unread = 1 AND at <= ${5}`,
    );
  });

  test('files and look-ups that are due, and when the next is', () => {
    expectLookUps(dueAttachmentsSql(now, 3));
    expectLookUps(nextAttachmentSql);
    expectLookUps(dueLookUpsSql(now, 1));
  });

  test('the journal: what is new, and each list of it', () => {
    expectLookUps(newEntriesSql(25));
  });

  const journalFilters: [string, JournalFilter][] = [
    ['all', {}],
    ['its fate', { state: 'failed' }],
    ['its number', { channelId: asId('line') }],
    ['its way', { source: 'webhook' }],
    ['the hook of bookings', { source: 'booking' }],
    ['its name', { eventType: 'message' }],
    ['its time', { from: 100, to: 200 }],
    [
      'everything',
      { state: 'done', channelId: asId('line'), source: 'poll', eventType: 'x', from: 1, to: 9 },
    ],
  ];
  test.each(journalFilters)('the list of events and its count: %s', (_name, filter) => {
    for (const direction of ['older', 'newer'] as const) {
      expectLookUps(journalListSql(filter, { direction, from: 100 }, 51));
      expectLookUps(journalListSql(filter, { direction, from: 100 }, 51, 'beginning'));
    }
    expectLookUps(journalCountSql(filter));
  });

  test('the names of events: a look into the index for each', () => {
    const plan = planOf(store.read, eventTypesSql);
    expect(
      plan.filter(
        (step) => step.includes('journal') && !step.includes('SEARCH journal USING COVERING INDEX'),
      ),
    ).toEqual([]);
  });

  test('search in messages: the newest first without sorting', () => {
    expectLookUps(messageSearchSql('"слово"*', null, 51));
    expectLookUps(messageSearchSql('"слово"*', '123', 51));
  });
});

test('pages over a long thread meet without gap or repeat, at equal times too', () => {
  const seen: number[] = [];
  let before: string | undefined;
  for (let page = 0; page < 5; page += 1) {
    const answer = pageThread(store.read, {
      conversationId: big,
      limit: 47,
      ...(before === undefined ? {} : { before: asId(before) }),
    });
    expect(answer?.items).toHaveLength(47);
    expect(answer?.hasMore).toBe(true);
    expect(answer?.hasNewer).toBe(page > 0);
    seen.unshift(...answer!.items.map(({ seq }) => seq));
    before = answer!.items[0]!.id;
  }
  expect(seen).toEqual(Array.from({ length: 235 }, (_, index) => messageCount - 235 + 1 + index));
});

test('the page around a message holds it with neighbours on both sides; the page after goes on', () => {
  const around = pageThread(store.read, { conversationId: big, around: asId('m25000'), limit: 10 });
  expect(around?.items.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 10 }, (_, index) => 24_995 + index),
  );
  expect(around).toMatchObject({ hasMore: true, hasNewer: true });
  const after = pageThread(store.read, { conversationId: big, after: asId('m49998'), limit: 10 });
  expect(after?.items.map(({ id }) => id)).toEqual(['m49999', 'm50000']);
  expect(after).toMatchObject({ hasMore: true, hasNewer: false });
  const first = pageThread(store.read, { conversationId: big, around: asId('m1'), limit: 3 });
  expect(first?.items.map(({ id }) => id)).toEqual(['m1', 'm2']);
  expect(first).toMatchObject({ hasMore: false, hasNewer: true });
});

test('the page of a message that is not in the chat is none', () => {
  const elsewhere = asId<ConversationId>('chat-1');
  expect(pageThread(store.read, { conversationId: elsewhere, before: asId('m5'), limit: 10 })).toBeNull();
  expect(pageThread(store.read, { conversationId: big, before: asId('gone'), limit: 10 })).toBeNull();
});

test.each(conversationFilters)('pages of chats meet without gap or repeat: %s', (filter) => {
  const all = listConversations(store.read, { filter, limit: 2000, now: 3000 }).items.map(({ id }) => id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = listConversations(store.read, { filter, limit: 33, now: 3000, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(seen).toEqual(all);
  expect(all.length).toBe(store.read.get<{ count: number }>(conversationCountSql(filter, 3000))?.count);
});

test('a cursor that we did not make is refused as invalid', () => {
  const ask = (cursor: string) => listConversations(store.read, { filter: 'all', limit: 1, now: 0, cursor });
  for (const cursor of ['', 'abc', encodeCursor(['x', 1]), Buffer.from('[1').toString('base64url')]) {
    expect(() => ask(cursor)).toThrow(/did not come from a list/);
  }
});

test('the journal is read in both directions from any place', () => {
  const read = (direction: 'older' | 'newer', from: number) =>
    readJournal(store.read, {}, { direction, from }, 3).map(({ seq }) => seq);
  expect(read('older', Number.MAX_SAFE_INTEGER)).toEqual([300, 299, 298]);
  expect(read('older', 3)).toEqual([2, 1]);
  expect(read('newer', 298)).toEqual([299, 300]);
});

test('a span of time holds what came in then', () => {
  const read = (filter: JournalFilter) =>
    readJournal(store.read, filter, { direction: 'older', from: Number.MAX_SAFE_INTEGER }, 500).map(
      ({ receivedAt }) => receivedAt,
    );
  expect(read({ from: 100, to: 103 })).toEqual([102, 101, 100]);
  expect(read({ from: 1e12 })).toEqual([]);
  expect(read({ to: 0 })).toEqual([]);
});

test('a frequent word over the whole base is paged newest first', () => {
  const first = searchMessages(store.read, { query: 'СЛОВ', limit: 3 });
  expect(first.items.map(({ messageId }) => messageId)).toEqual(['m50000', 'm49999', 'm49998']);
  const second = searchMessages(store.read, { query: 'СЛОВ', limit: 3, cursor: first.nextCursor });
  expect(second.items.map(({ messageId }) => messageId)).toEqual(['m49997', 'm49996', 'm49995']);
});

test('reading a chat clears exactly what was unread', () => {
  expect(store.write((db) => markRead(db, big))).toBe(20);
  expect(store.write((db) => markRead(db, big))).toBe(0);
});
