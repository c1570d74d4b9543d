import { shell } from 'electron';

import type { DesktopState } from '#shared/api/desktop.ts';
import type { DataFolder } from '#host/data-folder.ts';

import type { DesktopHandlers } from './bridge/page-calls.ts';
import type { Lock, LoginItem, Updates } from './desktop-parts.ts';
import type { DesktopSettingsFile } from './desktop-settings.ts';
import type { WindowControl } from './window/main-window.ts';
import type { Words } from './words/words.ts';

type Deps = {
  readonly settings: DesktopSettingsFile;
  readonly lock: Lock;
  readonly updates: Updates;
  readonly loginItem: LoginItem;
  readonly window: WindowControl;
  readonly keyring: DesktopState['keyring'];
  readonly words: () => Words;
  readonly folder: Pick<DataFolder, 'root' | 'logs'>;
};

/** The desktop's own calls; the page is told whenever the state has changed. */
export function createDesktopHandlers(deps: Deps): { calls: DesktopHandlers; stop: () => void } {
  const { settings, lock, updates, loginItem, window } = deps;
  const state = () => stateOf(deps);
  const tell = () => window.push({ kind: 'state', state: state() });
  const stops = [settings.onChange(tell), lock.onChange(tell), updates.onChange(tell)];
  return {
    calls: {
      'desktop.get': () => {
        // The page asks this when it has begun to hear what is sent to it.
        window.setListening();
        return state();
      },
      'desktop.change': (changes) => {
        const { toasts, startsAtLogin, ...plain } = changes;
        if (startsAtLogin !== undefined) loginItem.set(startsAtLogin);
        const { toasts: current } = settings.get();
        settings.change({
          ...withoutMissing(plain),
          toasts: { ...current, ...withoutMissing(toasts ?? {}) },
        });
        return state();
      },
      'desktop.setPin': async (change) => {
        await lock.setPin(change);
        return state();
      },
      'desktop.lock': () => {
        lock.lock();
        return state();
      },
      'desktop.unlock': async ({ pin }) => {
        await lock.unlock(pin);
        return state();
      },
      'desktop.front': ({ conversationId }) => {
        window.setConversation(conversationId);
        return {};
      },
      'desktop.arrived': ({ address }) => {
        window.setArrived(address);
        return {};
      },
      'desktop.checkForUpdate': async () => {
        await updates.check();
        return state();
      },
      'desktop.installUpdate': () => {
        updates.install();
        return {};
      },
      'desktop.openDownloadPage': () => {
        updates.openDownloadPage();
        return {};
      },
      'desktop.openFolder': async ({ folder }) => {
        await shell.openPath(folder === 'logs' ? deps.folder.logs : deps.folder.root);
        return {};
      },
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function stateOf({ settings, lock, updates, loginItem, keyring, words }: Deps): DesktopState {
  const { toasts, closesToTray, toldAboutKeyring, updateChannel } = settings.get();
  return {
    platform: platformOf(process.platform),
    toasts,
    startsAtLogin: loginItem.isOn(),
    closesToTray,
    lock: lock.state(),
    language: words().language,
    keyring,
    toldAboutKeyring,
    update: updates.state(),
    updateChannel,
  };
}

function platformOf(platform: NodeJS.Platform): DesktopState['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}

type Present<Changes> = { [Key in keyof Changes]?: Exclude<Changes[Key], undefined> };

/** What was left out stays as it is: `undefined` must not overwrite. */
function withoutMissing<Changes extends object>(changes: Changes): Present<Changes> {
  // Object.entries forgets which key has which type.
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Present<Changes>;
}
