import { afterEach, beforeEach, expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';
import { addChannel, temporaryStore, type TemporaryStore } from '#test/support/store.ts';
import { asId, type ChannelId } from '#shared/domain/ids.ts';

import { systemRandom } from '../platform/system.ts';
import type { Store } from '../store/database.ts';
import { getJournalEntry } from '../store/journal.ts';
import { countEntries } from '../store/journal-list.ts';
import { sql } from '../store/sql.ts';
import { createJournal, JournalUnavailableError } from './journal.ts';

let temporary: TemporaryStore;
let channelId: ChannelId;
beforeEach(() => {
  temporary = temporaryStore();
  channelId = addChannel(temporary.store);
});
afterEach(() => temporary.close());

function openJournal(store: Store = temporary.store) {
  const clock = fakeClock();
  const stored: number[] = [];
  const journal = createJournal({
    store,
    clock,
    random: systemRandom(clock),
    log: silentLog(),
    onStored: () => stored.push(countEntries(store.read, {})),
  });
  return { journal, stored, clock };
}

/** Counts transactions, and fails them while told to. */
function watched(store: Store) {
  const watch = { writes: 0, failure: null as Error | null };
  const watchedStore: Store = {
    ...store,
    write(work) {
      watch.writes += 1;
      return store.write((db) => {
        const result = work(db);
        // After the work, where a full disk shows itself: at the commit.
        if (watch.failure) throw watch.failure;
        return result;
      });
    },
  };
  return { store: watchedStore, watch };
}

const body = (text: string) => Buffer.from(text);

test('everything that arrives in one turn of the event loop shares one transaction', async () => {
  const { store, watch } = watched(temporary.store);
  const { journal, stored } = openJournal(store);
  const ids = await Promise.all(
    Array.from({ length: 64 }, (_, index) =>
      journal.receive({ channelId, source: 'webhook', body: body(`{"n":${index}}`) }),
    ),
  );
  expect(watch.writes).toBe(1);
  expect(new Set(ids).size).toBe(64);
  // The worker is woken once, after the commit.
  expect(stored).toEqual([64]);
});

test('a body is kept byte for byte, also when it is no text at all', async () => {
  const { journal, clock } = openJournal();
  const bytes = Uint8Array.from([0xff, 0x00, 0x7b, 0xc3, 0x28, 0x0d, 0x0a]);
  const id = await journal.receive({ channelId, source: 'poll', body: bytes });
  expect(getJournalEntry(temporary.store.read, id)).toEqual({
    seq: 1,
    id,
    channelId,
    source: 'poll',
    subject: 'line',
    receivedAt: clock.now(),
    body: Buffer.from(bytes),
    state: 'new',
    reason: null,
    eventType: null,
    attempts: 0,
    workedAt: null,
    result: null,
  });
});

test('what was acknowledged is there after a restart', async () => {
  const { journal } = openJournal();
  const id = await journal.receive({ channelId, source: 'webhook', body: body('{}') });
  const store = temporary.reopen();
  expect(getJournalEntry(store.read, id)).toMatchObject({ state: 'new' });
});

test('a commit that fails is told to everybody who waits, and the journal goes on afterwards', async () => {
  const { store, watch } = watched(temporary.store);
  const { journal, stored } = openJournal(store);
  watch.failure = new Error('database or disk is full');
  const receive = () => journal.receive({ channelId, source: 'webhook', body: body('{}') });
  const results = await Promise.allSettled([receive(), receive(), receive()]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  for (const result of results) {
    expect(result.status === 'rejected' && result.reason).toBeInstanceOf(JournalUnavailableError);
  }
  expect(stored).toEqual([]);
  watch.failure = null;
  await expect(receive()).resolves.toBeTypeOf('string');
  expect(countEntries(temporary.store.read, {})).toBe(1);
});

test('a disk that is really full rejects too, and what was there stays', async () => {
  const { journal } = openJournal();
  await journal.receive({ channelId, source: 'webhook', body: body('{}') });
  const pages = temporary.store.write((db) =>
    db.get<{ page_count: number }>(sql`PRAGMA page_count`),
  )!.page_count;
  temporary.store.write((db) => db.get({ text: `PRAGMA max_page_count = ${pages}`, values: [] }));
  const big = Buffer.alloc(200_000, 'x');
  await expect(journal.receive({ channelId, source: 'webhook', body: big })).rejects.toThrow(
    JournalUnavailableError,
  );
  temporary.store.write((db) => db.get(sql`PRAGMA max_page_count = 1000000`));
  await expect(journal.receive({ channelId, source: 'webhook', body: big })).resolves.toBeTypeOf('string');
  expect(countEntries(temporary.store.read, {})).toBe(2);
});

test('one entry that breaks a rule of the schema does not take its neighbours with it', async () => {
  const { journal } = openJournal();
  const nowhere = asId<ChannelId>('nowhere');
  const results = await Promise.allSettled(
    [channelId, nowhere, channelId].map((id) =>
      journal.receive({ channelId: id, source: 'webhook', body: body('{}') }),
    ),
  );
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('stopping stores what still waits and refuses what comes later', async () => {
  const { journal } = openJournal();
  const last = journal.receive({ channelId, source: 'webhook', body: body('{}') });
  await journal.stop();
  await expect(last).resolves.toBeTypeOf('string');
  await expect(journal.receive({ channelId, source: 'webhook', body: body('{}') })).rejects.toThrow(
    JournalUnavailableError,
  );
});
