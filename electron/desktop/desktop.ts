import { app, safeStorage, session } from 'electron';

import { Disposer } from '#core/platform/disposer.ts';
import { startHost } from '#host/host.ts';
import { readProduct } from '#host/product.ts';
import { createClient } from '#shared/api/client.ts';
import type { DesktopState } from '#shared/api/desktop.ts';
import { chooseLanguage } from '#shared/i18n/languages.ts';

import { openPageChannel } from './bridge/page-channel.ts';
import { createPageCalls } from './bridge/page-calls.ts';
import { servePage } from './bridge/page-protocol.ts';
import { watchDesk } from './desk/watch-desk.ts';
import { createDesktopHandlers } from './desktop-handlers.ts';
import type { Surroundings } from './desktop-parts.ts';
import { createDesktopSettings } from './desktop-settings.ts';
import type { DesktopArguments } from './life/arguments.ts';
import { createLoginItem } from './life/login-item.ts';
import { createLock } from './lock/lock.ts';
import { openSecrets } from './secrets/open-secrets.ts';
import { openStoreFile } from './store-file.ts';
import { startToasts } from './toasts/toasts.ts';
import { startTray } from './tray/tray.ts';
import { createUpdates } from './update/updates.ts';
import { hardenSession } from './window/hardening.ts';
import { createMainWindow } from './window/main-window.ts';
import { wordsOf } from './words/words.ts';

export type Desktop = {
  /** Shows the window, at an address of the screens if one is given. */
  open(address?: string): void;
  /** Everything that was started, in reverse order; sends in flight finish. */
  stop(): Promise<void>;
};

/**
 * Puts the desktop app together: the core with its listeners, the window and what stands around it. Electron is ready.
 * Throws what startHost throws; what had been started is stopped again then.
 */
export async function startDesktop(
  args: DesktopArguments & { readonly dataFolder: string },
): Promise<Desktop> {
  const started = new Disposer();
  try {
    return await start(args, started);
  } catch (error) {
    await started.dispose();
    throw error;
  }
}

async function start(
  args: DesktopArguments & { readonly dataFolder: string },
  started: Disposer,
): Promise<Desktop> {
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
  started.add(() => host.stop());
  const { core, log } = host;
  const client = createClient({ call: core.dispatch, listen: (onFrame) => core.events.listen(onFrame) });
  const settings = createDesktopSettings(openStoreFile(host.folder.root, 'desktop', host));

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
  const surroundings: Surroundings = { ...host, client, settings, words: () => words, desk };
  const lock = await createLock({
    ...surroundings,
    resetsPin: args.resetsPin,
    dataFolder: host.folder.root,
  });
  started.add(() => lock.stop());
  const updates = createUpdates(surroundings);
  started.add(() => updates.stop());

  hardenSession(session.defaultSession);
  started.add(
    servePage(session.defaultSession, { address: host.ui, token: host.token }, () => !lock.state().isLocked),
  );
  const window = createMainWindow({
    settings,
    log,
    onClose: () => (settings.get().closesToTray ? 'hide' : 'close'),
  });
  started.add(() => window.destroy());
  const handlers = createDesktopHandlers({
    settings,
    lock,
    updates,
    window,
    loginItem: createLoginItem(),
    keyring,
    words: () => words,
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
  started.add(startTray({ ...surroundings, window, lock, quit: () => app.quit() }));
  started.add(startToasts({ ...surroundings, window, lock }));
  return {
    open: window.open,
    stop: () => started.dispose().finally(() => updates.afterStop()),
  };
}
