import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { fetchElectron, readFailure, reasonIn } from './fetch-electron.ts';
import { findProgram, gatherFacts } from './gather-facts.ts';

let folder: string;
let electronPackage: string;
let notes: string;
let said: string[];
const cleanUps: (() => void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-fetch-'));
  electronPackage = join(folder, 'electron');
  mkdirSync(electronPackage);
  notes = join(folder, 'cache', 'failure.json');
  said = [];
});
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
  rmSync(folder, { recursive: true, force: true });
});

/** The package's installer, as far as it matters here. */
const installer = (code: string) => writeFileSync(join(electronPackage, 'install.js'), code);
const works = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(__dirname + '/dist');
  writeFileSync(__dirname + '/dist/electron', '');
  writeFileSync(__dirname + '/path.txt', 'electron');`;

/** Somebody who answers at all. */
async function mirror(answers = true): Promise<NodeJS.ProcessEnv> {
  const server = createServer((_request, response) => {
    if (answers) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { ...process.env, ELECTRON_MIRROR: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const fetchIt = (env: NodeJS.ProcessEnv, patience?: { answer: number; whole: number }) =>
  fetchElectron({
    electronPackage,
    notes,
    env,
    say: (line) => said.push(line),
    ...(patience && { patience }),
  });

test('what was fetched is found, and an earlier failure is forgotten', async () => {
  installer(works);
  mkdirSync(join(folder, 'cache'));
  writeFileSync(notes, JSON.stringify({ reason: 'earlier', at: Date.now() }));
  expect(findProgram(electronPackage, {})).toBeNull();
  expect(await fetchIt(await mirror())).toEqual({ kind: 'fetched' });
  expect(findProgram(electronPackage, {})).toBe(join(electronPackage, 'dist', 'electron'));
  expect({ said, isNoted: existsSync(notes) }).toEqual({
    said: ['Fetching Electron, once (about 120 MB)…'],
    isNoted: false,
  });
});

test('without a connection nothing is begun, nothing is said and nothing is remembered', async () => {
  installer(works);
  const env = { ELECTRON_MIRROR: 'http://no-such-host.invalid/' };
  const fetched = await fetchIt(env, { answer: 3000, whole: 1000 });
  expect(fetched).toMatchObject({ kind: 'failed' });
  expect({ said, isNoted: existsSync(notes), program: findProgram(electronPackage, {}) }).toEqual({
    said: [],
    isNoted: false,
    program: null,
  });
});

test('a place that never answers is not waited for', async () => {
  installer(works);
  const env = await mirror(false);
  const host = new URL(env.ELECTRON_MIRROR ?? '').host;
  expect(await fetchIt(env, { answer: 50, whole: 1000 })).toEqual({
    kind: 'failed',
    reason: `no answer from ${host}`,
  });
});

test('a download that fails is told in one sentence and remembered for a day', async () => {
  installer(`
    console.error('HTTPError: Response code 404 (Not Found) for https://me:secret@mirror.example/v45.zip\\n    at x');
    process.exit(1);`);
  const reason = 'Response code 404 (Not Found)';
  expect(await fetchIt(await mirror())).toEqual({ kind: 'failed', reason });
  const hour = 60 * 60 * 1000;
  expect([readFailure(notes, Date.now() + 23 * hour), readFailure(notes, Date.now() + 25 * hour)]).toEqual([
    reason,
    null,
  ]);
  expect(gatherFacts(electronPackage, notes, {}).lastFailure).toBe(reason);
});

test('a download that does not end is ended', async () => {
  installer('setInterval(() => undefined, 1000);');
  expect(await fetchIt(await mirror(), { answer: 3000, whole: 100 })).toEqual({
    kind: 'failed',
    reason: 'it took longer than 0 minutes',
  });
});

test.each([
  ['TypeError: fetch failed\n    at node:internal', 'fetch failed'],
  [
    'Error: Generated checksum for "electron.zip" did not match',
    'Generated checksum for "electron.zip" did not match',
  ],
  ['Error: See https://u:p@mirror.example/x?y=z now', 'See … now'],
  ['nothing that says why', 'the download failed'],
])('of %j is said: %s', (stack, reason) => {
  expect(reasonIn(stack)).toBe(reason);
});

test('a program that is named is the one, if it is there', () => {
  writeFileSync(join(folder, 'electron-of-mine'), '');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: folder };
  writeFileSync(join(electronPackage, 'path.txt'), 'electron-of-mine');
  expect(findProgram(electronPackage, env)).toBe(join(folder, 'electron-of-mine'));
  expect(findProgram(electronPackage, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') })).toBeNull();
});
