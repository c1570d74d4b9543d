import { EventEmitter } from 'node:events';

import type { Chromium, PageTarget } from './chromium.ts';
import type { ProtocolSession } from './chromium-link.ts';
import type { FromPage, ToPage } from './page/page-messages.ts';
import { preloadWorldName } from './page/page-scripts.ts';

export type Frame = {
  readonly id: string;
  readonly parentId: string | null;
  url: string;
  name: string;
};

type PageEvents = {
  message: [message: FromPage, frameId: string, contextId: number];
  navigated: [frame: Frame];
  'navigated-within': [frame: Frame, url: string];
  'dom-ready': [];
  loaded: [];
  console: [entry: { level: string; message: string; line: number; source: string }];
  crashed: [];
  requested: [frameId: string, url: string];
};

/** A page of Chromium: its frames, its two worlds and what travels between them and the main process. */
export class Page extends EventEmitter<PageEvents> {
  readonly opened: Promise<PageTarget>;
  readonly frames = new Map<string, Frame>();
  targetId: string | null = null;
  mainFrameId: string | null = null;
  readonly #contexts = new Map<number, string>();
  /** Documents of the main frame in order; only the last is there. */
  readonly #seen = new Set<string>();
  /** All that has to be asked for before the first document; a page that navigates sooner would not tell of it. */
  #prepared: Promise<unknown> = Promise.resolve();
  #loader = '';
  #isLoaded = false;
  #settled: { loader: string; resolve: () => void; reject: (error: Error) => void }[] = [];

  constructor(
    chromium: Promise<Chromium>,
    options: {
      size: { width: number; height: number };
      scripts: { page: string; preload: string };
      prepare: (session: ProtocolSession) => void;
    },
  ) {
    super();
    this.opened = chromium.then((browser) =>
      browser.openPage(options.size, ({ targetId, session }) => {
        this.targetId = targetId;
        // Chromium's main frame carries its page's id.
        this.mainFrameId = targetId;
        this.frames.set(targetId, { id: targetId, parentId: null, url: '', name: '' });
        this.#watch(session);
        const commands = [
          session.send('Page.enable'),
          session.send('Runtime.enable'),
          session.send('Runtime.addBinding', {
            name: 'electronDoubleSend',
            executionContextName: preloadWorldName,
          }),
          session.send('Page.addScriptToEvaluateOnNewDocument', { source: options.scripts.page }),
          session.send('Page.addScriptToEvaluateOnNewDocument', {
            source: options.scripts.preload,
            worldName: preloadWorldName,
          }),
        ];
        this.#prepared = Promise.allSettled(commands);
        options.prepare(session);
      }),
    );
    this.opened.catch(() => undefined);
  }

  #watch(session: ProtocolSession): void {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.frames.set(frameId, { id: frameId, parentId: parentFrameId, url: '', name: '' });
    });
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason !== 'swap') this.frames.delete(frameId);
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      const known = {
        id: frame.id,
        parentId: frame.parentId ?? null,
        url: frame.url,
        name: frame.name ?? '',
      };
      this.frames.set(frame.id, known);
      if (known.parentId === null) this.#arrive(frame.loaderId);
      this.emit('navigated', known);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId);
      if (frame === undefined) return;
      frame.url = url;
      this.emit('navigated-within', frame, url);
    });
    session.on('Page.frameRequestedNavigation', ({ frameId, url }) => this.emit('requested', frameId, url));
    session.on('Page.domContentEventFired', () => this.emit('dom-ready'));
    session.on('Page.loadEventFired', () => {
      const done = this.#settled.filter(({ loader }) => loader === this.#loader);
      this.#settled = this.#settled.filter(({ loader }) => loader !== this.#loader);
      this.#isLoaded = true;
      this.emit('loaded');
      for (const { resolve } of done) resolve();
    });
    this.#watchContexts(session);
    session.on('Inspector.targetCrashed', () => {
      this.#contexts.clear();
      this.emit('crashed');
    });
  }

  #watchContexts(session: ProtocolSession): void {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      // The protocol's type says object; of a page's context it is this.
      const { frameId } = context.auxData as { frameId: string };
      if (context.name === preloadWorldName) this.#contexts.set(context.id, frameId);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId);
    });
    session.on('Runtime.executionContextsCleared', () => this.#contexts.clear());
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const frameId = this.#contexts.get(executionContextId);
      if (name !== 'electronDoubleSend' || frameId === undefined) return;
      this.emit('message', JSON.parse(payload) as FromPage, frameId, executionContextId);
    });
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const text = args.map((value) => String(value.value ?? value.description ?? value.type)).join(' ');
      const place = stackTrace?.callFrames[0];
      this.emit('console', {
        level: type,
        message: text,
        line: place?.lineNumber ?? 0,
        source: place?.url ?? '',
      });
    });
  }

  #arrive(loader: string): void {
    this.#loader = loader;
    this.#isLoaded = false;
    this.#seen.add(loader);
    const overtaken = this.#settled.filter((waiting) => waiting.loader !== loader);
    this.#settled = this.#settled.filter((waiting) => waiting.loader === loader);
    for (const { reject } of overtaken) reject(new Error('net::ERR_ABORTED'));
  }

  /** Navigates and resolves when the document has loaded. Rejects with Chromium's `net::ERR_…`. */
  async navigate(url: string): Promise<void> {
    const { session } = await this.opened;
    await this.#prepared;
    const answer = await session.send('Page.navigate', { url });
    if (answer.errorText !== undefined && answer.errorText !== '') throw new Error(answer.errorText);
    const loader = answer.loaderId;
    // The answer may be read after the events that it caused.
    const isCurrent = loader === this.#loader;
    if (loader === undefined || (isCurrent && this.#isLoaded)) return;
    if (!isCurrent && this.#seen.has(loader)) throw new Error('net::ERR_ABORTED');
    await new Promise<void>((resolve, reject) => {
      this.#settled.push({ loader, resolve, reject });
    });
  }

  /** Tells a frame's preload world something; lost when the frame has no document yet, as in Electron. */
  async deliver(message: ToPage, contextId = this.#mainContext()): Promise<void> {
    if (contextId === null) return;
    const { session } = await this.opened;
    const expression = `electronDoubleReceive(${JSON.stringify(message)})`;
    await session.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
  }

  /** Runs code in the page's own world, waits for its promise and returns the value. Throws what it throws. */
  async evaluate(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.opened;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails === undefined) return result.value as unknown;
    const thrown = exceptionDetails.exception;
    throw new Error(thrown?.description ?? String(thrown?.value ?? exceptionDetails.text));
  }

  #mainContext(): number | null {
    for (const [context, frame] of this.#contexts) if (frame === this.mainFrameId) return context;
    return null;
  }
}
