import { release } from 'node:os';
import { join } from 'node:path';

import { app, dialog } from 'electron';

import { systemClock } from '#core/platform/system.ts';
import { readProduct } from '#host/product.ts';
import { defaultDataFolder, systemFolders } from '#host/user-folder.ts';
import { chooseLanguage } from '#shared/i18n/choose-language.ts';

import { startDesktop, type Desktop } from '../desktop.ts';
import { claimToasts } from '../toasts/system-toasts.ts';
import { linkOfLaunch } from '../toasts/toast-subject.ts';
import { wordsOf } from '../words/words.ts';
import { readArguments, type DesktopArguments } from './arguments.ts';
import { comeBackAfterCrash } from './come-back.ts';
import { crashReport, lastCrashAt, writeCrashLog } from './crash-log.ts';
import { createEarlyLog, type EarlyLog } from './early-log.ts';
import { claimLinks, keepChromiumIn } from './identity.ts';
import { createQuit, type Quit } from './quit.ts';
import { isSaidPlainly, startWords } from './start-words.ts';
import { createDoor, readVisitor, type Door } from './visitors.ts';

type Settled = DesktopArguments & { readonly dataFolder: string };

/**
 * The whole life of the desktop host as a process: one program for each data folder, start, visitors, signals, quit,
 * crashes. Electron need not be ready yet. `argv`: what follows the program's name.
 */
export function live(argv: readonly string[], currentFolder: string): void {
  let args: Settled;
  try {
    const read = readArguments(argv, currentFolder);
    args = { ...read, dataFolder: read.dataFolder ?? defaultDataFolder(systemFolders()).path };
    keepChromiumIn(args.dataFolder);
  } catch (error) {
    void refuse(error, null);
    return;
  }
  const door = createDoor();
  // Before `ready`: macOS hands over the link that has started the program as soon as it can.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    door.come({ link, isHidden: false });
  });
  app.once('ready', (_event, launchInfo) => {
    const link = linkOfLaunch(launchInfo);
    if (link !== null) door.come({ link, isHidden: false });
  });
  if (!app.requestSingleInstanceLock({ link: args.link, isHidden: args.isHidden })) {
    app.quit();
    return;
  }
  app.on('second-instance', (_event, _argv, _folder, handedOver) => door.come(readVisitor(handedOver)));
  // The tray stays when the window is closed.
  app.on('window-all-closed', () => undefined);
  void begin(args, door);
}

async function begin(args: Settled, door: Door): Promise<void> {
  const log = createEarlyLog();
  const clock = systemClock();
  const starting = Promise.withResolvers<Desktop>();
  const quit = createQuit({
    mayQuit: async () => (await starting.promise).mayQuit(),
    // A failed start has stopped what it had started, and has its own exit code.
    stop: async () => (await starting.promise.catch(() => null))?.stop(),
    exit: (code) => app.exit(code),
    clock,
    log,
  });
  endInOrder(quit);
  const logs = join(args.dataFolder, 'logs');
  const writeDown = (error: unknown) =>
    writeCrashLog(logs, clock.now(), crashReport(error, factsOf(clock.now())));
  endAfterFailures(quit, log, (error) => {
    const lastCrash = lastCrashAt(logs);
    writeDown(error);
    comeBackAfterCrash(clock.now(), lastCrash);
  });
  try {
    await app.whenReady();
    heedSignals(quit);
    claimLinks();
    claimToasts();
    const own = { link: args.link, isHidden: args.isHidden || wasOpenedAtLogin() };
    // A link of our own start is older than any that comes meanwhile.
    if (own.link !== null) door.come(own);
    const desktop = await startDesktop({ ...args, quit, log });
    starting.resolve(desktop);
    if (own.link === null) door.come({ ...own, isHidden: own.isHidden || desktop.comesBackUnseen });
    if (quit.isUnderWay()) return;
    door.attend((address) => desktop.open(address));
    // Not before: macOS may also say it of the very first start, which may be one at login.
    app.on('activate', () => desktop.open());
  } catch (error) {
    // Somebody may be waiting for it; the failure is told here.
    starting.promise.catch(() => undefined);
    starting.reject(error);
    if (quit.isUnderWay()) app.exit(1);
    else await refuse(error, isSaidPlainly(error) ? null : writeDown(error));
  }
}

/** Says why there is no Deskbell, then ends: never a half-started program. */
async function refuse(error: unknown, crashFile: string | null): Promise<void> {
  await app.whenReady();
  const words = wordsOf(chooseLanguage(app.getPreferredSystemLanguages()));
  dialog.showErrorBox(words.life('start.title'), startWords(error, words, crashFile));
  app.exit(1);
}

/**
 * Whoever wants the end gets it in order. Electron's own `before-quit` is a person: "Quit" in the menu of the Dock, or a
 * program that asks in their name. The end of a session comes otherwise and asks nobody: by a signal, by the `shutdown`
 * of the power monitor, which macOS tells before it asks programs to quit, and on Windows by the window.
 */
function endInOrder(quit: Quit): void {
  app.on('before-quit', (event) => {
    event.preventDefault();
    quit.byOwner();
  });
  heedSignals(quit);
}

/**
 * Called anew when Electron is ready: on its way there Chromium puts handlers of its own into the place of ours, and they
 * would make a `before-quit` of a signal, which is no person. A package of ours (when-exit) raises each signal again: a
 * second one must do no harm.
 */
function heedSignals(quit: Quit): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The last listener that goes gives the signal back to the system; the next one takes it from whoever has it.
    process.removeAllListeners(signal);
    process.on(signal, () => quit.now(signal));
  }
}

/** What nobody expected: written down, and for an error that has torn something apart, the end. Rows are safe. */
function endAfterFailures(quit: Quit, log: EarlyLog, onCrash: (error: unknown) => void): void {
  process.on('unhandledRejection', (error) => log.write('error', 'a failure was not handled', { error }));
  process.on('uncaughtException', (error) => {
    log.write('error', 'the program ends after an unexpected failure', { error });
    if (quit.isUnderWay()) return;
    quit.now('failure', 1);
    try {
      onCrash(error);
    } catch {
      // A failure in here would end the process before anything is stopped.
    }
  });
}

/** macOS says by itself that it has started the program at login; it can pass no arguments. */
function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

function factsOf(now: number): Record<string, string> {
  return {
    time: new Date(now).toISOString(),
    version: readProduct().version,
    system: `${process.platform} ${process.arch} ${release()}`,
    electron: process.versions.electron,
  };
}
