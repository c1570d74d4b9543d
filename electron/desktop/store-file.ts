import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';

import type { Clock, Log, SettingsFile } from '#core/platform/ports.ts';

import { openAnyway } from './open-anyway.ts';

/** Electron-store answers this to any page, for the part of it that runs there. Ours has no such part. */
const storeChannel = 'electron-store-get-data';

type Deps = { readonly clock: Clock; readonly log: Log };

/**
 * A document that the program can do without, such as what was set for this computer; `wasLost`: what was there could
 * not be read, and is not used.
 */
export function openStoreFileAnyway(
  folder: string,
  name: string,
  deps: Deps,
): { readonly file: SettingsFile; readonly wasLost: boolean } {
  return openAnyway({
    name: `${name}.json`,
    open: () => openStore(folder, name),
    moveAside: () => moveAside(folder, name, deps),
    log: deps.log,
  });
}

/**
 * A JSON document `<folder>/<name>.json`, read once and replaced as a whole. A file that is no JSON any more is moved
 * aside as `<name>.damaged-<time>.json` and an empty document takes its place: the program must start. What becomes of
 * the file while the program runs changes nothing before the next start.
 */
export function openStoreFile(folder: string, name: string, deps: Deps): SettingsFile {
  try {
    return openStore(folder, name);
  } catch (error) {
    if (!(error instanceof SyntaxError) || !existsSync(join(folder, `${name}.json`))) throw error;
    moveAside(folder, name, deps);
    deps.log.write('error', 'a file could not be read and was moved aside', { file: `${name}.json` });
    return openStore(folder, name);
  }
}

function moveAside(folder: string, name: string, { clock }: Pick<Deps, 'clock'>): void {
  renameSync(join(folder, `${name}.json`), join(folder, `${name}.damaged-${clock.now()}.json`));
}

function openStore(folder: string, name: string): SettingsFile {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  });
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
