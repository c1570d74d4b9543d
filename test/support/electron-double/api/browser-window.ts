import { ask, createEvent, notDoubled } from '../event.ts';
import { insideOf } from '../inside.ts';
import { running } from '../running.ts';
import { app } from './app.ts';
import { openWindows } from './open-windows.ts';
import { WebContents } from './web-contents.ts';
import type { WebPreferences } from './web-contents.ts';
import { WindowFrame } from './window-frame.ts';
import type { FrameOptions } from './window-frame.ts';

export type BrowserWindowOptions = FrameOptions & {
  show?: boolean;
  webPreferences?: WebPreferences;
  parent?: BrowserWindow;
  paintWhenInitiallyHidden?: boolean;
  [other: string]: unknown;
};

/** A window with its page. */
export class BrowserWindow extends WindowFrame {
  readonly webContents: WebContents;
  #destroyed = false;
  #painted = false;
  #closing = false;
  #parent: BrowserWindow | null;

  constructor(options: BrowserWindowOptions = {}) {
    if (!app.double.isStarted()) throw new Error('Cannot create BrowserWindow before app is ready');
    if (options.windowStatePersistence !== undefined) notDoubled('windowStatePersistence');
    super(options);
    const [width = 800, height = 600] = this.getSize();
    this.#parent = options.parent ?? null;
    this.webContents = new WebContents(options.webPreferences ?? {}, { width, height });
    insideOf(this.webContents).window = {
      close: (how) => this.#close(how.waitForBeforeUnload === true),
      open: (request, overrides) => {
        const opened = new BrowserWindow({ title: request.frameName, ...overrides });
        this.webContents.emit('did-create-window', opened, { ...request, options: overrides });
        opened.loadURL(request.url).catch(() => undefined);
      },
      retitle: (title) => {
        if (ask(this, 'page-title-updated', title, true)) this.setTitle(title);
        this.webContents.emit('page-title-updated', createEvent({}), title, true);
      },
      painted: () => {
        if (this.#painted) return;
        this.#painted = true;
        this.emit('ready-to-show');
      },
    };
    openWindows.all.add(this);
    void this.#bindPage();
    app.emit('browser-window-created', createEvent({}), this);
    app.emit('web-contents-created', createEvent({}), this.webContents);
    this.on('focus', () => app.emit('browser-window-focus', createEvent({}), this));
    this.on('blur', () => app.emit('browser-window-blur', createEvent({}), this));
    if (options.show !== false) this.show();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows.all];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return openWindows.focused;
  }
  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }
  async loadFile(
    path: string,
    options?: { query?: Record<string, string>; search?: string; hash?: string },
  ): Promise<void> {
    await this.webContents.loadFile(path, options);
  }
  reload(): void {
    this.webContents.reload();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  getParentWindow(): BrowserWindow | null {
    return this.#parent;
  }
  setParentWindow(parent: BrowserWindow | null): void {
    this.#parent = parent;
  }
  getChildWindows(): BrowserWindow[] {
    return BrowserWindow.getAllWindows().filter((window) => window.#parent === this);
  }
  focusOnWebView(): void {
    this.webContents.focus();
  }

  close(): void {
    this.#close(true);
  }

  #close(waitForBeforeUnload: boolean): void {
    if (this.#destroyed || this.#closing) return;
    if (!ask(this, 'close')) {
      app.double.windowVetoed();
      return;
    }
    this.#closing = true;
    const leave = waitForBeforeUnload ? this.#mayUnload() : Promise.resolve(true);
    void leave.then((may) => {
      if (may) {
        this.#unload();
        return;
      }
      this.#closing = false;
      app.double.windowVetoed();
    });
  }

  /** The page hears `pagehide` and may still say something; when it has gone, so has the window. As Chromium, not for long. */
  #unload(): void {
    setTimeout(() => this.destroy(), 500).unref();
    void insideOf(this.webContents)
      .page.opened.then(({ targetId }) => running.browser?.browser.send('Target.closeTarget', { targetId }))
      .catch(() => this.destroy());
  }

  /** Asks the page's `beforeunload`, then the app whether to heed it. */
  async #mayUnload(): Promise<boolean> {
    if (this.webContents.isCrashed()) return true;
    const code = `(() => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented || (event.returnValue !== true && event.returnValue !== '');
    })()`;
    const patience = new Promise<false>((resolve) => setTimeout(() => resolve(false), 1000).unref());
    const asked = this.webContents.executeJavaScript(code).catch(() => false);
    const prevented = await Promise.race([asked, patience]);
    // Here preventing the event means leaving after all.
    return prevented !== true || !ask(this.webContents, 'will-prevent-unload');
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.blur();
    this.#destroyed = true;
    openWindows.all.delete(this);
    const { page, bury } = insideOf(this.webContents);
    bury();
    this.emit('closed');
    void page.opened
      .then(({ targetId }) => running.browser?.browser.send('Target.closeTarget', { targetId }))
      .catch(() => undefined);
    app.double.windowClosed();
  }

  protected override resized({ width, height }: { width: number; height: number }): void {
    void insideOf(this.webContents)
      .page.opened.then(async ({ targetId }) => {
        const browser = running.browser?.browser;
        const place = await browser?.send('Browser.getWindowForTarget', { targetId });
        if (place !== undefined)
          await browser?.send('Browser.setWindowBounds', {
            windowId: place.windowId,
            bounds: { width, height },
          });
      })
      .catch(() => undefined);
  }

  /** A page that something else closed takes its window along. */
  async #bindPage(): Promise<void> {
    const { targetId } = await insideOf(this.webContents).page.opened;
    const browser = await running.chromium;
    browser.onPageGone((gone) => {
      if (gone === targetId) this.destroy();
    });
  }
}
