import { fileURLToPath } from 'node:url';

import { app, BrowserWindow, nativeTheme } from 'electron';

import type { Clock, Log } from '#core/platform/ports.ts';
import type { Push } from '#shared/api/desktop.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

import { channel, pageAddress } from '../bridge/page-address.ts';
import type { MainWindow } from '../desktop-parts.ts';
import type { DesktopSettingsFile } from '../desktop-settings.ts';
import type { Words } from '../words/words.ts';
import { mendPage } from './mend-page.ts';
import { offerTextMenu } from './offer-text-menu.ts';
import { pageBackground } from './page-background.ts';
import { smallest } from './place-window.ts';
import { createPresence, type Presence } from './presence.ts';
import { placeOfNow, rememberPlace } from './remember-place.ts';
import { zoomByKeys, type ZoomMove } from './zoom.ts';

/** Sources and build lie equally deep: beside them is what else was built. */
const built = (path: string) => fileURLToPath(new URL(`../../.out/${path}`, import.meta.url));
const preload = built('preload/preload.cjs');
const windowIcon = built('icons/app/256x256.png');
/** A page that does not end by itself within this is ended; milliseconds. */
const closeWithin = 1_000;

export type WindowControl = MainWindow & {
  /** The page has told which chat it shows. */
  readonly setConversation: (id: ConversationId | null) => void;
  /** The page hears from now on what is sent to it: it gets what had to wait. */
  readonly setListening: () => void;
  readonly zoom: (move: ZoomMove) => void;
  /** Hides it at once and lets the page end in order (it keeps what was typed); resolves when it is gone. */
  readonly close: () => Promise<void>;
  /** Closes it for good, without asking. */
  readonly destroy: () => void;
};

type Deps = {
  readonly settings: DesktopSettingsFile;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: () => Words;
  /** Where the logs are; absolute. */
  readonly logsFolder: string;
  /** The owner closes the window; it stays until this hides it or quits. */
  readonly onClose: () => void;
  /** The owner wants to quit. */
  readonly quit: () => void;
};

/** What belongs to one window; gone with it. */
type Shown = {
  readonly window: BrowserWindow;
  readonly presence: Presence;
  readonly zoom: (move: ZoomMove) => void;
  conversation: ConversationId | null;
  isListening: boolean;
  /** Where the page shall go as soon as it listens. */
  awaited: string | null;
};

/** The one window of the program; nothing is made before the first `open`. */
export function createMainWindow(deps: Deps): WindowControl {
  const { clock, log } = deps;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const crashes: number[] = [];
  let shown: Shown | null = null;
  let isClosing = false;

  const create = (address: string): Shown => {
    const window = new BrowserWindow(optionsOfWindow(deps.settings));
    const made: Shown = {
      window,
      presence: createPresence(window, deps.settings.get().window?.isMaximized ?? false, clock),
      zoom: zoomByKeys(window.webContents, deps.settings),
      conversation: null,
      isListening: false,
      awaited: null,
    };
    rememberPlace(window, deps);
    offerTextMenu(window, deps.words);
    mendPage(window, crashes, deps);
    const recolour = () => window.setBackgroundColor(pageBackground());
    nativeTheme.on('updated', recolour);
    const forget = () => {
      made.isListening = false;
      made.conversation = null;
      tell();
    };
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) forget();
    });
    window.webContents.on('render-process-gone', forget);
    window.on('close', (event) => {
      if (isClosing) return;
      event.preventDefault();
      deps.onClose();
    });
    window.on('closed', () => {
      nativeTheme.off('updated', recolour);
      shown = null;
      tell();
    });
    window.on('focus', tell).on('blur', tell).on('show', tell).on('hide', tell);
    window.on('minimize', tell).on('restore', tell);
    window.loadURL(pageAddress(address)).catch((error: unknown) => {
      log.write('error', 'the page could not be loaded', { error });
    });
    return made;
  };
  const push = (message: Push) => {
    if (shown?.isListening) shown.window.webContents.send(channel, message);
  };
  const isInFront = () =>
    shown !== null && shown.window.isVisible() && shown.window.isFocused() && !shown.window.isMinimized();

  return {
    open(address) {
      if (isClosing) return;
      if (!shown) {
        shown = create(address ?? '/');
        return;
      }
      if (address !== undefined && shown.isListening) push({ kind: 'go', address });
      else if (address !== undefined) shown.awaited = address;
      shown.presence.show();
    },
    hide: () => shown?.presence.hide(),
    isInFront,
    frontConversation: () => (isInFront() ? (shown?.conversation ?? null) : null),
    onFrontChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push,
    browserWindow: () => shown?.window ?? null,
    setConversation(id) {
      if (!shown) return;
      shown.conversation = id;
      tell();
    },
    setListening() {
      if (!shown) return;
      shown.isListening = true;
      const { awaited } = shown;
      shown.awaited = null;
      if (awaited !== null) push({ kind: 'go', address: awaited });
    },
    zoom: (move) => shown?.zoom(move),
    async close() {
      isClosing = true;
      if (!shown) return;
      const { window, presence } = shown;
      presence.hide();
      await ended(window, clock);
      if (!window.isDestroyed()) window.destroy();
    },
    destroy() {
      isClosing = true;
      shown?.window.destroy();
    },
  };
}

function optionsOfWindow(settings: DesktopSettingsFile): Electron.BrowserWindowConstructorOptions {
  const isMac = process.platform === 'darwin';
  return {
    ...placeOfNow(settings).bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Deskbell',
    backgroundColor: pageBackground(),
    // Windows and macOS take the program's own.
    ...(process.platform === 'linux' ? { icon: windowIcon } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: !app.isPackaged,
      // macOS has a spell checker of its own. For the others Chromium would fetch dictionaries from a server of Google.
      spellcheck: isMac,
      zoomFactor: settings.get().zoom,
    },
  };
}

function ended(window: BrowserWindow, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(closeWithin, resolve);
    window.once('closed', () => {
      cancel();
      resolve();
    });
    window.close();
  });
}
