import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { collectingLog, silentLog } from '#test/support/log.ts';

import { autostartFile } from './autostart-file.ts';
import { createAutostart } from './autostart.ts';

let folder: string;
let file: string;
const args = ['--hidden'];
const item = (program = '/opt/deskbell', log = silentLog()) => createAutostart({ file, program, args, log });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-autostart-'));
  file = join(folder, 'autostart', 'deskbell.desktop');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('it is switched on and off, again and again', () => {
  const autostart = item();
  const seen = [autostart.isOn()];
  for (const on of [true, true, false, false, true]) {
    autostart.set(on);
    seen.push(autostart.isOn());
  }
  expect(seen).toEqual([false, true, true, false, false, true]);
  expect(readFileSync(file, 'utf8')).toBe(autostartFile('/opt/deskbell', args));
});

test('an entry that the desktop has switched off is off, and stays as it is', () => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '[Desktop Entry]\nHidden=true\n');
  expect(item().isOn()).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('[Desktop Entry]\nHidden=true\n');
});

test('an entry follows a program that has moved', () => {
  item('/home/anna/Deskbell-1.0.AppImage').set(true);
  expect(item('/home/anna/Deskbell-1.1.AppImage').isOn()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(autostartFile('/home/anna/Deskbell-1.1.AppImage', args));
});

test('what cannot be written is logged and breaks nothing', () => {
  writeFileSync(join(folder, 'autostart'), 'a file in the place of the folder');
  const log = collectingLog();
  const autostart = item('/opt/deskbell', log);
  autostart.set(true);
  expect(autostart.isOn()).toBe(false);
  expect(existsSync(file)).toBe(false);
  expect(log.lines.map(({ message }) => message)).toEqual(['the start at login could not be read or set']);
});
