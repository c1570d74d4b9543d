import type { Clock, Log } from '../platform/ports.ts';
import { createWakeLoop, type WakeLoop } from '../platform/wake-loop.ts';
import type { Store } from '../store/database.ts';
import { indexMessages } from '../store/search.ts';

/** Messages in one transaction: about 5 ms. */
const sliceMessages = 50;

/**
 * Takes new texts into the search index, after everything else: a message is stored, answered and shown before it can
 * be found. The queue is a table, so a restart goes on where it stopped.
 */
export function createSearchIndexer(deps: { store: Store; clock: Clock; log: Log }): WakeLoop {
  return createWakeLoop({
    slice: () => deps.store.write((db) => indexMessages(db, sliceMessages)) > 0,
    onError: (error) =>
      deps.log.write('error', 'the search index could not be written', {
        error: error instanceof Error ? error.message : 'unknown error',
      }),
  });
}
