import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';

import { download } from './download.ts';
import { isPublicAddress } from './public-address.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell download '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fetch = (url: string, mayFetch: (url: string) => boolean = () => true) =>
  download({
    url,
    file: join(folder, 'file'),
    maxBytes: 1000,
    mayFetch,
    headersOf: () => ({}),
    clock: fakeClock(),
    signal: new AbortController().signal,
  });

test('a host name that leads nowhere is a broken download and nothing else', async () => {
  // vitest fails a run with an unhandled rejection, so this is the test of both.
  expect(await fetch('https://media.invalid/picture.jpg')).toMatchObject({ kind: 'broken' });
  expect(existsSync(join(folder, 'file'))).toBe(false);
});

test('a name of this computer is refused, unless that very address is allowed', async () => {
  expect(await fetch('http://localhost:1/', (url) => url.includes('localhost'))).toEqual({
    kind: 'not-allowed',
  });
  expect(await fetch('http://localhost:1/')).toMatchObject({ kind: 'broken' });
});

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:192.168.1.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'no address',
])('%s is not the open internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '::ffff:8.8.8.8', '2a00:1450:4001:80b::200e'])('%s is', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});
