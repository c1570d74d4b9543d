import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { crashFileName, crashReport, crashTimeOf, lastCrashAt, writeCrashLog } from './crash-log.ts';

const at = Date.UTC(2026, 10, 21, 14, 2, 3, 45);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the name of the file says when, on every system', () => {
  expect(crashFileName(at)).toBe('crash-2026-11-21T14-02-03-045Z.log');
  expect(crashTimeOf(crashFileName(at))).toBe(at);
});

test.each(['deskbell.log', 'crash-.log', 'crash-2026-11-21.log', 'crash-2026-99-99T99-99-99-999Z.log'])(
  '%s is no crash of ours',
  (name) => expect(crashTimeOf(name)).toBeNull(),
);

test('ten crashes are kept, and nothing else is touched', () => {
  writeFileSync(join(folder, 'deskbell.log'), 'kept');
  const files = Array.from({ length: 13 }, (_, day) => writeCrashLog(folder, at + day * 86_400_000, 'x'));
  expect(readdirSync(folder).sort()).toEqual(
    [...files.slice(-10).map((file) => file?.slice(folder.length + 1)), 'deskbell.log'].sort(),
  );
  expect(lastCrashAt(folder)).toBe(at + 12 * 86_400_000);
});

test('a folder that cannot be written is no second crash', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(writeCrashLog(file, at, 'x')).toBeNull();
  expect(lastCrashAt(join(folder, 'missing'))).toBeNull();
});

test('a crash file says what was torn, without keys and phones', () => {
  const error = new TypeError('Bearer abc123 for 79001234567@c.us', {
    cause: new Error('https://api.example/waInstance1101/sendMessage/d75b3a66374942c5b3c019c698abc'),
  });
  const file = writeCrashLog(folder, at, crashReport(error, { version: '1.0.0', system: 'linux x64' })) ?? '';
  const report = readFileSync(file, 'utf8');
  expect(report).toContain('version: 1.0.0\nsystem: linux x64\n\nTypeError: Bearer •••');
  expect(report).toContain('crash-log.test.ts');
  expect(report).toContain('Cause: Error: ');
  expect(report).not.toMatch(/abc123|790012345|d75b3a66/);
});

test.each([
  ['a text', 'it broke', 'it broke\n'],
  ['nothing', undefined, 'undefined\n'],
  ['an object', { a: 1 }, '[object Object]\n'],
])('%s that was thrown is written down too', (_what, thrown, expected) => {
  expect(crashReport(thrown, {})).toBe(`\n${expected}`);
});
