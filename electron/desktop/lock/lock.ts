import { app, powerMonitor } from 'electron';

import { defaultDataFolder, systemFolders } from '#host/user-folder.ts';

import type { Lock } from '../desktop-parts.ts';
import { createPinLock, type LockDeps } from './pin-lock.ts';
import { resetCommand } from './reset-command.ts';

/** The lock with a PIN; locked from the start when there is one. Electron is ready. `dataFolder`: absolute. */
export function createLock(
  deps: Omit<LockDeps, 'resetCommand'> & { readonly dataFolder: string },
): Promise<Lock> {
  const usual = defaultDataFolder(systemFolders()).path;
  const line = resetCommand({
    platform: process.platform,
    executable: process.execPath,
    appImage: process.env.APPIMAGE ?? null,
    sources: app.isPackaged ? null : app.getAppPath(),
    dataFolder: deps.dataFolder === usual ? null : deps.dataFolder,
  });
  return createPinLock(
    { ...deps, resetCommand: line },
    {
      idleSeconds: () => powerMonitor.getSystemIdleTime(),
      // Electron tells of a locked screen on Windows and macOS only. Some Linux desktops say it when they are asked, the
      // others call it "active": there the time without a touch does the rest, and the settings say so.
      isScreenLocked:
        process.platform === 'linux' ? () => powerMonitor.getSystemIdleState(1) === 'locked' : null,
      onLeave(listener) {
        powerMonitor.on('lock-screen', listener);
        powerMonitor.on('suspend', listener);
        return () => {
          powerMonitor.off('lock-screen', listener);
          powerMonitor.off('suspend', listener);
        };
      },
    },
  );
}
