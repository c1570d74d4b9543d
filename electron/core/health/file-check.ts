import { z } from 'zod';

import type { Clock, Log } from '../platform/ports.ts';
import { checkIntegrity } from '../store/check-integrity.ts';
import type { Store } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';

const factName = 'database/last-check';
const factSchema = z.object({ at: z.number(), complaints: z.number() });

/** When the whole file was last read (epoch ms), and how many complaints SQLite had. */
export type FileCheckResult = z.infer<typeof factSchema>;

/** The check of the whole database file. */
export type FileCheck = {
  /** The last one that came to an end, also of an earlier run; null = none yet. */
  last(): FileCheckResult | null;
  isRunning(): boolean;
  /** Reads the whole file away from the core's thread; one at a time. Null: it could not be made. Never rejects. */
  run(): Promise<FileCheckResult | null>;
  stop(): Promise<void>;
};

/** Makes the check; `run` begins one. What it finds goes to the log in SQLite's words. */
export function createFileCheck(deps: {
  readonly file: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): FileCheck {
  const { file, store, clock, log } = deps;
  const stopping = new AbortController();
  let last: FileCheckResult | null = null;
  let running: Promise<FileCheckResult | null> | null = null;

  const check = async (): Promise<FileCheckResult | null> => {
    try {
      const complaints = await checkIntegrity(file, stopping.signal);
      if (stopping.signal.aborted) return null;
      for (const complaint of complaints) log.write('error', 'the database is damaged', { complaint });
      last = { at: clock.now(), complaints: complaints.length };
      const result = last;
      store.write((db) => writeFact(db, factName, result));
      return result;
    } catch (error) {
      if (!stopping.signal.aborted)
        log.write('warn', 'the database could not be checked', { error: String(error) });
      return last;
    }
  };
  return {
    last: () => last ?? readFact(store.read, factName, factSchema),
    isRunning: () => running !== null,
    run: () => (running ??= check().finally(() => (running = null))),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
