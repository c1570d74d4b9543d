import { screen, type BrowserWindow } from 'electron';

import type { Clock } from '#core/platform/ports.ts';

import type { DesktopSettingsFile } from '../desktop-settings.ts';
import { isSeen, placeWindow, type Rectangle, type RememberedPlace } from './place-window.ts';

/** A window that is dragged moves many times a second; milliseconds. */
const saveAfter = 500;

/** Where the window opens now, over the displays of now. */
export function placeOfNow(settings: DesktopSettingsFile): RememberedPlace {
  return placeWindow(settings.get().window, workAreas());
}

/** A window whose display was unplugged while it was hidden comes back onto one that is there. */
export function bringIntoView(window: BrowserWindow): void {
  // The system looks after those that fill a display.
  if (window.isMaximized() || window.isFullScreen()) return;
  const areas = workAreas();
  const bounds = window.getNormalBounds();
  if (areas.length === 0 || isSeen(bounds, areas)) return;
  window.setBounds(placeWindow({ bounds, isMaximized: false }, areas).bounds);
}

/** What each display has left beside taskbars and docks, the primary one first. */
function workAreas(): Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Keeps where the window is: a moment after it was moved, and when it is hidden or closed. */
export function rememberPlace(
  window: BrowserWindow,
  { settings, clock }: { readonly settings: DesktopSettingsFile; readonly clock: Clock },
): void {
  let cancel: () => void = () => undefined;
  const save = () => {
    cancel();
    if (window.isDestroyed()) return;
    const place = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
    if (JSON.stringify(place) !== JSON.stringify(settings.get().window)) settings.remember({ window: place });
  };
  const later = () => {
    cancel();
    cancel = clock.after(saveAfter, save);
  };
  window.on('resize', later).on('move', later).on('maximize', later).on('unmaximize', later);
  window.on('hide', save).on('close', save);
  window.on('closed', () => cancel());
}
