import { app, BrowserWindow } from 'electron';

import { argumentsToComeBack, mayComeBack } from './come-back-rule.ts';

/**
 * Starts the program again once this process has ended: a front desk must not stay shut because nobody sits at it. Only
 * what is installed; whoever builds it wants to see it end. `lastCrash`: epoch ms, null when there was none before.
 */
export function comeBackAfterCrash(now: number, lastCrash: number | null): void {
  if (!app.isPackaged || !mayComeBack(now, lastCrash)) return;
  const isSeen = BrowserWindow.getAllWindows().some((window) => window.isVisible());
  app.relaunch({
    args: argumentsToComeBack(process.argv.slice(1), isSeen),
    // An AppImage's own folder is gone by then.
    ...(process.env.APPIMAGE === undefined ? {} : { execPath: process.env.APPIMAGE }),
  });
}
