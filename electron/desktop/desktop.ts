import { app, powerMonitor, safeStorage, session } from 'electron';

import { Disposer } from '#core/platform/disposer.ts';
import { startHost, type Host } from '#host/host.ts';
import { readProduct } from '#host/product.ts';
import { createClient } from '#shared/api/client.ts';
import type { DesktopState } from '#shared/api/desktop.ts';
import { chooseLanguage } from '#shared/i18n/choose-language.ts';

import { openPageChannel } from './bridge/page-channel.ts';
import { createPageCalls } from './bridge/page-calls.ts';
import { servePage } from './bridge/page-protocol.ts';
import { watchDesk } from './desk/watch-desk.ts';
import { createDesktopHandlers } from './desktop-handlers.ts';
import type { Lock, Surroundings, Updates } from './desktop-parts.ts';
import { createDesktopSettings } from './desktop-settings.ts';
import type { DesktopArguments } from './life/arguments.ts';
import { askBeforeQuit } from './life/ask-before-quit.ts';
import { closeToTray } from './life/close-to-tray.ts';
import type { EarlyLog } from './life/early-log.ts';
import type { Quit } from './life/quit.ts';
import { tellOfCrash } from './life/tell-of-crash.ts';
import { tellOfLostSettings } from './life/tell-of-lost-settings.ts';
import { watchPower } from './life/watch-power.ts';
import { createLoginItem } from './life/login-item.ts';
import { createLock } from './lock/lock.ts';
import { openSecrets } from './secrets/open-secrets.ts';
import { openStoreFile, openStoreFileAnyway } from './store-file.ts';
import { startToasts } from './toasts/toasts.ts';
import { startBadge } from './tray/badge.ts';
import { startTray } from './tray/tray.ts';
import { updateUnseen } from './update/unseen-update.ts';
import { createUpdates } from './update/updates.ts';
import { followAppMenu } from './window/app-menu.ts';
import { followTheme } from './window/follow-theme.ts';
import { hardenSession } from './window/harden-session.ts';
import { hardenPages } from './window/hardening.ts';
import { reportChildProcesses } from './window/mend-page.ts';
import { createMainWindow, type WindowControl } from './window/main-window.ts';
import { wordsOf } from './words/words.ts';

export type Desktop = {
  /** It was restarted by itself, for a new version: nobody waits for its window. */
  readonly comesBackUnseen: boolean;
  /** Shows the window, at an address of the screens if one is given. */
  open(address?: string): void;
  /** Asks the owner before messages stay behind that fall due soon; false = Deskbell stays, in the tray. */
  mayQuit(): Promise<boolean>;
  /** Everything that was started, in reverse order; sends in flight finish. */
  stop(): Promise<void>;
};

export type DesktopOptions = DesktopArguments & {
  readonly dataFolder: string;
  readonly quit: Quit;
  /** Becomes the log of the host as soon as there is one. */
  readonly log: EarlyLog;
};

/**
 * Puts the desktop app together: the core with its listeners, the window and what stands around it. Electron is ready.
 * Throws what startHost throws; what had been started is stopped again then.
 */
export async function startDesktop(args: DesktopOptions): Promise<Desktop> {
  const started = new Disposer();
  try {
    return await start(args, started);
  } catch (error) {
    await started.dispose();
    throw error;
  }
}

async function start(args: DesktopOptions, started: Disposer): Promise<Desktop> {
  const { quit } = args;
  const { host, keyring } = await openHost(args);
  started.add(() => host.stop());
  args.log.become(host.log);
  const { surroundings, wereSettingsLost } = await gatherSurroundings(host, started);
  const { settings } = surroundings;
  const lock = await createLock({
    ...surroundings,
    resetsPin: args.resetsPin,
    dataFolder: host.folder.root,
  });
  started.add(() => lock.stop());
  const updates = createUpdates({ ...surroundings, quit: () => quit.now('update') });
  started.add(() => updates.stop());

  const parts: Parts = { ...{ host, keyring, quit, surroundings, lock, updates }, tray: { isThere: false } };
  await openPage(parts, started);
  const window = openWindow(parts, started);
  startAround(parts, window, started);
  started.add(tellOfLostSettings({ ...surroundings, window, wereLost: wereSettingsLost }));
  const { comesBackUnseen } = settings.get();
  if (comesBackUnseen) settings.remember({ comesBackUnseen: false });
  // Gone first: what was just typed is still kept over the channel.
  started.add(() => window.close());
  return {
    comesBackUnseen,
    open: window.open,
    mayQuit: () => askBeforeQuit({ ...surroundings, window }),
    stop: async () => {
      try {
        await started.dispose();
      } finally {
        await updates.afterStop();
      }
    },
  };
}

type Parts = {
  readonly host: Host;
  readonly keyring: DesktopState['keyring'];
  readonly quit: Quit;
  readonly surroundings: Surroundings;
  readonly lock: Lock;
  readonly updates: Updates;
  /** Known only after the window was made that asks for it. */
  readonly tray: { isThere: boolean };
};

