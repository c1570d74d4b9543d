import { createTimeFormat, momentInWords } from '#shared/i18n/time-format.ts';

import type { MainWindow, Surroundings } from '../desktop-parts.ts';
import { askOver } from '../window/ask-over.ts';
import { dueSoon } from './due-soon.ts';
import { zoneOfShop } from './zone-of-shop.ts';

/** So far ahead the owner is told what would not leave; milliseconds. */
const ahead = 24 * 3_600_000;

/**
 * True when Deskbell may quit: nothing falls due within a day, or the owner wants it all the same. Otherwise it goes to
 * the tray.
 */
export async function askBeforeQuit(
  deps: Pick<Surroundings, 'client' | 'clock' | 'words' | 'desk'> & {
    readonly window: Pick<MainWindow, 'browserWindow' | 'hide'>;
  },
): Promise<boolean> {
  const now = deps.clock.now();
  const due = await dueSoon(deps.client, now, ahead);
  if (due === null) return true;
  const { life, language } = deps.words();
  const format = createTimeFormat(language, zoneOfShop(deps.desk), () => now);
  const when = momentInWords(format, Math.max(due.lastAt, now), now);
  const answer = await askOver(deps.window.browserWindow(), {
    type: 'question',
    message: due.isMore
      ? life('quit.dueMany', { count: due.count, when })
      : life('quit.due', { count: due.count, when }),
    detail: life('quit.detail'),
    buttons: [life('quit.keep'), life('quit.quit')],
  });
  if (answer === 1) return true;
  deps.window.hide();
  return false;
}
