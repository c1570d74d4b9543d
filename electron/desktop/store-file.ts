import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';

import type { Clock, Log, SettingsFile } from '#core/platform/ports.ts';

/** Electron-store answers this to any page, for the part of it that runs there. Ours has no such part. */
const storeChannel = 'electron-store-get-data';

/**
 * A JSON document `<folder>/<name>.json`, read once and replaced as a whole. A file that is no JSON any more is moved
 * aside as `<name>.damaged-<time>.json` and an empty document takes its place: the program must start. What becomes of
 * the file while the program runs changes nothing before the next start.
 */
export function openStoreFile(
  folder: string,
  name: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): SettingsFile {
  const file = join(folder, `${name}.json`);
  const open = () =>
    new ElectronStore<Record<string, unknown>>({
      cwd: folder,
      name,
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
  let store: ElectronStore;
  try {
    store = open();
  } catch (error) {
    if (!(error instanceof SyntaxError) || !existsSync(file)) throw error;
    renameSync(file, join(folder, `${name}.damaged-${clock.now()}.json`));
    log.write('error', 'a file could not be read and was moved aside', { file: `${name}.json` });
    store = open();
  }
  ipcMain.removeAllListeners(storeChannel);
  let current = { ...store.store };
  return {
    read: () => structuredClone(current),
    write(document) {
      store.store = document;
      current = structuredClone(document);
    },
  };
}
