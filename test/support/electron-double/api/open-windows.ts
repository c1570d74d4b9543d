import type { BrowserWindow } from './browser-window.ts';

/** The windows of this process, oldest first, and the one that has the keyboard. */
export const openWindows: { readonly all: Set<BrowserWindow>; focused: BrowserWindow | null } = {
  all: new Set<BrowserWindow>(),
  focused: null,
};
