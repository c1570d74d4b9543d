import { fileURLToPath } from 'node:url';

import { BrowserWindow } from 'electron';

import type { Log } from '#core/platform/ports.ts';
import type { Push } from '#shared/api/desktop.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

import { pageAddress } from '../bridge/page-address.ts';
import { channel } from '../bridge/page-address.ts';
import type { MainWindow } from '../desktop-parts.ts';
import type { DesktopSettingsFile } from '../desktop-settings.ts';

/** Sources and build lie equally deep: beside them is what was built of the preload script. */
const preload = fileURLToPath(new URL('../../.out/preload/preload.cjs', import.meta.url));

export type WindowControl = MainWindow & {
  /** The page has told which chat it shows. */
  readonly setConversation: (id: ConversationId | null) => void;
  /** Closes it for good, without asking. */
  readonly destroy: () => void;
};

/** The one window of the program; nothing is made before the first `open`. */
export function createMainWindow(deps: {
  readonly settings: DesktopSettingsFile;
  readonly log: Log;
  /** The owner closes it: false = really close. */
  readonly onClose: (window: BrowserWindow) => 'hide' | 'close';
}): WindowControl {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let window: BrowserWindow | null = null;
  let conversation: ConversationId | null = null;

  const create = (address: string): BrowserWindow => {
    const made = new BrowserWindow({
      width: 1280,
      height: 800,
      minWidth: 480,
      minHeight: 480,
      show: false,
      title: 'Deskbell',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: true,
      },
    });
    made.once('ready-to-show', () => made.show());
    made.on('close', (event) => {
      if (deps.onClose(made) === 'hide') {
        event.preventDefault();
        made.hide();
      }
    });
    made.on('closed', () => {
      window = null;
      conversation = null;
      tell();
    });
    made.on('focus', tell).on('blur', tell).on('show', tell).on('hide', tell);
    made.on('minimize', tell).on('restore', tell);
    made.loadURL(pageAddress(address)).catch((error: unknown) => {
      deps.log.write('error', 'the page could not be loaded', { error });
    });
    return made;
  };
  const isInFront = () =>
    window !== null && window.isVisible() && window.isFocused() && !window.isMinimized();

  return {
    open(address) {
      if (!window) {
        window = create(address ?? '/');
        return;
      }
      if (address !== undefined) window.webContents.send(channel, { kind: 'go', address } satisfies Push);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hide: () => window?.hide(),
    isInFront,
    frontConversation: () => (isInFront() ? conversation : null),
    onFrontChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push: (push) => window?.webContents.send(channel, push),
    browserWindow: () => window,
    setConversation(id) {
      conversation = id;
      tell();
    },
    destroy: () => window?.destroy(),
  };
}
