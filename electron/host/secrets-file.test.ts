import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Log } from '#core/platform/ports.ts';
import { systemClock } from '#core/platform/system.ts';

import { openSecretsFile } from './secrets-file.ts';

let folder: string;
let lines: string[];
const log: Log = { write: (_level, message) => void lines.push(message), with: () => log };
const open = () => openSecretsFile(folder, systemClock(), log);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell secrets '));
  lines = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a secret is there after a restart, and nowhere in clear', async () => {
  await open().set('channel/1/apiTokenInstance', 'd75b3a66374942c5b3c019c698abc2067e151558acbd412345');
  await open().set('channel/1/пароль', 'ключ');
  const again = open();
  expect(await again.get('channel/1/apiTokenInstance')).toBe(
    'd75b3a66374942c5b3c019c698abc2067e151558acbd412345',
  );
  expect(await again.get('channel/1/пароль')).toBe('ключ');
  expect(await again.get('channel/2/apiTokenInstance')).toBeNull();
  for (const file of readdirSync(folder))
    expect(readFileSync(join(folder, file), 'utf8')).not.toContain('d75b3a66');
});

test('only the owner can read either file', async () => {
  await open().set('a', 'b');
  const modes = ['secrets.json', 'secrets.key'].map((file) => statSync(join(folder, file)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
});

test('everything under a prefix can be removed', async () => {
  const secrets = open();
  for (const name of ['channel/1/a', 'channel/1/b', 'channel/11/a', 'ui/token'])
    await secrets.set(name, name);
  await secrets.removeAll('channel/1/');
  const left = await Promise.all(
    ['channel/1/a', 'channel/1/b', 'channel/11/a', 'ui/token'].map((name) => secrets.get(name)),
  );
  expect(left).toEqual([null, null, 'channel/11/a', 'ui/token']);
});

test('a value moved to another name, changed, or sealed with another key counts as missing and is reported', async () => {
  await open().set('a', 'b');
  const file = join(folder, 'secrets.json');
  const sealed = (JSON.parse(readFileSync(file, 'utf8')) as { secrets: { a: string } }).secrets.a;
  writeFileSync(file, JSON.stringify({ secrets: { other: sealed, a: 'AAAA' } }));
  expect(await open().get('other')).toBeNull();
  expect(await open().get('a')).toBeNull();
  writeFileSync(file, JSON.stringify({ secrets: { a: sealed } }));
  rmSync(join(folder, 'secrets.key'));
  expect(await open().get('a')).toBeNull();
  expect(lines).toHaveLength(3);
});

test('a damaged file is moved aside, and the program starts', async () => {
  writeFileSync(join(folder, 'secrets.json'), '{ half');
  const secrets = open();
  expect(await secrets.get('a')).toBeNull();
  await secrets.set('a', 'b');
  expect(await open().get('a')).toBe('b');
  expect(readdirSync(folder).some((name) => name.startsWith('secrets.damaged-'))).toBe(true);
});

test.each(['{"secrets":{"a":1}}', '{"secrets":[]}', '{"secrets":null}', '{"keys":{}}'])(
  'a file of another shape (%s) is moved aside too, never written over',
  async (content) => {
    writeFileSync(join(folder, 'secrets.json'), content);
    await open().set('b', 'c');
    const [aside] = readdirSync(folder).filter((name) => name.startsWith('secrets.damaged-'));
    if (aside === undefined) throw new Error('Nothing was moved aside.');
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
    expect(await open().get('b')).toBe('c');
  },
);

test('secrets that are set at the same time are all kept', async () => {
  const secrets = open();
  const names = Array.from({ length: 20 }, (_, index) => `channel/${index}/key`);
  await Promise.all(names.map((name) => secrets.set(name, name)));
  expect(await Promise.all(names.map((name) => open().get(name)))).toEqual(names);
});

test('a crash between making the key and writing it does not keep the program from starting', async () => {
  writeFileSync(join(folder, 'secrets.key'), '');
  await open().set('a', 'b');
  expect(await open().get('a')).toBe('b');
});

test('a damaged key is not replaced while there are secrets that it belongs to', async () => {
  await open().set('a', 'b');
  writeFileSync(join(folder, 'secrets.key'), '');
  expect(open).toThrow(/^secrets\.key in .* is damaged/);
});

test('the values of all are told, but of one that does not open', async () => {
  const secrets = open();
  await secrets.set('channel/1/apiTokenInstance', 'one');
  await secrets.set('mail/password', 'two');
  expect(await secrets.values()).toEqual(['one', 'two']);
  const file = join(folder, 'secrets.json');
  const document = JSON.parse(readFileSync(file, 'utf8')) as { secrets: Record<string, string> };
  document.secrets['mail/password'] = document.secrets['channel/1/apiTokenInstance'] ?? '';
  writeFileSync(file, JSON.stringify(document));
  expect(await open().values()).toEqual(['one']);
});
