import type { WebContents } from './web-contents.ts';
import type { WebFrameMain } from './web-frame-main.ts';

export type RequestFacts = {
  id: number;
  url: string;
  method: string;
  webContentsId: number;
  webContents: WebContents;
  frame: WebFrameMain | null;
  resourceType: ResourceType;
  referrer: string;
  timestamp: number;
};
export type ResourceType =
  | 'mainFrame'
  | 'subFrame'
  | 'stylesheet'
  | 'script'
  | 'image'
  | 'font'
  | 'object'
  | 'xhr'
  | 'ping'
  | 'cspReport'
  | 'media'
  | 'webSocket'
  | 'other';
type Filter = { urls: string[]; excludeUrls?: string[]; types?: string[] };
type Answer = { cancel?: boolean; redirectURL?: string };
type Headers = Record<string, string | string[]>;
type Listener<Facts, Result> = (details: Facts, callback: (answer: Result) => void) => void;
type Registered<Facts, Result> = {
  readonly filter: Filter | null;
  readonly listener: Listener<Facts, Result>;
};

type Before = RequestFacts & { uploadData: [] };
type Sending = RequestFacts & { requestHeaders: Record<string, string> };
type Received = RequestFacts & {
  statusCode: number;
  statusLine: string;
  responseHeaders: Record<string, string[]>;
};

/** The app's listeners on requests of pages: one of each kind, as in Electron. */
export class WebRequest {
  #before: Registered<Before, Answer> | null = null;
  #sending: Registered<Sending, { cancel?: boolean; requestHeaders?: Headers }> | null = null;
  #received: Registered<
    Received,
    { cancel?: boolean; responseHeaders?: Headers; statusLine?: string }
  > | null = null;
  #changed: (() => void)[] = [];

  onBeforeRequest(
    ...args: [Listener<Before, Answer> | null] | [Filter, Listener<Before, Answer> | null]
  ): void {
    this.#before = register(args);
    this.#announce();
  }
  onBeforeSendHeaders(
    ...args:
      | [Listener<Sending, { cancel?: boolean; requestHeaders?: Headers }> | null]
      | [Filter, Listener<Sending, { cancel?: boolean; requestHeaders?: Headers }> | null]
  ): void {
    this.#sending = register(args);
    this.#announce();
  }
  onHeadersReceived(
    ...args:
      | [Listener<Received, { cancel?: boolean; responseHeaders?: Headers; statusLine?: string }> | null]
      | [
          Filter,
          Listener<Received, { cancel?: boolean; responseHeaders?: Headers; statusLine?: string }> | null,
        ]
  ): void {
    this.#received = register(args);
    this.#announce();
  }

  /** Not Electron's: what the gate of requests asks. */
  readonly double = {
    hasListeners: () => this.#before !== null || this.#sending !== null || this.#received !== null,
    hasReceivers: () => this.#received !== null,
    onChange: (listener: () => void) => void this.#changed.push(listener),
    before: (facts: RequestFacts) => call(this.#before, { ...facts, uploadData: [] }, {}),
    sending: (facts: RequestFacts, requestHeaders: Record<string, string>) =>
      call(this.#sending, { ...facts, requestHeaders }, {}),
    received: (
      facts: RequestFacts,
      answer: { statusCode: number; responseHeaders: Record<string, string[]> },
    ) => call(this.#received, { ...facts, ...answer, statusLine: `HTTP/1.1 ${answer.statusCode}` }, {}),
  };

  #announce(): void {
    for (const listener of this.#changed) listener();
  }
}

function register<Facts, Result>(
  args: [Listener<Facts, Result> | null] | [Filter, Listener<Facts, Result> | null],
): Registered<Facts, Result> | null {
  const [filter, listener] = args.length === 2 ? args : [null, args[0]];
  return listener === null ? null : { filter, listener };
}

function call<Facts extends RequestFacts, Result>(
  registered: Registered<Facts, Result> | null,
  facts: Facts,
  otherwise: Result,
): Promise<Result> {
  if (registered === null || !concerns(registered.filter, facts)) return Promise.resolve(otherwise);
  return new Promise((resolve) => registered.listener(facts, resolve));
}

function concerns(filter: Filter | null, { url, resourceType }: RequestFacts): boolean {
  if (filter === null) return true;
  const matches = (patterns: string[]) => patterns.some((pattern) => toExpression(pattern).test(url));
  const wanted = filter.urls.length === 0 || matches(filter.urls);
  return wanted && !matches(filter.excludeUrls ?? []) && (filter.types?.includes(resourceType) ?? true);
}

/** A match pattern of Chrome's extensions: `*://*.example.com/*`, `<all_urls>`. */
function toExpression(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}
