import type { JournalId } from '#shared/domain/ids.ts';

import type { Change } from '../platform/event-bus.ts';
import type { Clock, Log } from '../platform/ports.ts';
import { createWakeLoop } from '../platform/wake-loop.ts';
import type { ReadDb, Store, WriteDb } from '../store/database.ts';
import {
  getJournalEntry,
  nextNewEntries,
  nextNewEntriesAbout,
  recordFate,
  requeueEntry,
  type JournalEntry,
  type JournalState,
  type JournalSubject,
} from '../store/journal.ts';
import { isStorageTrouble } from '../store/trouble.ts';
import { createWaitingRoom } from './waiting-room.ts';

/** What became of an entry. `reason` says why it was ignored; `eventType` is the provider's name of the event. */
export type Fate = {
  readonly state: 'done' | 'ignored';
  readonly reason: string | null;
  readonly eventType: string | null;
  /** What it became, for a hook that answers with it; any JSON value. */
  readonly result?: unknown;
};

/** What an entry became in the end. */
export type Outcome = { readonly state: Exclude<JournalState, 'new'>; readonly result: unknown };

/** An entry that cannot be read. The reason is shown in the journal, so it holds nothing of the body. */
export class UnreadableEntryError extends Error {
  readonly eventType: string | null;
  /** What a hook answers instead of a result; any JSON value. */
  readonly result: unknown;

  constructor(reason: string, eventType: string | null, result?: unknown) {
    super(reason);
    this.name = 'UnreadableEntryError';
    this.eventType = eventType;
    this.result = result;
  }
}

/**
 * Works on one entry inside its transaction; what is to be told comes after the commit. Without a fate the entry holds
 * more than fits into one turn: what was done is kept, and it is called again, after others had their turn.
 */
export type Work = (db: WriteDb, entry: JournalEntry) => { fate: Fate | null; afterCommit: () => void };

export type JournalWorker = {
  /** Says that there may be something to do. */
  wake(): void;
  /** Works on an entry again; resolves when it has its new fate. Throws when there is no such entry. */
  replay(id: JournalId): Promise<void>;
  /**
   * Works on an entry before those that nobody waits for, after older ones of its own subject; resolves with what it
   * became. Rejects when the disk is in the way or the worker stops: the entry is worked on later then.
   */
  workNow(id: JournalId): Promise<Outcome>;
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
  const waiting = createWaitingRoom<Outcome>();
  let cancelPause: () => void = () => undefined;

  const loop = createWakeLoop({
    /** Works for a few milliseconds; returns false when nothing waits any more. */
    slice() {
      const entries = nextEntries(store.read, waiting.firstUrgent());
      if (entries.length === 0) return false;
      const until = clock.monotonic() + sliceLength;
      // The entries of a slice share one fsync; each has a savepoint of its own, so one that fails undoes only itself.
      const worked = store.write(() => {
        const done: { entry: JournalEntry; outcome: Outcome | null; afterCommit: () => void }[] = [];
        for (const entry of entries) {
          if (stopping.signal.aborted || clock.monotonic() > until) break;
          const worked = workOn(deps, entry);
          done.push({ entry, ...worked });
          if (worked.outcome === null) break;
        }
        return done;
      });
      for (const { entry, outcome, afterCommit } of worked) {
        tell(log, entry, afterCommit);
        if (outcome !== null) waiting.answer(entry.seq, outcome);
      }
      deps.announce([{ topic: 'journal' }]);
      return true;
    },
    onError(error) {
      log.write('error', 'the journal waits for the disk', { error: errorName(error) });
      waiting.sendAway('urgent', error);
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
      const worked = waiting.join(seq, null);
      loop.wake();
      // When the worker stops, the entry keeps its place: whoever asked sees it waiting.
      await worked.catch(() => undefined);
    },
    workNow(id) {
      const entry = getJournalEntry(store.read, id);
      if (entry === undefined) return Promise.reject(new Error('There is no such journal entry.'));
      const { state, result, subject } = entry;
      // It may have been its turn already.
      if (state !== 'new')
        return Promise.resolve({ state, result: result && (JSON.parse(result) as unknown) });
      if (stopping.signal.aborted) return Promise.reject(new Error('The journal has stopped.'));
      const worked = waiting.join(entry.seq, subject);
      loop.wake();
      return worked;
    },
    async stop() {
      stopping.abort();
      cancelPause();
      await loop.stop();
      waiting.sendAway('all', new Error('The journal has stopped.'));
    },
  };
}

/** The next entries in the order of arrival; those of a subject for which somebody waits go first. */
function nextEntries(db: ReadDb, urgent: JournalSubject | null): JournalEntry[] {
  const first = urgent === null ? [] : nextNewEntriesAbout(db, urgent, sliceEntries);
  return first.length > 0 ? first : nextNewEntries(db, sliceEntries);
}

/** Gives an entry its fate; returns it with what is to be told after the commit. Throws only when the disk is in the way: then the entry stays new. */
function workOn(deps: WorkerDeps, entry: JournalEntry): { outcome: Outcome | null; afterCommit: () => void } {
  const { store, clock, log } = deps;
  try {
    return store.write((db) => {
      const { fate, afterCommit } = deps.work(db, entry);
      if (fate === null) return { outcome: null, afterCommit };
      recordFate(db, entry.seq, fate, clock.now());
      return { outcome: { state: fate.state, result: fate.result ?? null }, afterCommit };
    });
  } catch (error) {
    if (isStorageTrouble(error)) throw error;
    const { eventType, result } =
      error instanceof UnreadableEntryError ? error : { eventType: null, result: null };
    log.write('warn', 'a journal entry failed', { entry: entry.id, eventType, error: errorName(error) });
    store.write((db) =>
      recordFate(db, entry.seq, { state: 'failed', reason: reasonOf(error), eventType, result }, clock.now()),
    );
    return { outcome: { state: 'failed', result: result ?? null }, afterCommit: () => undefined };
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
