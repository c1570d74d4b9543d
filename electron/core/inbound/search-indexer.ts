import type { Clock, Log } from '../platform/ports.ts';
import { breathe } from '../platform/sleep.ts';
import type { Store } from '../store/database.ts';
import { indexMessages } from '../store/search.ts';

export type SearchIndexer = {
  wake(): void;
  /** Resolves when everything is in the index, or when the disk is in the way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

/** Messages in one transaction: about 5 ms. */
const sliceMessages = 50;

/**
 * Takes new texts into the search index, after everything else: a message is stored, answered and shown before it can
 * be found. The queue is a table, so a restart goes on where it stopped.
 */
export function createSearchIndexer(deps: { store: Store; clock: Clock; log: Log }): SearchIndexer {
  let running: Promise<void> | null = null;
  let isAwake = false;
  let isStopped = false;

  const slice = () => deps.store.write((db) => indexMessages(db, sliceMessages)) > 0;

  const run = async () => {
    try {
      while (!isStopped && isAwake) {
        isAwake = false;
        while (!isStopped && slice()) await breathe();
      }
    } catch (error) {
      deps.log.write('error', 'the search index could not be written', {
        error: error instanceof Error ? error.message : 'unknown error',
      });
    } finally {
      running = null;
    }
  };

  return {
    wake() {
      isAwake = true;
      if (!isStopped) running ??= breathe().then(run);
    },
    async idle() {
      while (running) await running;
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
