import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Log } from '#core/platform/ports.ts';
import { systemClock } from '#core/platform/system.ts';

import { openDocument } from './document-file.ts';

let folder: string;
let lines: string[];
const log: Log = { write: (_level, message) => void lines.push(message), with: () => log };
const open = () => openDocument(folder, 'settings', systemClock(), log);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell settings '));
  lines = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a document is empty at first and as written after a restart', () => {
  expect(open().read()).toEqual({});
  open().write({ business: { name: 'Салон «Ё»' }, unknown: [1, null] });
  expect(open().read()).toEqual({ business: { name: 'Салон «Ё»' }, unknown: [1, null] });
});

test('the file is the only thing in the folder, for its owner only', () => {
  open().write({ a: 1 });
  open().write({ a: 2 });
  expect(readdirSync(folder)).toEqual(['settings.json']);
  expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
});

test('what was read is a copy', () => {
  const file = open();
  file.write({ list: [1] });
  (file.read() as { list: number[] }).list.push(2);
  expect(file.read()).toEqual({ list: [1] });
});

test.each(['{ half', '', '[1]', 'null'])('a file holding %j is moved aside and reported', (text) => {
  writeFileSync(join(folder, 'settings.json'), text);
  expect(open().read()).toEqual({});
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^settings\.damaged-\d+\.json$/)]);
  expect(lines).toHaveLength(1);
});
