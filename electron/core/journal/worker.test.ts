import { afterEach, beforeEach, expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { message, phoneChat } from '#test/support/events.ts';
import { collectingLog } from '#test/support/log.ts';
import { openReceivingDesk, type ReceivingDesk } from '#test/support/receiving-desk.ts';
import { asId, type JournalId } from '#shared/domain/ids.ts';

import { breathe } from '../platform/sleep.ts';
import { systemRandom } from '../platform/system.ts';
import { insertJournalEntry } from '../store/journal.ts';
import { readJournal } from '../store/journal-list.ts';
import { sql } from '../store/sql.ts';
import { createJournalWorker, UnreadableEntryError, type Work } from './worker.ts';

let desk: ReceivingDesk;
beforeEach(() => {
  desk = openReceivingDesk();
});
afterEach(() => desk.close());

const chat = phoneChat('79991234567');
const entries = () => readJournal(desk.store.read, {}, { direction: 'newer', from: 0 }, 200);

/** Puts bodies into the table without waking anybody, as a crash after the acknowledgement leaves them. */
function leave(bodies: readonly string[]): void {
  const random = systemRandom(desk.clock);
  desk.store.write((db) => {
    for (const body of bodies) {
      insertJournalEntry(db, {
        id: asId<JournalId>(random.id()),
        channelId: desk.channelId,
        source: 'webhook',
        receivedAt: desk.clock.now(),
        body: Buffer.from(body),
      });
    }
  });
}

function workerWith(work: Work, log = collectingLog(), clock = fakeClock()) {
  const worker = createJournalWorker({ store: desk.store, clock, log, work, announce: () => undefined });
  return { worker, log, clock };
}

const done = {
  fate: { state: 'done', reason: null, eventType: null },
  afterCommit: () => undefined,
} as const;

test('a body that is not JSON fails with the reason, is kept, and blocks nothing', async () => {
  await desk.receiveRaw('{"secret": "79991234567');
  await desk.receiveRaw('{"not":"a list"}');
  await desk.receiveRaw('[]');
  await desk.receive([message(chat, 'A1', 1)]);
  expect(entries()).toMatchObject([
    {
      state: 'failed',
      reason: 'The body is not JSON.',
      body: Buffer.from('{"secret": "79991234567'),
      attempts: 1,
    },
    { state: 'failed', reason: 'A body must be a list of events.' },
    { state: 'ignored', reason: 'Nothing in it.' },
    { state: 'done', reason: null, eventType: 'message' },
  ]);
  expect(JSON.stringify(desk.logLines)).not.toContain('79991234567');
});

test('entries are worked on in the order of their arrival, each in a transaction with its fate', async () => {
  leave(['1', '2', '3']);
  const seen: string[] = [];
  const { worker } = workerWith((db, entry) => {
    db.run(sql`UPDATE channels SET label = ${`worked on ${entry.seq}`}`);
    seen.push(Buffer.from(entry.body).toString());
    if (entry.seq === 2) throw new Error('cannot be read');
    return done;
  });
  worker.wake();
  await worker.idle();
  expect(seen).toEqual(['1', '2', '3']);
  expect(entries().map(({ state }) => state)).toEqual(['done', 'failed', 'done']);
  await worker.stop();
});

test('what a failed entry had changed is taken back with it', async () => {
  leave(['1']);
  const { worker } = workerWith((db) => {
    db.run(sql`UPDATE channels SET label = 'half done'`);
    throw new Error('in the middle');
  });
  worker.wake();
  await worker.idle();
  expect(desk.store.read.get(sql`SELECT label FROM channels`)).toEqual({ label: 'line' });
  expect(entries()).toMatchObject([{ state: 'failed', reason: 'in the middle' }]);
  await worker.stop();
});

test('a restart goes on with what is new, and with nothing else', async () => {
  await desk.receive([message(chat, 'A1', 1)]);
  leave([JSON.stringify([message(chat, 'A2', 2)])]);
  desk.worker.wake();
  await desk.worker.idle();
  expect(entries()).toMatchObject([
    { state: 'done', attempts: 1 },
    { state: 'done', attempts: 1 },
  ]);
  expect(desk.thread()).toHaveLength(2);
});

test('replay works an entry again, counts the attempt, and what it already did is not done twice', async () => {
  await desk.receive([message(chat, 'A1', 1)]);
  const [entry] = entries();
  await desk.worker.replay(entry!.id);
  expect(entries()).toMatchObject([{ state: 'done', attempts: 2 }]);
  expect(desk.thread()).toHaveLength(1);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 1 });
  await expect(desk.worker.replay(asId<JournalId>('nothing'))).rejects.toThrow('no such journal entry');
});

test('between slices of work waiting requests get their turn', async () => {
  leave(Array.from({ length: 200 }, () => '[]'));
  const clock = fakeClock();
  let worked = 0;
  const { worker } = workerWith(
    () => {
      worked += 1;
      clock.advance(1);
      return done;
    },
    collectingLog(),
    clock,
  );
  worker.wake();
  const progress: number[] = [];
  while (worked < 200) {
    await breathe();
    progress.push(worked);
  }
  const steps = progress.map((count, index) => count - (progress[index - 1] ?? 0));
  expect(Math.max(...steps)).toBeLessThanOrEqual(10);
  await worker.stop();
});

