import type { Log } from '#core/platform/ports.ts';

import type { MainWindow } from '../desktop-parts.ts';

/** Does `tell` once, when the window is next seen: nobody reads a box over a program in the tray. Returns how to stop. */
export function onceInFront(
  { window, log }: { readonly window: Pick<MainWindow, 'isInFront' | 'onFrontChange'>; readonly log: Log },
  tell: () => Promise<void>,
): () => void {
  const stop = window.onFrontChange(() => {
    if (!window.isInFront()) return;
    stop();
    tell().catch((error: unknown) => log.write('error', 'a message could not be shown', { error }));
  });
  return stop;
}
