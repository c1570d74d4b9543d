import { EventEmitter } from 'node:events';
import { join } from 'node:path';

import { running } from '../running.ts';
import { app } from './app.ts';
import { fetchFor } from './net.ts';
import { Protocol } from './protocol.ts';
import type { WebContents } from './web-contents.ts';
import { WebRequest } from './web-request.ts';

type RequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (
  contents: WebContents | null,
  permission: string,
  origin: string,
  details: object,
) => boolean;
type VerifyProc = (request: object, callback: (result: number) => void) => void;

const partitions = new Map<string, Session>();

/** What the app asked of the network and the permissions of its pages. All sessions share Chromium's one profile. */
export class Session extends EventEmitter {
  readonly webRequest = new WebRequest();
  readonly protocol = new Protocol();
  readonly #partition: string | null;
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;
  #spelling = { enabled: true, languages: ['en-US'] };
  #userAgent: string | null = null;

  constructor(partition: string | null) {
    super();
    this.#partition = partition;
  }

  static fromPartition(partition: string): Session {
    const known = partition === '' ? Session.defaultSession : partitions.get(partition);
    if (known !== undefined) return known;
    const made = new Session(partition);
    partitions.set(partition, made);
    return made;
  }
  static readonly defaultSession = new Session(null);

  /** Not Electron's: asks the app's handlers; without one Electron grants, so does the double. */
  readonly double = {
    requestPermission: (contents: WebContents, permission: string): Promise<boolean> =>
      new Promise((resolve) => {
        const { url: requestingUrl } = contents.mainFrame;
        if (this.#request === null) resolve(true);
        else this.#request(contents, permission, resolve, { requestingUrl, isMainFrame: true });
      }),
    checkPermission: (contents: WebContents, permission: string): boolean => {
      const { url: requestingUrl, origin } = contents.mainFrame;
      return this.#check?.(contents, permission, `${origin}/`, { requestingUrl, isMainFrame: true }) ?? true;
    },
  };

  get storagePath(): string | null {
    return this.#partition === null
      ? app.getPath('sessionData')
      : join(app.getPath('sessionData'), 'Partitions', this.#partition);
  }
  getStoragePath(): string | null {
    return this.storagePath;
  }
  isPersistent(): boolean {
    return this.#partition === null || this.#partition.startsWith('persist:');
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(_handler: ((details: object) => boolean) | null): void {
    // Headless Chromium has no devices to be asked for.
  }
  setDisplayMediaRequestHandler(
    _handler: ((request: object, callback: (streams: object | null) => void) => void) | null,
  ): void {
    // The same.
  }
  setCertificateVerifyProc(_proc: VerifyProc | null): void {
    // Chromium verifies by itself; nothing of the app is reached by TLS from a page.
  }

  async clearStorageData(options: { origin?: string } = {}): Promise<void> {
    const browser = running.browser;
    if (browser === null) return;
    await browser.browser.send('Storage.clearDataForOrigin', {
      origin: options.origin ?? '*',
      storageTypes: 'all',
    });
  }
  clearCache(): Promise<void> {
    return Promise.resolve();
  }
  clearAuthCache(): Promise<void> {
    return Promise.resolve();
  }
  clearHostResolverCache(): Promise<void> {
    return Promise.resolve();
  }
  closeAllConnections(): Promise<void> {
    return Promise.resolve();
  }
  flushStorageData(): void {
    // Chromium flushes when it is closed, which the double waits for.
  }
  setProxy(_config: object): Promise<void> {
    return Promise.resolve();
  }
  resolveProxy(_url: string): Promise<string> {
    return Promise.resolve('DIRECT');
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.#spelling.enabled = enabled;
  }
  isSpellCheckerEnabled(): boolean {
    return this.#spelling.enabled;
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.#spelling.languages = languages;
  }
  getSpellCheckerLanguages(): string[] {
    return this.#spelling.languages;
  }
  readonly #words = new Set<string>();
  addWordToSpellCheckerDictionary(word: string): boolean {
    this.#words.add(word);
    return true;
  }
  removeWordFromSpellCheckerDictionary(word: string): boolean {
    return this.#words.delete(word);
  }
  listWordsInSpellCheckerDictionary(): Promise<string[]> {
    return Promise.resolve([...this.#words]);
  }
  get availableSpellCheckerLanguages(): string[] {
    return ['en-GB', 'en-US', 'ru'];
  }
  get spellCheckerEnabled(): boolean {
    return this.#spelling.enabled;
  }
  set spellCheckerEnabled(enabled: boolean) {
    this.#spelling.enabled = enabled;
  }

  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
  }
  getUserAgent(): string {
    return this.#userAgent ?? app.userAgentFallback;
  }
  fetch(
    input: string | Request,
    init?: RequestInit & { bypassCustomProtocolHandlers?: boolean },
  ): Promise<Response> {
    return fetchFor(this.protocol, input, init);
  }
}

export const session = {
  fromPartition: (partition: string) => Session.fromPartition(partition),
  get defaultSession(): Session {
    return Session.defaultSession;
  },
};
