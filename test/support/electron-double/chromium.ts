import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

import { ChromiumLink } from './chromium-link.ts';
import type { ProtocolSession } from './chromium-link.ts';

export type PageTarget = { readonly targetId: string; readonly session: ProtocolSession };

export type Chromium = {
  readonly browser: ProtocolSession;
  readonly processId: number;
  /** A blank page whose first document is still to come, resumed as soon as `prepare` has sent its commands. */
  openPage(size: { width: number; height: number }, prepare: (page: PageTarget) => void): Promise<PageTarget>;
  /** Called when a page is gone, whoever closed it. */
  onPageGone(listener: (targetId: string) => void): void;
  /** Asks the browser to end and waits until it has: killed sooner it would not have kept what pages have written. */
  close(): Promise<void>;
};

type Options = {
  readonly profile: string;
  readonly switches: ReadonlyMap<string, string>;
  readonly onListening: (line: string) => void;
  readonly onDied: () => void;
};

/**
 * Starts the browser that the test run found. Its DevTools pipe is held by this process alone: however this process
 * ends, the pipe closes and Chromium with it.
 */
export async function startChromium(options: Options): Promise<Chromium> {
  const executable = browserExecutable();
  const child = spawn(executable, browserArguments(options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('error', (error) => {
    process.stderr.write(`The browser of the Electron double did not start: ${error.message}\n`);
    options.onDied();
  });
  const listening = new Promise<void>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const line = /^DevTools listening on ws:.*$/m.exec(text)?.[0];
      if (line === undefined) return;
      options.onListening(line);
      resolve();
    });
  });
  let closing = false;
  // Opened as pipes by the stdio above.
  const link = new ChromiumLink(child.stdio[3] as Writable, child.stdio[4] as Readable, () => {
    if (!closing) options.onDied();
  });
  const pages = await trackPages(link, basename(executable).includes('headless'));
  await listening;
  return {
    browser: link.browser,
    processId: child.pid ?? 0,
    ...pages,
    close: async () => {
      closing = true;
      void link.browser.send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}

/** Debian's /usr/bin entries are scripts that would stay between us and the browser. */
function browserExecutable(): string {
  const named = process.env.DESKBELL_TEST_BROWSER;
  if (named === undefined)
    throw new Error('The Electron double wants a browser: DESKBELL_TEST_BROWSER names none');
  const direct = join('/usr/lib/chromium', basename(named));
  return named.startsWith('/usr/bin/') && existsSync(direct) ? direct : named;
}

function browserArguments({ profile, switches }: Options): string[] {
  const own = [
    '--headless',
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-startup-window',
    '--no-first-run',
    '--disable-gpu',
    // Modules of file:// pages, which Electron allows.
    '--allow-file-access-from-files',
  ];
  const foreign = new Set(['inspect', 'inspect-brk', 'remote-debugging-port', 'user-data-dir']);
  const given = [...switches]
    .filter(([name]) => !foreign.has(name))
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  return [...own, ...given];
}

async function trackPages(
  link: ChromiumLink,
  shell: boolean,
): Promise<Pick<Chromium, 'openPage' | 'onPageGone'>> {
  const preparing: ((page: PageTarget) => void)[] = [];
  const attached = new Map<string, PageTarget>();
  const waiting = new Map<string, (page: PageTarget) => void>();
  const goneListeners: ((targetId: string) => void)[] = [];
  link.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const page = { targetId: targetInfo.targetId, session: link.session(sessionId) };
    preparing.shift()?.(page);
    // Not after the answers to what prepare sent: a page without a renderer answers only once it runs.
    void page.session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
    attached.set(page.targetId, page);
    waiting.get(page.targetId)?.(page);
    waiting.delete(page.targetId);
  });
  link.browser.on('Target.detachedFromTarget', ({ sessionId, targetId }) => {
    link.drop(sessionId);
    if (targetId === undefined) return;
    attached.delete(targetId);
    for (const listener of goneListeners) listener(targetId);
  });
  await link.browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });
  return {
    onPageGone: (listener) => void goneListeners.push(listener),
    openPage: async (size, prepare) => {
      preparing.push(prepare);
      const { targetId } = await link.browser.send('Target.createTarget', {
        // An address that never commits: nothing can be injected before a first document otherwise.
        url: shell ? 'electron-double:blank' : 'javascript:void 0',
        newWindow: true,
        ...size,
      });
      return attached.get(targetId) ?? new Promise((resolve) => waiting.set(targetId, resolve));
    },
  };
}
