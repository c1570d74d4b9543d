import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import type { ProtocolSession } from '../chromium-link.ts';
import { createEvent, notDoubled } from '../event.ts';
import { insideOf, reveal } from '../inside.ts';
import type { OpenResponse } from '../inside.ts';
import { Page } from '../page.ts';
import type { OpenRequest } from '../page/page-messages.ts';
import { createPageScripts } from '../page/page-scripts.ts';
import { running } from '../running.ts';
import { fromChromium, toChromium } from '../schemes.ts';
import { followTheme } from './follow-theme.ts';
import { IpcMain } from './ipc-main.ts';
import { emitNavigation, failLoad } from './navigation.ts';
import { EditablePage } from './page-editing.ts';
import { listenToPage, wire } from './page-listeners.ts';
import { createRequestGate } from './request-gate.ts';
import { Session, session } from './session.ts';
import { WebFrameMain } from './web-frame-main.ts';

export type WebPreferences = {
  preload?: string;
  sandbox?: boolean;
  contextIsolation?: boolean;
  nodeIntegration?: boolean;
  nodeIntegrationInSubFrames?: boolean;
  nodeIntegrationInWorker?: boolean;
  webSecurity?: boolean;
  webviewTag?: boolean;
  partition?: string;
  session?: Session;
  additionalArguments?: string[];
  zoomFactor?: number;
  backgroundThrottling?: boolean;
  [other: string]: unknown;
};

export type OpenDetails = Omit<OpenRequest, 'referrer'> & {
  readonly referrer: { readonly url: string; readonly policy: 'strict-origin-when-cross-origin' };
};

const all = new Map<number, WebContents>();
let lastId = 0;

/** A page as the main process sees it. */
export class WebContents extends EditablePage {
  readonly id: number;
  readonly ipc = new IpcMain();
  readonly session: Session;
  protected override readonly hands = {
    ask: (ask: (link: ProtocolSession) => Promise<unknown>) => this.#ask(ask),
    evaluate: (code: string) => this.#page.evaluate(code, true),
  };
  readonly hostWebContents = null;
  readonly opener = null;
  readonly #page: Page;
  readonly #frames = new Map<string, WebFrameMain>();
  #openHandler: ((details: OpenDetails) => OpenResponse) | null = null;
  #destroyed = false;
  #crashed = false;
  #loading = false;
  #title = '';
  readonly #preferences: WebPreferences;
  #userAgent: string | null = null;
  #processId = 0;

