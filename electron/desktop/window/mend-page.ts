import { app, shell, type BrowserWindow } from 'electron';

import type { Clock, Log } from '#core/platform/ports.ts';

import { isOwnPage, pageAddress } from '../bridge/page-address.ts';
import type { Words } from '../words/words.ts';
import { askOver } from './ask-over.ts';
import { afterCrash } from './crash-rule.ts';

type Deps = {
  readonly clock: Clock;
  readonly log: Log;
  readonly words: () => Words;
  /** Absolute. */
  readonly logsFolder: string;
  readonly quit: () => void;
};

/**
 * Brings the page back after its process has gone, where it was; asks when that does not help. `times` are the crashes
 * so far (monotonic ms), kept by the caller over windows.
 */
export function mendPage(window: BrowserWindow, times: number[], deps: Deps): void {
  const page = window.webContents;
  const { log, clock, words } = deps;
  let isAsking = false;
  const reload = () => {
    if (window.isDestroyed()) return;
    const shown = page.getURL();
    page.loadURL(isOwnPage(shown) ? shown : pageAddress('/')).catch(() => {
      log.write('error', 'the page could not be loaded again');
    });
  };
  const askAboutCrashes = async () => {
    const { life } = words();
    const answer = await askOver(window, {
      type: 'error',
      message: life('crash.page'),
      detail: life('crash.pageDetail'),
      buttons: [life('crash.again'), life('crash.logs'), life('crash.quit')],
    });
    if (answer === 2) deps.quit();
    else if (answer === 1) {
      await shell.openPath(deps.logsFolder);
      await askAboutCrashes();
    } else {
      times.length = 0;
      reload();
    }
  };
  const askOnce = (ask: () => Promise<void>) => {
    if (isAsking || window.isDestroyed()) return;
    isAsking = true;
    ask()
      .catch((error: unknown) => log.write('error', 'a question could not be asked', { error }))
      .finally(() => {
        isAsking = false;
      });
  };
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('error', 'the page has gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    times.push(clock.monotonic());
    if (afterCrash(times) === 'ask') askOnce(askAboutCrashes);
    else reload();
  });
  window.on('unresponsive', () => {
    log.write('warn', 'the page does not answer');
    askOnce(async () => {
      const { life } = words();
      const answer = await askOver(window, {
        type: 'warning',
        message: life('crash.stuck'),
        detail: life('crash.stuckDetail'),
        buttons: [life('crash.wait'), life('crash.reload')],
      });
      // Ends the process that does not answer; then it is brought back as after a crash.
      if (answer === 1 && !window.isDestroyed()) page.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => log.write('info', 'the page answers again'));
}

/** Crashes of Chromium's other processes (graphics, network) mend themselves; they are only written down. */
export function reportChildProcesses(log: Log): () => void {
  const report = (_event: unknown, { type, reason, exitCode }: Electron.Details) => {
    log.write('warn', 'a process of Chromium has gone', { type, reason, exitCode });
  };
  app.on('child-process-gone', report);
  return () => app.off('child-process-gone', report);
}
