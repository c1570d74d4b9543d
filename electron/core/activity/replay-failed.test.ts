import { afterEach, beforeEach, expect, test } from 'vitest';

import { createEventBus } from '#core/platform/event-bus.ts';
import { asId, type JournalId } from '#shared/domain/ids.ts';
import { silentLog } from '#test/support/log.ts';
import { temporaryStore, type TemporaryStore } from '#test/support/store.ts';

import { getJournalEntry, insertJournalEntry, recordFate } from '../store/journal.ts';
import { createFailedReplays } from './replay-failed.ts';

let temporary: TemporaryStore;
beforeEach(() => {
  temporary = temporaryStore();
});
afterEach(() => temporary.close());

/** Keeps an event that has failed. */
function fail(id: string): void {
  temporary.store.write((db) => {
    insertJournalEntry(db, {
      id: asId<JournalId>(id),
      channelId: null,
      source: 'webhook',
      receivedAt: 1,
      body: Buffer.from('{}'),
    });
    const entry = getJournalEntry(db, asId<JournalId>(id));
    recordFate(db, entry!.seq, { state: 'failed', reason: 'no', eventType: null }, 1);
  });
}

/** Replays that mend some events; `replayed` tells which were taken. */
function replaysThatMend(mends: (id: string) => boolean, meanwhile: (id: string) => void = () => undefined) {
  const { store } = temporary;
  const replayed: string[] = [];
  const replays = createFailedReplays({
    store,
    log: silentLog(),
    bus: createEventBus('run', silentLog()),
    replay(id) {
      replayed.push(id);
      meanwhile(id);
      const entry = getJournalEntry(store.read, id);
      const state = mends(id) ? 'done' : 'failed';
      store.write((db) => recordFate(db, entry!.seq, { state, reason: null, eventType: null }, 2));
      return Promise.resolve();
    },
  });
  return { replays, replayed };
}

test('each event that had failed is taken once, oldest first; those that fail meanwhile are not', async () => {
  for (const id of ['a', 'b', 'c', 'd']) fail(id);
  const { replays, replayed } = replaysThatMend(
    (id) => id === 'b' || id === 'c',
    (id) => fail(`after ${id}`),
  );
  expect(replays.begin({})).toEqual({ state: 'running', done: 0, total: 4, mended: 0 });
  expect(replays.begin({}).state).toBe('running');
  await replays.idle();
  expect(replayed).toEqual(['a', 'b', 'c', 'd']);
  expect(replays.state()).toEqual({ state: 'done', done: 4, total: 4, mended: 2 });
});

test('it ends after the event at hand when it is stopped', async () => {
  for (const id of ['a', 'b', 'c']) fail(id);
  const { replays, replayed } = replaysThatMend(
    () => true,
    (id) => {
      if (id === 'b') replays.cancel();
    },
  );
  replays.begin({});
  await replays.idle();
  expect(replayed).toEqual(['a', 'b']);
  expect(replays.state()).toEqual({ state: 'stopped', done: 2, total: 3, mended: 2 });
});
