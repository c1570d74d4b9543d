import type { JournalId } from '#shared/domain/ids.ts';

import type { Change } from '../platform/event-bus.ts';
import type { Clock, Log } from '../platform/ports.ts';
import { createWakeLoop } from '../platform/wake-loop.ts';
import type { Store, WriteDb } from '../store/database.ts';
import { nextNewEntries, recordFate, requeueEntry, type JournalEntry } from '../store/journal.ts';
import { isStorageTrouble } from '../store/trouble.ts';

/** What became of an entry. `reason` says why it was ignored; `eventType` is the provider's name of the event. */
export type Fate = {
  readonly state: 'done' | 'ignored';
  readonly reason: string | null;
  readonly eventType: string | null;
};

/** An entry that cannot be read. The reason is shown in the journal, so it holds nothing of the body. */
export class UnreadableEntryError extends Error {
  readonly eventType: string | null;

  constructor(reason: string, eventType: string | null) {
    super(reason);
    this.name = 'UnreadableEntryError';
    this.eventType = eventType;
  }
}

/** Works on one entry inside its transaction; what is to be told comes after the commit. */
export type Work = (db: WriteDb, entry: JournalEntry) => { fate: Fate; afterCommit: () => void };

export type JournalWorker = {
  /** Says that there may be something to do. */
  wake(): void;
  /** Works on an entry again; resolves when it has its new fate. Throws when there is no such entry. */
  replay(id: JournalId): Promise<void>;
  /** Resolves when nothing waits, or when the disk is in the way. */
  idle(): Promise<void>;
  /** Finishes the entry at hand. */
  stop(): Promise<void>;
};

/** How long one slice keeps the thread, ms: a webhook must get its 200 while a thousand entries wait. */
const sliceLength = 8;
/** The same limit in entries, for clocks that stand still. */
const sliceEntries = 25;
/** When to look again after the disk was full or locked, ms. */
const troublePause = 5_000;

type WorkerDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly work: Work;
  readonly announce: (changes: Change[]) => void;
};

/** Works on the journal in the order of arrival; each entry is applied together with its fate, or not at all. */
export function createJournalWorker(deps: WorkerDeps): JournalWorker {
  const { store, clock, log } = deps;
  const stopping = new AbortController();
  /** Who waits for which entry; several may wait for the same one. */
  const replays = new Map<number, (() => void)[]>();
  const answerReplays = (seq: number) => {
    for (const resolve of replays.get(seq) ?? []) resolve();
    replays.delete(seq);
  };
  let cancelPause: () => void = () => undefined;

  const loop = createWakeLoop({
    /** Works for a few milliseconds; returns false when nothing waits any more. */
    slice() {
      const entries = nextNewEntries(store.read, sliceEntries);
      if (entries.length === 0) return false;
      const until = clock.monotonic() + sliceLength;
      // The entries of a slice share one fsync; each has a savepoint of its own, so one that fails undoes only itself.
      const worked = store.write(() => {
        const done: { entry: JournalEntry; afterCommit: () => void }[] = [];
        for (const entry of entries) {
          if (stopping.signal.aborted || clock.monotonic() > until) break;
          done.push({ entry, afterCommit: workOn(deps, entry) });
        }
        return done;
      });
      for (const { entry, afterCommit } of worked) {
        tell(log, entry, afterCommit);
        answerReplays(entry.seq);
      }
      deps.announce([{ topic: 'journal' }]);
      return true;
    },
    onError(error) {
      log.write('error', 'the journal waits for the disk', { error: errorName(error) });
      cancelPause();
      if (!stopping.signal.aborted) cancelPause = clock.after(troublePause, () => loop.wake());
    },
  });

  return {
    wake: () => loop.wake(),
    idle: () => loop.idle(),
    async replay(id) {
      const seq = store.write((db) => requeueEntry(db, id));
      if (seq === null) throw new Error('There is no such journal entry.');
      const worked = new Promise<void>((resolve) => replays.set(seq, [...(replays.get(seq) ?? []), resolve]));
      loop.wake();
      await worked;
    },
    async stop() {
      stopping.abort();
      cancelPause();
      await loop.stop();
      for (const seq of [...replays.keys()]) answerReplays(seq);
    },
  };
}

/** Gives an entry its fate; returns what is to be told after the commit. Throws only when the disk is in the way: then the entry stays new. */
function workOn(deps: WorkerDeps, entry: JournalEntry): () => void {
  const { store, clock, log } = deps;
  try {
    return store.write((db) => {
      const result = deps.work(db, entry);
      recordFate(db, entry.seq, result.fate, clock.now());
      return result.afterCommit;
    });
  } catch (error) {
    if (isStorageTrouble(error)) throw error;
    const eventType = error instanceof UnreadableEntryError ? error.eventType : null;
    log.write('warn', 'a journal entry failed', { entry: entry.id, eventType, error: errorName(error) });
    store.write((db) =>
      recordFate(db, entry.seq, { state: 'failed', reason: reasonOf(error), eventType }, clock.now()),
    );
    return () => undefined;
  }
}

/** The entry is done and on disk: a failure here concerns neither it nor its neighbours. */
function tell(log: Log, entry: JournalEntry, afterCommit: () => void): void {
  try {
    afterCommit();
  } catch (error) {
    log.write('error', 'what an entry changed could not be told', {
      entry: entry.id,
      error: errorName(error),
    });
  }
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}

/** The first line of an error's message, cut to what a table shows. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]?.slice(0, 300) ?? 'unknown error';
}
