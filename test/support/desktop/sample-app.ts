import { expect, type Page } from '@playwright/test';

import type { DesktopApp } from './launch.ts';

/** What the double's small sample app exposes to its page. */
export type SamplePage = {
  readonly sample: {
    readonly ask: (...values: unknown[]) => Promise<unknown>;
    readonly tell: (text: string) => void;
    readonly call: (other: (...values: unknown[]) => unknown, ...values: unknown[]) => unknown;
    readonly later: (text: string) => Promise<unknown>;
    readonly fail: () => never;
    readonly facts: { readonly list: readonly unknown[] };
  };
  readonly refusals: unknown;
};

/** What the sample app wrote down. */
type Seen = {
  readonly told: readonly string[];
  readonly vetoed: readonly string[];
  readonly opened: readonly { readonly url: string; readonly disposition: string }[];
  readonly permissions: readonly string[];
  readonly starts: readonly { readonly argv: readonly string[]; readonly extra: unknown }[];
  readonly gone: readonly string[];
  readonly events: readonly string[];
};

/** One list of what the sample app wrote down, from its main process. */
export function seen<Name extends keyof Seen>(desktop: DesktopApp, name: Name): Promise<Seen[Name]> {
  return desktop.app.evaluate(
    (_electron, list) => (globalThis as unknown as { sample: Seen }).sample[list] as Seen[Name],
    name,
  );
}

/** Shows a toast of the sample app, which writes down what is done with it. */
export function notify(desktop: DesktopApp, options: object): Promise<void> {
  return desktop.app.evaluate(
    (_electron, shown) => (globalThis as unknown as { notify: (options: object) => void }).notify(shown),
    options,
  );
}

/**
 * The page of the sample app's window, once that is seen. It shows itself on `ready-to-show`, which the main process hears
 * sooner or later than a spec hears that the page has loaded: what is hidden in between comes up again.
 */
export async function shownWindow(desktop: DesktopApp): Promise<Page> {
  const page = await desktop.window();
  await expect
    .poll(() =>
      desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false),
    )
    .toBe(true);
  return page;
}
