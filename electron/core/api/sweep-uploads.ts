import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import type { Clock, Log } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { forgetUnsentUploads, uploadPaths } from '../store/uploads.ts';

/** Nobody thinks about attaching a file for longer than this, ms. */
const patience = 24 * 60 * 60_000;

/**
 * Removes what was uploaded more than a day ago and never sent, and what a crash in the middle of an upload left. To be
 * called once per start; ends early when the signal is aborted, and never rejects.
 */
export async function sweepUploads(
  deps: { store: Store; clock: Clock; log: Log; folder: string },
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, log, folder } = deps;
  const before = clock.now() - patience;
  try {
    const forgotten = store.write((db) => forgetUnsentUploads(db, before));
    for (const path of forgotten) await rm(path, { force: true });
    const kept = new Set(uploadPaths(store.read).map((path) => relative(folder, path).split(sep)[0]));
    let count = forgotten.length;
    for (const name of await readdir(folder).catch(() => [])) {
      if (signal.aborted) return;
      const path = join(folder, name);
      if (kept.has(name) || (await stat(path)).mtimeMs >= before) continue;
      await rm(path, { recursive: true, force: true });
      count += 1;
    }
    if (count > 0) log.write('info', 'unsent uploads were removed', { count });
  } catch (error) {
    log.write('warn', 'unsent uploads could not be removed', { error: String(error) });
  }
}