test('a disk in the way says nothing about an entry: it stays new and is worked on later', async () => {
  leave(['1']);
  let isFull = true;
  const { worker, clock, log } = workerWith((db) => {
    if (isFull) db.get({ text: 'PRAGMA max_page_count = 1', values: [] });
    // A row too large for the pages that are left: SQLite's own SQLITE_FULL.
    db.run(sql`UPDATE channels SET label = ${'x'.repeat(isFull ? 5_000_000 : 5)}`);
    return done;
  });
  worker.wake();
  await worker.idle();
  expect(entries()).toMatchObject([{ state: 'new', attempts: 0 }]);
  expect(log.lines.map(({ message: line }) => line)).toEqual(['the journal waits for the disk']);
  isFull = false;
  desk.store.write((db) => db.get(sql`PRAGMA max_page_count = 1000000`));
  clock.advance(5_000);
  await worker.idle();
  expect(entries()).toMatchObject([{ state: 'done', attempts: 1 }]);
  await worker.stop();
  expect(clock.waiting).toBe(0);
});

test('stopping finishes the entry at hand and leaves the rest for the next start', async () => {
  leave(['1', '2', '3']);
  const { worker } = workerWith(() => {
    void worker.stop();
    return done;
  });
  worker.wake();
  await worker.idle();
  expect(entries().map(({ state }) => state)).toEqual(['done', 'new', 'new']);
});

test('an event of a number that was removed is kept and marked as ignored', async () => {
  await desk.journal.receive({ channelId: null, source: 'webhook', body: Buffer.from('[]') });
  await desk.worker.idle();
  expect(entries()).toMatchObject([
    { state: 'ignored', reason: 'It is about no number that is connected here.' },
  ]);
});

test('connection news is told after the commit', async () => {
  const event = { kind: 'connection', state: 'signed-out', account: null, detail: null, at: null } as const;
  await desk.receive([event]);
  expect(desk.connections).toEqual([event]);
});

test('two people who replay the same entry at once are both answered', async () => {
  await desk.receive([message(chat, 'A1', 1)]);
  const [entry] = entries();
  if (!entry) throw new Error('There is no entry.');
  await Promise.all([desk.worker.replay(entry.id), desk.worker.replay(entry.id)]);
  expect(entries()).toMatchObject([{ state: 'done' }]);
});

test('a failure while something is told does not keep the others from being told', async () => {
  leave(['1', '2']);
  const told: string[] = [];
  const { worker, log } = workerWith((_, entry) => ({
    fate: done.fate,
    afterCommit() {
      const body = Buffer.from(entry.body).toString();
      if (body === '1') throw new Error('The disk is full.');
      told.push(body);
    },
  }));
  worker.wake();
  await worker.idle();
  expect(told).toEqual(['2']);
  expect(log.lines.map(({ message: words }) => words)).toEqual(['what an entry changed could not be told']);
  await worker.stop();
});

test('an entry for which somebody waits goes before lines, after older ones of its subject, and tells its result', async () => {
  leave(['line 1', 'line 2']);
  const worked: string[] = [];
  const { worker } = workerWith((_, { body, subject }) => {
    const words = Buffer.from(body).toString();
    worked.push(words);
    if (words === 'unreadable')
      throw new UnreadableEntryError('It says nothing.', subject, { error: 'nothing' });
    return { ...done, fate: { ...done.fate, result: { read: words } } };
  });
  const receive = (body: string) =>
    desk.journal.receive({ channelId: null, source: 'webhook', subject: 'booking', body: Buffer.from(body) });
  await desk.worker.stop();
  await receive('older');
  const wanted = await receive('wanted');
  const unreadable = await receive('unreadable');
  expect(await Promise.all([worker.workNow(wanted), worker.workNow(unreadable)])).toEqual([
    { state: 'done', result: { read: 'wanted' } },
    { state: 'failed', result: { error: 'nothing' } },
  ]);
  expect(worked.slice(0, 3)).toEqual(['older', 'wanted', 'unreadable']);
  // Asked again, it tells what became of it.
  expect(await worker.workNow(wanted)).toEqual({ state: 'done', result: { read: 'wanted' } });
  expect(await worker.workNow(unreadable)).toEqual({ state: 'failed', result: { error: 'nothing' } });
  await worker.idle();
  expect(worked).toEqual(['older', 'wanted', 'unreadable', 'line 1', 'line 2']);
  await expect(worker.workNow(asId<JournalId>('nothing'))).rejects.toThrow('no such journal entry');
  await worker.stop();
});

test('whoever waits is told when the worker stops; the entry keeps its place', async () => {
  const { worker } = workerWith(() => done);
  await desk.worker.stop();
  const id = await desk.journal.receive({
    channelId: null,
    source: 'webhook',
    subject: 'booking',
    body: Buffer.from('{}'),
  });
  const waiting = worker.workNow(id);
  const stopped = worker.stop();
  await expect(waiting).rejects.toThrow('The journal has stopped.');
  await stopped;
  expect(entries()).toMatchObject([{ id, state: 'new', attempts: 0 }]);
});
