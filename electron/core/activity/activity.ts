import { createJournalExports, type ExportDeps, type JournalExports } from './export-journal.ts';
import { createFailedReplays, type FailedReplays, type ReplayDeps } from './replay-failed.ts';

/** What the screen of events does in the background. */
export type Activity = {
  readonly replays: FailedReplays;
  readonly exports: JournalExports;
  /** Ends both; the file of an export is removed. */
  stop(): Promise<void>;
};

/** Makes both; nothing runs yet. */
export function createActivity(deps: ExportDeps & ReplayDeps): Activity {
  const replays = createFailedReplays(deps);
  const exports = createJournalExports(deps);
  return {
    replays,
    exports,
    async stop() {
      await Promise.all([replays.stop(), exports.stop()]);
    },
  };
}
