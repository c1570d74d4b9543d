import type { Chromium } from './chromium.ts';

/** What the modules of the double share about this process. */
type Running = {
  /** Resolves once the app's main module has run and Chromium listens. */
  readonly chromium: Promise<Chromium>;
  readonly settle: (chromium: Promise<Chromium>) => void;
  /** The profile's folder etc. are asked before; set when Chromium was started. */
  browser: Chromium | null;
  /** The raw command line, before `-r` modules touch it. */
  argv: readonly string[];
};

function create(): Running {
  const { promise, resolve } = Promise.withResolvers<Chromium>();
  promise.catch(() => undefined);
  return { chromium: promise, settle: resolve, browser: null, argv: process.argv };
}

/** One process is one Electron: the only state that is the module's own. */
export const running = create();
