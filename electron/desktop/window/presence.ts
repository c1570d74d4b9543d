import { app, type BrowserWindow } from 'electron';

import type { Clock } from '#core/platform/ports.ts';

import { bringIntoView } from './remember-place.ts';

/** A page that has not painted by then is shown as it is, milliseconds: an empty window says more than none. */
const paintsWithin = 4_000;

/** Whether the window is seen. */
export type Presence = {
  /** Brings it to the front from wherever it is: hidden, minimised, behind others, on another desktop of the system. */
  readonly show: () => void;
  readonly hide: () => void;
};

/** A window that is new and wanted: it is shown as soon as its page has painted, or cannot. */
export function createPresence(window: BrowserWindow, isMaximized: boolean, clock: Clock): Presence {
  let isPainted = false;
  let isWanted = true;
  const show = () => {
    isWanted = true;
    if (!isPainted || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    bringIntoView(window);
    window.show();
    // Systems let nobody take the focus who was not just clicked; macOS asks to be told that it is meant.
    window.focus();
    if (process.platform === 'darwin') app.focus({ steal: true });
  };
  const painted = () => {
    cancel();
    if (isPainted || window.isDestroyed()) return;
    isPainted = true;
    if (!isWanted) return;
    // Maximising shows a hidden window: not before now.
    if (isMaximized) window.maximize();
    show();
  };
  const cancel = clock.after(paintsWithin, painted);
  window.once('ready-to-show', painted);
  window.webContents.once('did-fail-load', painted);
  window.webContents.once('render-process-gone', painted);
  window.once('closed', cancel);
  return {
    show,
    hide() {
      isWanted = false;
      if (window.isDestroyed()) return;
      // A window that fills a screen of its own leaves that first: macOS would keep the screen, black.
      if (process.platform === 'darwin' && window.isFullScreen()) {
        window.once('leave-full-screen', () => window.hide());
        window.setFullScreen(false);
      } else window.hide();
    },
  };
}
