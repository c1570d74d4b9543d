import { shell } from 'electron';

import { createTimeFormat, momentInWords } from '#shared/i18n/time-format.ts';

import type { MainWindow, Surroundings } from '../desktop-parts.ts';
import { askOver } from '../window/ask-over.ts';
import { lastCrashAt } from './crash-log.ts';
import { onceInFront } from './once-in-front.ts';
import { zoneOfShop } from './zone-of-shop.ts';

/**
 * Tells once that Deskbell ended unexpectedly: when its window is seen for the first time after that, however long it
 * worked unseen. Returns how to stop.
 */
export function tellOfCrash(
  deps: Pick<Surroundings, 'settings' | 'words' | 'clock' | 'log' | 'desk'> & {
    readonly window: Pick<MainWindow, 'isInFront' | 'onFrontChange' | 'browserWindow'>;
    /** Absolute. */
    readonly logsFolder: string;
  },
): () => void {
  const { settings, clock, window } = deps;
  const at = lastCrashAt(deps.logsFolder);
  if (at === null || at <= settings.get().toldCrashAt) return () => undefined;
  const tell = async () => {
    const { life, language } = deps.words();
    const format = createTimeFormat(language, zoneOfShop(deps.desk), () => clock.now());
    const answer = await askOver(window.browserWindow(), {
      type: 'info',
      message: life('crash.ended'),
      detail: life('crash.endedDetail', { when: momentInWords(format, at, clock.now()) }),
      buttons: [life('crash.close'), life('crash.logs')],
    });
    if (answer === 1) await shell.openPath(deps.logsFolder);
  };
  return onceInFront(deps, () => {
    settings.remember({ toldCrashAt: at });
    return tell();
  });
}