  constructor(preferences: WebPreferences, size: { width: number; height: number }) {
    super(preferences);
    refuseUnsafe(preferences);
    this.#preferences = preferences;
    lastId += 1;
    this.id = lastId;
    this.session =
      preferences.session ??
      (preferences.partition === undefined
        ? session.defaultSession
        : Session.fromPartition(preferences.partition));
    const gate = createRequestGate(this);
    this.#page = new Page(running.chromium, {
      size,
      scripts: this.#scripts(preferences),
      prepare: (link) => {
        gate(link);
        followTheme(link);
      },
    });
    reveal(this, {
      page: this.#page,
      frameOf: (frameId) => this.#frameOf(frameId),
      decideOpen: (request) => this.#decideOpen(request),
      rename: (title) => (this.#title = title),
      housed: (processId) => (this.#processId = processId),
      bury: () => this.#bury(),
      isLoading: false,
      window: null,
    });
    // Before the events are told: a listener that asks gets the truth.
    this.#page.on('crashed', () => (this.#crashed = true));
    this.#page.on('navigated', ({ parentId }) => {
      if (parentId === null) this.#crashed = false;
    });
    this.#page.on('loaded', () => (this.#loading = false));
    listenToPage(this);
    all.set(this.id, this);
  }

  static fromId(id: number): WebContents | undefined {
    return all.get(id);
  }
  static getAllWebContents(): WebContents[] {
    return [...all.values()];
  }
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find((contents) => contents.#page.targetId === targetId);
  }
  static fromFrame(frame: WebFrameMain): WebContents | undefined {
    return [...all.values()].find((contents) => [...contents.#frames.values()].includes(frame));
  }

  get mainFrame(): WebFrameMain {
    return this.#frameOf(this.#page.mainFrameId ?? '') ?? this.#frameObject('');
  }
  async loadURL(url: string): Promise<void> {
    const target = toChromium(url);
    this.#loading = true;
    this.emit('did-start-loading');
    emitNavigation(this, 'did-start-navigation', {
      url,
      frame: this.mainFrame,
      isMainFrame: true,
      isSameDocument: false,
    });
    const inside = insideOf(this);
    inside.isLoading = true;
    try {
      await this.#page.navigate(target);
    } catch (error) {
      if (this.#destroyed) return;
      this.#loading = false;
      throw failLoad(this, error, target);
    } finally {
      inside.isLoading = false;
    }
  }

  loadFile(
    path: string,
    options: { query?: Record<string, string>; search?: string; hash?: string } = {},
  ): Promise<void> {
    const url = pathToFileURL(path);
    url.search =
      options.query === undefined ? (options.search ?? '') : String(new URLSearchParams(options.query));
    url.hash = options.hash ?? '';
    return this.loadURL(url.href);
  }

  reload(): void {
    if (this.#crashed) void this.loadURL(this.getURL()).catch(() => undefined);
    else void this.#ask((link) => link.send('Page.reload'));
  }
  reloadIgnoringCache(): void {
    if (this.#crashed) this.reload();
    else void this.#ask((link) => link.send('Page.reload', { ignoreCache: true }));
  }
  stop(): void {
    void this.#ask((link) => link.send('Page.stopLoading'));
  }

  getURL(): string {
    return fromChromium(this.#page.frames.get(this.#page.mainFrameId ?? '')?.url ?? '');
  }
  getTitle(): string {
    return this.#title === '' ? this.getURL() : this.#title;
  }
  isLoading(): boolean {
    return this.#loading;
  }
  isLoadingMainFrame(): boolean {
    return this.#loading;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isCrashed(): boolean {
    return this.#crashed;
  }
  getType(): 'window' {
    return 'window';
  }
  getProcessId(): number {
    return this.id + 4;
  }
  getOSProcessId(): number {
    return this.#crashed || this.#destroyed ? 0 : this.#processId;
  }

  /** Not in Electron's types, but in Electron: what its own tests read. */
  getLastWebPreferences(): WebPreferences {
    return { ...unlessAsked, ...this.#preferences };
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    void this.#page.deliver({ kind: 'message', channel, values: wire.encode(values) });
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return await this.#page.evaluate(code, userGesture);
  }

  /** Kills the renderer for real; Chromium never answers this command. */
  forcefullyCrashRenderer(): void {
    void this.#ask((link) => link.send('Page.crash'));
  }

  setWindowOpenHandler(handler: (details: OpenDetails) => OpenResponse): void {
    this.#openHandler = handler;
  }

  close(options: { waitForBeforeUnload?: boolean } = {}): void {
    insideOf(this).window?.close(options);
  }
  focus(): void {
    this.emit('focus');
  }

  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
    void this.#ask((link) => link.send('Emulation.setUserAgentOverride', { userAgent }));
  }
  getUserAgent(): string {
    return this.#userAgent ?? this.session.getUserAgent();
  }

  /** Without an answer: a page that crashes or closes gives none. */
  async #ask(ask: (link: ProtocolSession) => Promise<unknown>): Promise<void> {
    const { session: link } = await this.#page.opened;
    await ask(link).catch(() => undefined);
  }

  #frameOf(frameId: string): WebFrameMain | null {
    if (!this.#page.frames.has(frameId)) return null;
    const known = this.#frames.get(frameId) ?? this.#frameObject(frameId);
    this.#frames.set(frameId, known);
    return known;
  }

  #frameObject(frameId: string): WebFrameMain {
    const find = () => this.#page.frames.get(frameId);
    return new WebFrameMain(this, this.#frames.size + 1, find, {
      parent: () => {
        const parent = find()?.parentId ?? null;
        return parent === null ? null : this.#frameOf(parent);
      },
      children: () =>
        [...this.#page.frames.values()]
          .filter(({ parentId }) => parentId === frameId && frameId !== '')
          .flatMap(({ id }) => this.#frameOf(id) ?? []),
    });
  }

  #decideOpen(request: OpenRequest): OpenResponse {
    if (this.#openHandler === null) return { action: 'allow' };
    const { referrer, ...rest } = request;
    return this.#openHandler({
      ...rest,
      referrer: { url: referrer, policy: 'strict-origin-when-cross-origin' },
    });
  }

  #bury(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this.id);
    this.emit('destroyed');
  }

  #scripts(preferences: WebPreferences): { page: string; preload: string } {
    const { electron = '', chrome = '', node } = process.versions as Record<string, string>;
    const setting = {
      arguments: [process.execPath, ...(preferences.additionalArguments ?? [])],
      versions: { electron, chrome, node: node ?? '' },
      platform: process.platform,
      arch: process.arch,
      environment: {},
    };
    const { preload } = preferences;
    if (preload === undefined) return createPageScripts(null, setting);
    try {
      return createPageScripts({ path: preload, source: readFileSync(preload, 'utf8') }, setting);
    } catch (error) {
      process.stderr.write(`Unable to load preload script: ${preload}\n${String(error)}\n`);
      queueMicrotask(() => this.emit('preload-error', createEvent({}), preload, error));
      return createPageScripts(null, setting);
    }
  }
}

/** Electron's own choice where the app makes none. */
const unlessAsked: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
  webviewTag: false,
  javascript: true,
  spellcheck: true,
};

/** What an app of today must not ask for, the double does not have. */
function refuseUnsafe(preferences: WebPreferences): void {
  if (preferences.sandbox === false) notDoubled('unsandboxed pages (sandbox: false)');
  if (preferences.contextIsolation === false) notDoubled('contextIsolation: false');
  if (preferences.nodeIntegration === true) notDoubled('nodeIntegration: true');
  if (preferences.nodeIntegrationInSubFrames === true) notDoubled('nodeIntegrationInSubFrames: true');
  if (preferences.webSecurity === false) notDoubled('webSecurity: false');
  if (preferences.webviewTag === true) notDoubled('webviewTag: true');
}
