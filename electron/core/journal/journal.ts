import { asId, type ChannelId, type JournalId } from '#shared/domain/ids.ts';

import type { Clock, Log, Random } from '../platform/ports.ts';
import { breathe } from '../platform/sleep.ts';
import type { Store } from '../store/database.ts';
import { insertJournalEntry, type JournalSubject, type NewJournalEntry } from '../store/journal.ts';
import { isConstraint } from '../store/trouble.ts';

export type JournalInput = {
  readonly channelId: ChannelId | null;
  readonly source: NewJournalEntry['source'];
  /** Who is to read the body; a line's provider when left out. */
  readonly subject?: JournalSubject;
  /** The raw body; kept byte for byte. */
  readonly body: Uint8Array;
};

/** The event is not on disk (a full disk, mostly): the provider must be told to come again (503). */
export class JournalUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The event could not be stored; it must be delivered again.', { cause });
    this.name = 'JournalUnavailableError';
  }
}

/** The door from the world into the store. */
export type Journal = {
  /** Resolves when the event is durable; rejects with JournalUnavailableError when it is not. */
  receive(input: JournalInput): Promise<JournalId>;
  /** Stores what still waits, then refuses everything. */
  stop(): Promise<void>;
};

type Waiting = {
  readonly entry: NewJournalEntry;
  readonly resolve: (id: JournalId) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Group commit: everything that arrives in one turn of the event loop shares one transaction and one fsync, which
 * gives several times the rate of one fsync for each request. `onStored` is called after each commit.
 */
export function createJournal(deps: {
  store: Store;
  clock: Clock;
  random: Random;
  log: Log;
  onStored: () => void;
}): Journal {
  const { store, clock, random, log } = deps;
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | null = null;
  let isStopped = false;

  const flush = () => {
    const group = waiting;
    waiting = [];
    flushing = null;
    if (settle(group, commit(store, group))) deps.onStored();
    else log.write('error', 'events could not be stored', { count: group.length });
  };

  return {
    receive(input) {
      if (isStopped) return Promise.reject(new JournalUnavailableError('stopped'));
      const entry = { ...input, id: asId<JournalId>(random.id()), receivedAt: clock.now() };
      return new Promise<JournalId>((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        flushing ??= breathe().then(flush);
      });
    },
    async stop() {
      isStopped = true;
      await flushing;
    },
  };
}

/** Writes a group; returns the error of each entry, null for one that is durable. */
function commit(store: Store, group: readonly Waiting[]): unknown[] {
  try {
    store.write((db) => {
      for (const { entry } of group) insertJournalEntry(db, entry);
    });
    return group.map(() => null);
  } catch (error) {
    // One entry that breaks a rule of the schema must not take its neighbours with it.
    if (isConstraint(error) && group.length > 1) return group.flatMap((waiting) => commit(store, [waiting]));
    return group.map(() => error);
  }
}

/** Answers everybody who waits; returns true when at least one entry was stored. */
function settle(group: readonly Waiting[], errors: readonly unknown[]): boolean {
  group.forEach(({ entry, resolve, reject }, position) => {
    const error = errors[position];
    if (error === null) resolve(entry.id);
    else reject(new JournalUnavailableError(error));
  });
  return errors.includes(null);
}
