import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './run-command.ts';

export type DesktopRun =
  { readonly kind: 'electron'; readonly version: string } | { readonly kind: 'double' };

const packageFolder = join(root, 'node_modules', 'electron');
const double = join(root, 'test', 'support', 'electron-double');

/** What desktop specs run on: what the caller names, the binary of the package, else the double. */
export function findElectron(): DesktopRun {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const isThere = existsSync(join(packageFolder, 'path.txt')) && existsSync(join(packageFolder, 'dist'));
  if (named === double || (named === undefined && !isThere)) return { kind: 'double' };
  const description = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { kind: 'electron', version: description.version };
}

/** "on the Electron double" or "on Electron 45.4.1". */
export function describeRun(run: DesktopRun): string {
  return run.kind === 'double' ? 'on the Electron double' : `on Electron ${run.version}`;
}

/** What the double wants in the environment of a run: where it is, a Node that runs TypeScript, and a browser. */
export function doubleEnvironment(browser: string | null): Record<string, string> {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: double,
    DESKBELL_TEST_NODE: process.execPath,
    ...(browser === null ? {} : { DESKBELL_TEST_BROWSER: browser }),
  };
}
