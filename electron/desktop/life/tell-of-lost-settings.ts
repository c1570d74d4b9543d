import type { MainWindow, Surroundings } from '../desktop-parts.ts';
import { askOver } from '../window/ask-over.ts';
import { onceInFront } from './once-in-front.ts';

/** Tells that what the owner had set for this computer could not be read, when the window is seen for the first time. */
export function tellOfLostSettings(
  deps: Pick<Surroundings, 'words' | 'log'> & {
    readonly window: Pick<MainWindow, 'isInFront' | 'onFrontChange' | 'browserWindow' | 'open'>;
    readonly wereLost: boolean;
  },
): () => void {
  const { window, words } = deps;
  if (!deps.wereLost) return () => undefined;
  return onceInFront(deps, async () => {
    const { life } = words();
    const answer = await askOver(window.browserWindow(), {
      type: 'warning',
      message: life('settings.lost'),
      detail: life('settings.lostDetail'),
      buttons: [life('settings.close'), life('settings.look')],
    });
    if (answer === 1) window.open('/settings');
  });
}
