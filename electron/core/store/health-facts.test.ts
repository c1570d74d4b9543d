import { afterEach, beforeEach, expect, test } from 'vitest';

import { asId, type ChannelId, type JournalId } from '#shared/domain/ids.ts';
import { addChannel, planOf, temporaryStore, type TemporaryStore } from '#test/support/store.ts';

import { insertChannel } from './channels.ts';
import {
  clockLag,
  clockLagSql,
  connectionsSince,
  journalStanding,
  journalStandingSql,
} from './health-facts.ts';
import { insertJournalEntry, recordFate } from './journal.ts';
import { sql } from './sql.ts';

let temporary: TemporaryStore;
beforeEach(() => {
  temporary = temporaryStore();
});
afterEach(() => temporary.close());

test('the journal stands as its entries do', () => {
  const { store } = temporary;
  expect(journalStanding(store.read, 0)).toEqual({
    waiting: 0,
    oldestWaitingAt: null,
    failed: 0,
    lastAt: null,
  });
  store.write((db) => {
    for (const [seq, receivedAt] of [1000, 2000, 3000, 4000].entries()) {
      insertJournalEntry(db, {
        id: asId<JournalId>(`j${seq}`),
        channelId: null,
        source: 'webhook',
        receivedAt,
        body: new Uint8Array([123, 125]),
      });
    }
    const failed = { state: 'failed', reason: 'unreadable', eventType: null } as const;
    recordFate(db, 1, failed, 5000);
    recordFate(db, 2, failed, 5000);
  });
  expect(journalStanding(store.read, 1500)).toEqual({
    waiting: 2,
    oldestWaitingAt: 3000,
    failed: 1,
    lastAt: 4000,
  });
});

test('the clock is compared with what real customers wrote lately', () => {
  const { store } = temporary;
  const channelId = asId<ChannelId>('n1');
  store.write((db) => {
    insertChannel(db, { id: channelId, provider: 'green-api', label: 'Salon', config: '{}', createdAt: 0 });
  });
  const write = (id: string, at: number, receivedAt: number) =>
    store.write((db) => {
      db.run(sql`
        INSERT OR IGNORE INTO conversations (id, channel_id, kind, title, send_to, last_message_at, created_at)
        VALUES ('c', ${channelId}, 'person', 'C', '1@c.us', 1, 1)`);
      db.run(sql`
        INSERT INTO messages (id, conversation_id, channel_id, direction, author, kind, text, content, status, at, received_at)
        VALUES (${id}, 'c', ${channelId}, 'in', 'customer', 'text', 'x', '{"kind":"text","text":"x"}', 'received',
          ${at}, ${receivedAt})`);
    });
  expect(clockLag(store.read, 0)).toBeNull();
  write('late', 1000, 9000);
  expect(clockLag(store.read, 0)).toBe(0);
  write('future', 700_000, 100_000);
  expect(clockLag(store.read, 0)).toBe(600_000);
  expect(clockLag(store.read, 800_000)).toBeNull();
});

test('each number tells since when it is as it is', () => {
  const id = addChannel(temporary.store);
  expect([...connectionsSince(temporary.store.read)]).toEqual([[id, null]]);
});

test('no question of the health page reads a whole table', () => {
  const { store } = temporary;
  for (const statement of [journalStandingSql(1), clockLagSql(1)]) {
    expect(planOf(store.read, statement).filter((step) => /^SCAN (journal|m|c)\b/.test(step))).toEqual([]);
  }
});
