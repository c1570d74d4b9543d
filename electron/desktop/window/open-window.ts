import { fileURLToPath } from 'node:url';

import { app, BrowserWindow, nativeTheme } from 'electron';

import type { Clock, Log } from '#core/platform/ports.ts';

import { pageAddress } from '../bridge/page-address.ts';
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

export type OpenWindowDeps = {
  readonly settings: DesktopSettingsFile;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: () => Words;
  /** Where the logs are; absolute. */
  readonly logsFolder: string;
  /** The owner wants to quit. */
  readonly quit: () => void;
  /** Windows signs the user out or goes down. */
  readonly onSessionEnd: () => void;
  /** When the page has crashed, monotonic ms; kept over windows. */
  readonly crashes: number[];
  /** The page is another one from now on, or none: it hears nothing until it says so again. */
  readonly onNewPage: () => void;
  /** Focus or visibility have changed. */
  readonly onFrontChange: () => void;
};

/** One window with our page, and what can be done with it. */
export type OpenWindow = {
  readonly window: BrowserWindow;
  readonly presence: Presence;
  readonly zoom: (move: ZoomMove) => void;
};

/** Makes a window where the last one was, at an address of the screens. It shows itself when its page has painted. */
export function openWindow(address: string, deps: OpenWindowDeps): OpenWindow {
  const { settings, clock, log, onFrontChange } = deps;
  const { bounds, isMaximized } = placeOfNow(settings);
  const window = new BrowserWindow({
    ...bounds,
    ...fixedOptions(),
    webPreferences: pagePreferences(settings),
  });
  const presence = createPresence(window, isMaximized, clock);
  const zoom = zoomByKeys(window.webContents, settings);
  rememberPlace(window, deps);
  offerTextMenu(window, deps.words);
  mendPage(window, deps.crashes, deps);
  const recolour = () => window.setBackgroundColor(pageBackground());
  nativeTheme.on('updated', recolour);
  window.on('closed', () => nativeTheme.off('updated', recolour));
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) deps.onNewPage();
  });
  window.webContents.on('render-process-gone', () => deps.onNewPage());
  window.on('focus', onFrontChange).on('blur', onFrontChange);
  window.on('show', onFrontChange).on('hide', onFrontChange);
  window.on('minimize', onFrontChange).on('restore', onFrontChange);
  if (!app.isPackaged) inspectByKey(window);
  window.on('session-end', () => deps.onSessionEnd());
  window.loadURL(pageAddress(address)).catch((error: unknown) => {
    log.write('error', 'the page could not be loaded', { error });
  });
  return { window, presence, zoom };
}

/** For those who build it; there is no menu that could have the key. */
function inspectByKey(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (_event, { type, key }) => {
    if (type === 'keyDown' && key === 'F12') window.webContents.toggleDevTools();
  });
}

function fixedOptions(): Electron.BrowserWindowConstructorOptions {
  return {
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Deskbell',
    backgroundColor: pageBackground(),
    // Windows and macOS take the program's own.
    ...(process.platform === 'linux' ? { icon: windowIcon } : {}),
  };
}

function pagePreferences(settings: DesktopSettingsFile): Electron.WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    devTools: !app.isPackaged,
    // macOS has a spell checker of its own. For the others Chromium would fetch dictionaries from a server of Google.
    spellcheck: process.platform === 'darwin',
    zoomFactor: settings.get().zoom,
  };
}
