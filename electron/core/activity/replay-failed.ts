import type { Replaying } from '#shared/api/calls/journal.ts';
import type { JournalId } from '#shared/domain/ids.ts';

import type { EventBus } from '../platform/event-bus.ts';
import type { Log } from '../platform/ports.ts';
import { breathe } from '../platform/sleep.ts';
import type { Store } from '../store/database.ts';
import {
  countEntries,
  journalEntriesOf,
  newestSeq,
  readJournal,
  type JournalFilter,
} from '../store/journal-list.ts';

/** The replay of all failed events: one at a time, in the background. */
export type FailedReplays = {
  /** Begins, unless it runs already; tells how far it is. */
  begin(filter: Omit<JournalFilter, 'state'>): Replaying;
  state(): Replaying;
  /** Ends it after the event at hand. */
  cancel(): Replaying;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  /** Ends it, and resolves when nothing runs any more. */
  stop(): Promise<void>;
};

export type ReplayDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly log: Log;
  /** Works through one event; resolves when it has its fate. */
  readonly replay: (id: JournalId) => Promise<void>;
};

/**
 * Each event goes the way of a single replay, oldest first: what it already did is not done twice, and an event that
 * fails again simply stays failed. Only those that had failed at the beginning are taken, each once, so it comes to an
 * end whatever comes in meanwhile.
 */
export function createFailedReplays(deps: ReplayDeps): FailedReplays {
  const { store, bus, log } = deps;
  let state: Replaying = { state: 'none', done: 0, total: 0, mended: 0 };
  let isCancelled = false;
  let work: Promise<void> = Promise.resolve();

  const run = async (filter: JournalFilter, last: number) => {
    let from = 0;
    for (;;) {
      const [row] = readJournal(store.read, filter, { direction: 'newer', from }, 1, 'beginning');
      if (row === undefined || row.seq > last || isCancelled) return;
      from = row.seq;
      await deps.replay(row.id);
      const isMended = journalEntriesOf(store.read, [row.id]).some(
        (now) => now.state !== 'failed' && now.state !== 'new',
      );
      state = { ...state, done: state.done + 1, mended: state.mended + (isMended ? 1 : 0) };
      await breathe();
    }
  };
  const finish = (how: 'done' | 'stopped') => {
    state = { ...state, state: how };
    bus.announce([{ topic: 'journal' }]);
  };

  return {
    state: () => state,
    begin(given) {
      if (state.state === 'running') return state;
      const filter: JournalFilter = { ...given, state: 'failed' };
      isCancelled = false;
      state = { state: 'running', done: 0, total: countEntries(store.read, filter), mended: 0 };
      work = run(filter, newestSeq(store.read)).then(
        () => finish(isCancelled ? 'stopped' : 'done'),
        (error: unknown) => {
          log.write('error', 'the replay of failed events ended early', { error: String(error) });
          finish('stopped');
        },
      );
      return state;
    },
    cancel() {
      isCancelled = true;
      return state;
    },
    idle: () => work,
    async stop() {
      isCancelled = true;
      await work;
    },
  };
}
