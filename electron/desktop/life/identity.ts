import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { app } from 'electron';

import { codeOf, StartError } from '#host/start-error.ts';

/** The id under which installers and systems know the program; Windows shows toasts only under the id of the shortcut. */
const appId = 'app.deskbell.desktop';

/** The scheme of links that lead to a screen. */
const linkScheme = 'deskbell';

/** Tells the system who this is; the earliest thing of all. */
export function nameProgram(): void {
  app.setName('Deskbell');
  if (process.platform === 'win32') app.setAppUserModelId(appId);
}

/**
 * Chromium's own files (caches, local storage, the lock of the one instance) lie in a folder of their own inside the data
 * folder: apart from the shop's data, and so that each data folder has one program of its own. Throws StartError.
 */
export function keepChromiumIn(dataFolder: string): void {
  const folder = join(dataFolder, 'browser');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch (error) {
    throw new StartError(
      `The data folder ${dataFolder} cannot be used (${codeOf(error) ?? 'unknown error'}).`,
      {
        cause: error,
        trouble: { kind: 'folder-unusable', folder: dataFolder },
      },
    );
  }
}

/**
 * Makes this the program for our links. On Linux the desktop file of the package says so. Windows puts the link behind
 * `--`: whatever stands in it is no option of ours.
 */
export function claimLinks(): void {
  if (!app.isPackaged) return;
  if (process.platform === 'win32') app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
  if (process.platform === 'darwin') app.setAsDefaultProtocolClient(linkScheme);
}
