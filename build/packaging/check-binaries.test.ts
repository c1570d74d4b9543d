import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Arch } from 'electron-builder';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { checkBinaries } from './check-binaries.ts';

let program: string;
beforeEach(() => {
  program = mkdtempSync(join(tmpdir(), 'deskbell-binaries-'));
});
afterEach(() => rmSync(program, { recursive: true, force: true }));

/** A packed program with these binaries of SQLite. */
function check(electronPlatformName: string, arch: Arch, binaries: readonly string[]) {
  const prebuilds = join(program, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
  if (binaries.length > 0) mkdirSync(prebuilds, { recursive: true });
  for (const name of binaries) writeFileSync(join(prebuilds, name), '');
  const packager = { getResourcesDir: (folder: string) => folder };
  checkBinaries({ appOutDir: program, arch, electronPlatformName, packager });
}

it.each([
  ['darwin', Arch.arm64, 'darwin-arm64.node'],
  ['darwin', Arch.x64, 'darwin-x64.node'],
  ['win32', Arch.x64, 'win32-x64.node'],
  ['linux', Arch.arm64, 'linux-arm64.node'],
])('%s with processor %s is packed with %s', (platform, arch, binary) => {
  expect(() => check(platform, arch, [binary])).not.toThrow();
});

it('a program with the binary of the system that packed it is not delivered', () => {
  expect(() => check('win32', Arch.x64, ['linux-x64.node'])).toThrow(
    'The program needs win32-x64.node of SQLite, but has: linux-x64.node.',
  );
});

it('neither is one with all of them, nor one with none', () => {
  expect(() => check('linux', Arch.x64, [])).toThrow(/but has: none/);
  expect(() => check('linux', Arch.x64, ['linux-x64.node', 'linux-arm64.node'])).toThrow(
    /but has: linux-arm64/,
  );
});