/** Everything that a page may and may not do, before there is one. */
async function openPage({ host, lock, surroundings }: Parts, started: Disposer): Promise<void> {
  const { core, log } = host;
  started.add(hardenPages(log));
  started.add(reportChildProcesses(log));
  started.add(await followTheme(surroundings.client, core.events));
  hardenSession(session.defaultSession);
  started.add(
    servePage(session.defaultSession, { address: host.ui, token: host.token }, () => !lock.state().isLocked),
  );
}

/** The window, and the one channel over which its page is answered. */
function openWindow(parts: Parts, started: Disposer): WindowControl {
  const { host, lock, quit, surroundings } = parts;
  const { core, log } = host;
  const window: WindowControl = createMainWindow({
    ...surroundings,
    logsFolder: host.folder.logs,
    onClose: () =>
      closeToTray({
        ...surroundings,
        window: () => window,
        hasTray: () => parts.tray.isThere,
        quit: quit.byOwner,
      }),
    quit: quit.byOwner,
    onSessionEnd: () => quit.now('the session ends'),
  });
  started.add(() => window.destroy());
  const handlers = createDesktopHandlers({
    ...surroundings,
    ...parts,
    window,
    loginItem: createLoginItem(surroundings),
    folder: host.folder,
  });
  started.add(() => handlers.stop());
  const calls = createPageCalls({ core, handlers: handlers.calls, lock, clock: host.clock, log });
  started.add(() => calls.stop());
  started.add(
    openPageChannel({
      isOurs: (page) => page === window.browserWindow()?.webContents,
      answer: calls.answer,
      log,
    }),
  );
  return window;
}

/** What stands around the window: tray, badge, toasts, menu, and what the system and new versions want. */
function startAround(parts: Parts, window: WindowControl, started: Disposer): void {
  const { host, lock, quit, surroundings, updates } = parts;
  const stopTray = tryTray({ ...surroundings, window, lock, updates, quit: quit.byOwner });
  parts.tray.isThere = stopTray !== null;
  started.add(() => stopTray?.());
  started.add(startBadge({ ...surroundings, window }));
  started.add(startToasts({ ...surroundings, window, lock }));
  started.add(followAppMenu({ window, words: surroundings.words, quit: quit.byOwner }));
  started.add(tellOfCrash({ ...surroundings, window, logsFolder: host.folder.logs }));
  started.add(
    watchPower({
      ...surroundings,
      wake: () => host.core.wake(),
      quit: () => quit.now('the computer goes down'),
    }),
  );
  started.add(
    updateUnseen({
      ...surroundings,
      updates,
      isWindowVisible: () => window.browserWindow()?.isVisible() ?? false,
      idleSeconds: () => powerMonitor.getSystemIdleTime(),
    }),
  );
}

/** Some Linux desktops have no tray, and then none can be made. Everything else works without it. */
function tryTray(deps: Parameters<typeof startTray>[0]): (() => void) | null {
  try {
    return startTray(deps);
  } catch (error) {
    deps.log.write('warn', 'there is no tray', { error });
    return null;
  }
}

/** The core with its listeners; secrets lie in the keychain of the system if it has one. */
async function openHost(
  args: DesktopOptions,
): Promise<{ readonly host: Host; readonly keyring: DesktopState['keyring'] }> {
  let keyring: DesktopState['keyring'] = 'file';
  const host = await startHost({
    dataFolder: args.dataFolder,
    ingressPort: args.ingressPort,
    uiPort: args.uiPort,
    publicUrl: args.publicUrl,
    stderrLevel: 'warn',
    product: readProduct(),
    onTakenPort: 'any-free-one',
    keep: async ({ folder, clock, log }) => {
      const opened = await openSecrets({
        folder: folder.root,
        clock,
        log,
        sealing: safeStorage,
        platform: process.platform,
        openFile: (name) => openStoreFile(folder.root, name, { clock, log }),
      });
      keyring = opened.keyring;
      return { secrets: opened.secrets, settings: openStoreFile(folder.root, 'settings', { clock, log }) };
    },
  });
  return { host, keyring };
}

/** What everything around the window works with. The words follow the language that the owner sets. */
async function gatherSurroundings(
  host: Host,
  started: Disposer,
): Promise<{ readonly surroundings: Surroundings; readonly wereSettingsLost: boolean }> {
  const { core, log } = host;
  const client = createClient({ call: core.dispatch, listen: (onFrame) => core.events.listen(onFrame) });
  const { file, wasLost } = openStoreFileAnyway(host.folder.root, 'desktop', host);
  const settings = createDesktopSettings(file, log);
  const desk = watchDesk({ client, clock: host.clock, log });
  started.add(() => desk.stop());
  let words = wordsOf(chooseLanguage(app.getPreferredSystemLanguages()));
  const followLanguage = async () => {
    const { interface: shown } = await client.call('settings.get', {});
    const language = shown.language ?? chooseLanguage(app.getPreferredSystemLanguages());
    if (language !== words.language) words = wordsOf(language);
  };
  await followLanguage();
  started.add(
    core.events.listen((frame) => {
      if (frame.kind === 'changes' && frame.changes.some(({ topic }) => topic === 'settings'))
        void followLanguage();
    }),
  );
  return {
    surroundings: { ...host, client, settings, words: () => words, desk },
    wereSettingsLost: wasLost,
  };
}
