import type { BrowserWindow } from 'electron';

import type { Clock } from '#core/platform/ports.ts';
import type { Push } from '#shared/api/desktop.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

import { channel } from '../bridge/page-address.ts';
import type { MainWindow } from '../desktop-parts.ts';
import { openWindow, type OpenWindow, type OpenWindowDeps } from './open-window.ts';
import type { ZoomMove } from './zoom.ts';

/** A page that does not end by itself within this is ended; milliseconds. */
const closeWithin = 1_000;

export type WindowControl = MainWindow & {
  /** The page has told which chat it shows. */
  readonly setConversation: (id: ConversationId | null) => void;
  /** The page has gone where it was sent. */
  readonly setArrived: (address: string) => void;
  /** The page hears from now on what is sent to it: it gets what had to wait. */
  readonly setListening: () => void;
  readonly zoom: (move: ZoomMove) => void;
  /** Hides it at once and lets the page end in order (it keeps what was typed); resolves when it is gone. */
  readonly close: () => Promise<void>;
  /** Closes it for good, without asking. */
  readonly destroy: () => void;
};

type Deps = Omit<OpenWindowDeps, 'crashes' | 'onNewPage' | 'onFrontChange'> & {
  /** The owner closes the window; it stays until this hides it or quits. */
  readonly onClose: () => void;
};

/** The one window of the program; nothing is made before the first `open`. */
export function createMainWindow(deps: Deps): WindowControl {
  return new OneWindow(deps);
}

class OneWindow implements WindowControl {
  readonly #deps: Deps;
  readonly #listeners = new Set<() => void>();
  readonly #crashes: number[] = [];
  #shown: OpenWindow | null = null;
  #conversation: ConversationId | null = null;
  #isListening = false;
  /** Where the page shall go as soon as it listens. */
  #awaited: string | null = null;
  /** Where it was sent and has not said that it is: it may hang, or be gone without anybody knowing it yet. */
  #sent: string | null = null;
  #isClosing = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  readonly open = (address?: string): void => {
    if (this.#isClosing) return;
    if (!this.#shown) {
      this.#shown = this.#create(address ?? '/');
      return;
    }
    if (address !== undefined && this.#isListening) this.#go(address);
    else if (address !== undefined) this.#awaited = address;
    this.#shown.presence.show();
  };

  readonly hide = (): void => this.#shown?.presence.hide();

  readonly isInFront = (): boolean => {
    const window = this.#shown?.window;
    return window !== undefined && window.isVisible() && window.isFocused() && !window.isMinimized();
  };

  readonly frontConversation = (): ConversationId | null => (this.isInFront() ? this.#conversation : null);

  readonly onFrontChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly push = (push: Push): void => {
    if (this.#isListening) this.#shown?.window.webContents.send(channel, push);
  };

  readonly browserWindow = (): BrowserWindow | null => this.#shown?.window ?? null;

  readonly setConversation = (id: ConversationId | null): void => {
    this.#conversation = id;
    this.#tell();
  };

  readonly setArrived = (address: string): void => {
    if (this.#sent === address) this.#sent = null;
  };

  readonly setListening = (): void => {
    this.#isListening = true;
    const address = this.#awaited;
    this.#awaited = null;
    if (address !== null) this.#go(address);
  };

  readonly zoom = (move: ZoomMove): void => this.#shown?.zoom(move);

  readonly close = async (): Promise<void> => {
    this.#isClosing = true;
    if (!this.#shown) return;
    const { window, presence } = this.#shown;
    presence.hide();
    await ended(window, this.#deps.clock);
    if (!window.isDestroyed()) window.destroy();
  };

  readonly destroy = (): void => {
    this.#isClosing = true;
    this.#shown?.window.destroy();
  };

  #create(address: string): OpenWindow {
    const made = openWindow(address, {
      ...this.#deps,
      crashes: this.#crashes,
      onFrontChange: () => this.#tell(),
      onNewPage: () => this.#forgetPage(),
    });
    made.window.on('close', (event) => {
      if (this.#isClosing) return;
      event.preventDefault();
      this.#deps.onClose();
    });
    made.window.on('closed', () => {
      this.#shown = null;
      this.#forgetPage();
      this.#awaited = null;
    });
    return made;
  }

  #go(address: string): void {
    this.#sent = address;
    this.push({ kind: 'go', address });
  }

  #forgetPage(): void {
    // What this one was sent and did not do is meant for the next.
    this.#awaited ??= this.#sent;
    this.#sent = null;
    this.#isListening = false;
    this.#conversation = null;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Resolves when the window has gone, or when its page takes too long for that. */
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
