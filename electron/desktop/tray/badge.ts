import { app, screen } from 'electron';

import type { MainWindow, Surroundings } from '../desktop-parts.ts';
import { overlayFile } from './icon-files.ts';
import { createIcons } from './icons.ts';

/**
 * The number of chats that need a reply, on the dock (macOS, Linux) or on the button in the taskbar (Windows, where it
 * belongs to a window and is set again for each that is made). It is told while locked too: it names nobody. Returns
 * how to take it away.
 */
export function startBadge(
  deps: Pick<Surroundings, 'desk' | 'words'> & { readonly window: MainWindow },
): () => void {
  return process.platform === 'win32' ? startOverlay(deps) : startCount(deps);
}

function startCount({ desk }: Pick<Surroundings, 'desk'>): () => void {
  let shown = 0;
  const show = (count: number) => {
    if (count === shown) return;
    shown = count;
    app.setBadgeCount(count);
  };
  const refresh = () => show(desk.current()?.needsReply ?? 0);
  refresh();
  const stop = desk.onChange(refresh);
  return () => {
    stop();
    show(0);
  };
}

function startOverlay({
  desk,
  words,
  window,
}: Pick<Surroundings, 'desk' | 'words'> & { readonly window: MainWindow }): () => void {
  const icon = createIcons();
  let shown: { readonly on: Electron.BrowserWindow; readonly what: string } | null = null;
  const refresh = () => {
    const on = window.browserWindow();
    if (on === null || on.isDestroyed()) {
      shown = null;
      return;
    }
    const count = desk.current()?.needsReply ?? 0;
    const file = overlayFile(Math.max(1, count), screen.getDisplayMatching(on.getBounds()).scaleFactor);
    const description = words().tray('needsReply', { count });
    const what = count === 0 ? '' : `${file} ${description}`;
    if (shown?.on === on && shown.what === what) return;
    shown = { on, what };
    on.setOverlayIcon(count === 0 ? null : icon(file), count === 0 ? '' : description);
  };
  refresh();
  const stops = [desk.onChange(refresh), window.onFrontChange(refresh)];
  return () => {
    for (const stop of stops) stop();
    const on = window.browserWindow();
    if (on !== null && !on.isDestroyed()) on.setOverlayIcon(null, '');
  };
}
