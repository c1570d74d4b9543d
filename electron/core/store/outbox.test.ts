import { afterEach, beforeEach, expect, test } from 'vitest';

import { asId, type ContactId } from '#shared/domain/ids.ts';
import type { OutboxState } from '#shared/domain/outbox.ts';
import { hour, line1, minute, openDesk, startOfTest, type Desk } from '#test/support/sending/desk.ts';

import { planOf as linesOfPlan } from '#test/support/store.ts';

import { channelsWithDueQuery, nextDueAtQuery, nextDueQuery } from './outbox-due.ts';
import { readOutboxCursor, writeOutboxCursor } from './outbox-cursor.ts';
import {
  listOutbox,
  overQuery,
  pastQuery,
  plannedQuery,
  waitingQuery,
  type OutboxCursor,
  type OutboxQuery,
} from './outbox-list.ts';
import { claimantsQuery, dueToSettleQuery } from './outbox-settle.ts';
import { countOutbox, getOutbox } from './outbox.ts';
import { sql, type Sql } from './sql.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk({ start: false });
});
afterEach(() => desk.close());

/** SQLite's own words on how it would answer. */
function planOf(query: Sql): string {
  return linesOfPlan(desk.store.read, query).join('\n');
}

/** Ten rows, some over, some waiting, made in another order than they are due. */
function fill() {
  const chat = desk.chat('anna');
  const states: OutboxState[] = [
    'accepted',
    'scheduled',
    'failed',
    'held',
    'read',
    'scheduled',
    'unknown',
    'sending',
    'skipped',
    'scheduled',
  ];
  states.forEach((state, index) => {
    const id = desk.send(chat, `m${index}`, { dueAt: startOfTest + ((index * 7) % 10) * minute });
    desk.write((db) => db.run(sql`UPDATE outbox SET state = ${state} WHERE id = ${id}`));
  });
  return chat;
}

const everything: OutboxQuery = {
  state: null,
  part: null,
  contactId: null,
  plannedAs: 'held',
  cursor: null,
  limit: 50,
};

