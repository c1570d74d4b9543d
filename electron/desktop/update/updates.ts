import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { app, shell } from 'electron';
import type * as Updaters from 'electron-updater';
import type { AppUpdater, BaseUpdater } from 'electron-updater';

import type { Clock } from '#core/platform/ports.ts';

import type { Surroundings, Updates } from '../desktop-parts.ts';
import { readRelease, updateWayOf, type UpdaterKind, type UpdateWay } from './installation.ts';
import { startUpdateCycle } from './update-cycle.ts';
import { sourceOver } from './update-source.ts';

/** Looks for new versions and installs them. `quit` ends the program in order, without a question: it comes back at once. */
export function createUpdates(
  deps: Pick<Surroundings, 'clock' | 'random' | 'log' | 'settings'> & { readonly quit: () => void },
): Updates {
  const way = findWay();
  if (way.kind === 'off') return noUpdates;
  const { clock, log } = deps;
  let opened: Promise<Opened> | null = null;
  let wanted: 'seen' | 'unseen' | null = null;
  const cycle = startUpdateCycle({
    ...deps,
    rules: { isByHand: way.kind === 'by-hand', page: way.page },
    async openSource() {
      const { updater } = await (opened ??= openUpdater(way.updater, clock));
      const source = sourceOver(updater, log.with({ part: 'updates' }));
      if (way.kind === 'by-hand') updater.autoInstallOnAppQuit = false;
      return source;
    },
  });
  return {
    ...cycle,
    install(how = 'seen') {
      if (cycle.state().kind !== 'ready') return;
      wanted = how;
      deps.quit();
    },
    async afterStop() {
      // Only now: Windows' installer ends a program that still runs, and with it what it was just sending.
      if (wanted !== null && opened) await (await opened).install(wanted);
    },
    openDownloadPage() {
      shell.openExternal(way.page).catch(() => log.write('warn', 'the download page could not be opened'));
    },
  };
}

const noUpdates: Updates = {
  state: () => ({ kind: 'off' }),
  onChange: () => () => undefined,
  check: () => Promise.resolve(),
  install: () => undefined,
  afterStop: () => Promise.resolve(),
  openDownloadPage: () => undefined,
  stop: () => undefined,
};

function findWay(): UpdateWay {
  if (!app.isPackaged) return { kind: 'off' };
  const packageType = join(process.resourcesPath, 'package-type');
  return updateWayOf({
    platform: process.platform,
    appImage: process.env.APPIMAGE ?? null,
    packageType: existsSync(packageType) ? readFileSync(packageType, 'utf8').trim() : null,
    hasFeed: existsSync(join(process.resourcesPath, 'app-update.yml')),
    release: readRelease(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')),
  });
}

/** `install` starts the installer; it is called when everything has stopped and resolves when the process may end. */
type Opened = { readonly updater: AppUpdater; readonly install: (how: 'seen' | 'unseen') => Promise<void> };

/** Chosen here, not by the package's own `autoUpdater`: that one takes an AppImage for a .deb (see `updateWayOf`). */
async function openUpdater(kind: UpdaterKind, clock: Clock): Promise<Opened> {
  const { default: updaters } = await import('electron-updater');
  if (kind === 'mac') {
    const updater = new updaters.MacUpdater();
    return { updater, install: () => handOverToMac(updater, clock) };
  }
  const updater = newUpdater(updaters, kind);
  return {
    updater,
    // With its window while the owner looks: it says why nothing is there for a moment. Deskbell starts again after it.
    install: (how) => Promise.resolve(void updater.install(how === 'unseen', true)),
  };
}

function newUpdater(updaters: typeof Updaters, kind: Exclude<UpdaterKind, 'mac'>): BaseUpdater {
  switch (kind) {
    case 'nsis':
      return new updaters.NsisUpdater();
    case 'app-image':
      return new updaters.AppImageUpdater();
    case 'deb':
      return new updaters.DebUpdater();
  }
}

/** macOS itself takes over and then asks the program to quit: whoever ends before that is not started again. */
function handOverToMac(updater: AppUpdater, clock: Clock): Promise<void> {
  return new Promise<void>((resolve) => {
    const cancel = clock.after(6000, resolve);
    app.once('before-quit', () => {
      cancel();
      resolve();
    });
    updater.quitAndInstall();
  });
}