function walk(state: OutboxState | null, limit: number): string[] {
  const texts: string[] = [];
  let cursor: OutboxCursor | null = null;
  do {
    const page = listOutbox(desk.store.read, { ...everything, state, cursor, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    texts.push(...page.items.map((found) => (found.kind === 'outbox' ? found.item.text : '')));
    cursor = page.next && readOutboxCursor(writeOutboxCursor(page.next));
  } while (cursor);
  return texts;
}

const inOrder = ['m3', 'm9', 'm5', 'm1', 'm8', 'm7', 'm6', 'm4', 'm2', 'm0'];

test.each([1, 2, 3, 4, 5, 10, 50])(
  'what waits comes by due time, then the past newest first, in pages of %i',
  (limit) => {
    fill();
    expect(walk(null, limit)).toEqual(inOrder);
  },
);

test('one state is listed alone', () => {
  fill();
  expect(walk('scheduled', 2)).toEqual(['m9', 'm5', 'm1']);
  expect(walk('held', 2)).toEqual(['m3']);
  expect(walk('unknown', 2)).toEqual(['m6']);
  expect(walk('cancelled', 2)).toEqual([]);
});

test('a line names its chat and its message', () => {
  const chat = fill();
  const [found] = listOutbox(desk.store.read, { ...everything, state: 'unknown', limit: 1 }).items;
  expect(found?.item).toMatchObject({
    conversationId: chat,
    channelId: line1,
    contactId: null,
    title: 'anna',
    text: 'm6',
    origin: 'person',
    reason: 'Written by a person.',
    dueAt: startOfTest + 2 * minute,
    createdAt: startOfTest,
  });
});

test.each(['', 'x', 'w.1', 'p.', 'p.1', 'w.1.2.3', 'v.1.', 'p.1.2.x; DROP TABLE outbox'])(
  '"%s" is no cursor',
  (text) => {
    expect(readOutboxCursor(text)).toBeNull();
  },
);

test('the health page counts what waits, what is unknown, and what failed lately', () => {
  fill();
  expect(countOutbox(desk.store.read, { failedSince: startOfTest - hour, isRunning: true })).toEqual({
    waiting: 5,
    unknown: 1,
    failed: 1,
    nextDueAt: startOfTest + 3 * minute,
  });
  expect(countOutbox(desk.store.read, { failedSince: startOfTest + hour, isRunning: true }).failed).toBe(0);
});

test('a second row with the same key is impossible, whatever the code above does', () => {
  const id = desk.send(desk.chat('anna'), 'one', { idempotencyKey: 'k' });
  const row = getOutbox(desk.store.read, id)!;
  expect(() =>
    desk.write((db) =>
      db.run(sql`INSERT INTO outbox (id, channel_id, conversation_id, message_seq, origin, idempotency_key, payload, state,
        reason, due_at, created_at) VALUES ('x', ${row.channelId}, ${row.conversationId}, 999, 'api', 'k', '{}',
        'scheduled', '', 0, 0)`),
    ),
  ).toThrow(/UNIQUE/);
});

test('no query that the sender waits for reads the whole outbox', () => {
  const chat = desk.chat('anna');
  for (const [query, index] of [
    [channelsWithDueQuery(1), 'outbox_due'],
    [nextDueQuery(line1, 1), 'outbox_due'],
    [nextDueQuery(line1, 1), 'outbox_by_conversation'],
    [nextDueAtQuery(1), 'outbox_due'],
    [dueToSettleQuery(1), 'outbox_to_settle'],
    [claimantsQuery(chat, 1, 1), 'messages_by_time'],
  ] as const) {
    const plan = planOf(query);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN (o|e|m|outbox|messages)\b/);
  }
});

test('no page of the outbox sorts or reads everything', () => {
  const held = { state: 'held', contactId: null } as const;
  const all = { state: null, contactId: null } as const;
  const after = { kind: 'waiting', dueAt: 1, after: { table: 'outbox', seq: 1 } } as const;
  const afterPlanned = { kind: 'waiting', dueAt: 1, after: { table: 'planned', id: 'x' } } as const;
  for (const [query, index] of [
    [waitingQuery(all, null, 50), 'outbox_due'],
    [waitingQuery(held, after, 50), 'outbox_due'],
    [waitingQuery(all, afterPlanned, 50), 'outbox_due'],
    [plannedQuery(all, null, 50), 'planned_messages_due'],
    [plannedQuery(all, after, 50), 'planned_messages_due'],
    [plannedQuery(all, afterPlanned, 50), 'planned_messages_due'],
    [pastQuery({ state: 'failed', contactId: null }, 100, 50), 'outbox_by_state'],
    [pastQuery(all, 100, 50), 'INTEGER PRIMARY KEY'],
    [overQuery(all, { at: 1, id: 'x' }, 50), 'planned_messages_over'],
    [overQuery({ state: 'skipped', contactId: null }, { at: 1, id: 'x' }, 50), 'planned_messages_over'],
  ] as const) {
    const sorting = planOf(query).replaceAll(
      /CORRELATED SCALAR SUBQUERY[\s\S]*?TEMP B-TREE FOR ORDER BY/g,
      '',
    );
    expect(planOf(query)).toContain(index);
    expect(sorting).not.toContain('TEMP B-TREE');
  }
});

test('what concerns one customer is found by the customer', () => {
  const anna = { state: null, contactId: asId<ContactId>('anna') };
  for (const [query, index] of [
    [waitingQuery(anna, null, 50), 'outbox_by_conversation'],
    [plannedQuery(anna, null, 50), 'planned_messages_by_contact'],
    [pastQuery(anna, 100, 50), 'outbox_of_conversation'],
    [overQuery(anna, { at: 1, id: 'x' }, 50), 'planned_messages_by_contact'],
  ] as const) {
    expect(planOf(query)).toContain(index);
    expect(planOf(query)).not.toMatch(/SCAN [op]\b/);
  }
});
