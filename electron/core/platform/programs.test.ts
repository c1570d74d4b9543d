import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { systemPrograms } from './programs.ts';
import { systemClock } from './system.ts';

let folder: string;
const clock = systemClock();

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'deskbell programs '))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, mode = 0o755): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, mode);
  return file;
}

describe('finding a program', () => {
  test('takes the first in the search path that may be run', () => {
    put('a/tunneller', 0o644);
    const right = put('b/tunneller');
    put('c/tunneller');
    const path = ['', join(folder, 'none'), ...['a', 'b', 'c'].map((part) => join(folder, part))].join(
      delimiter,
    );
    expect(systemPrograms(clock, { PATH: path }, 'linux').find('tunneller')).toBe(right);
  });

  test('takes no folder of that name, and says when there is none', () => {
    mkdirSync(join(folder, 'tunneller'));
    const programs = systemPrograms(clock, { PATH: folder }, 'linux');
    expect(programs.find('tunneller')).toBeNull();
    expect(systemPrograms(clock, {}, 'linux').find('no-such-program-anywhere')).toBeNull();
  });

  test('looks for .exe on Windows, also where installers put programs there', () => {
    put('path/tunneller');
    const right = put('Program Files/tunneller/tunneller.exe');
    const environment = { PATH: join(folder, 'path'), ProgramFiles: join(folder, 'Program Files') };
    expect(systemPrograms(clock, environment, 'win32').find('tunneller')).toBe(right);
    const links = put('local/Microsoft/WinGet/Links/tunneller.exe');
    const local = { PATH: '', LOCALAPPDATA: join(folder, 'local') };
    expect(systemPrograms(clock, local, 'win32').find('tunneller')).toBe(links);
  });

  test('takes a whole path as it is, or not at all', () => {
    const right = put('elsewhere/anything');
    const programs = systemPrograms(clock, { PATH: folder }, process.platform);
    expect([programs.find(right), programs.find(`${right}2`)]).toEqual([right, null]);
  });
});

describe('a program that was started', () => {
  const start = (script: string, environment: Record<string, string> = {}, ownPath = process.env.PATH) => {
    const lines: string[] = [];
    const heard = new Map<string, () => void>();
    const programs = systemPrograms(clock, { PATH: ownPath, SECRET_OF_OTHERS: 'x' }, process.platform);
    const program = programs.start(process.execPath, ['-e', script], {
      environment,
      onLine(line) {
        lines.push(line);
        heard.get(line)?.();
      },
    });
    const line = (text: string) =>
      new Promise<void>((resolve) => {
        if (lines.includes(text)) resolve();
        heard.set(text, resolve);
      });
    return { ...program, lines, line };
  };

  test('tells its lines of both kinds and its exit code', async () => {
    const { ended, lines } = start('console.log("a\\nb"); console.error("c"); process.exitCode = 3');
    expect(await ended).toEqual({ code: 3 });
    expect(lines.sort()).toEqual(['a', 'b', 'c']);
  });

  test('knows what it was given, and nothing of our own environment but the way', async () => {
    const names = 'console.log(Object.keys(process.env).sort().join())';
    const { ended, lines } = start(names, { OWN_SECRET: 'y' }, '/somewhere');
    await ended;
    const given = (lines[0] ?? '').split(',').filter((name) => !name.startsWith('__'));
    expect(given).toEqual(['OWN_SECRET', 'PATH']);
  });

  test('ends when it is asked to', async () => {
    const program = start('setInterval(() => {}, 1000); console.log("ready")');
    await program.line('ready');
    await program.stop();
    expect(await program.ended).toEqual({ code: null });
  });

  test('is ended when it does not listen', async () => {
    const stubborn = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("ready")';
    const program = start(stubborn);
    await program.line('ready');
    await program.stop();
    expect(await program.ended).toEqual({ code: null });
  });

  test.skipIf(process.platform === 'win32').each([
    ['is stopped', 'wait', null],
    ['ends by itself', 'sleep 0.3; exit 3', 3],
  ])('takes along what it has started, when it %s', async (_how, last, code) => {
    const [inner, script, gone] = [join(folder, 'inner'), join(folder, 'wrapper'), join(folder, 'gone')];
    const loop = `trap 'touch "${gone}"; exit' TERM\necho ready\nwhile :; do sleep 0.1; done\n`;
    writeFileSync(inner, `#!/bin/sh\n${loop}`);
    writeFileSync(script, `#!/bin/sh\n"${inner}" &\n${last}\n`);
    for (const file of [inner, script]) chmodSync(file, 0o755);
    const ready = Promise.withResolvers<string>();
    const programs = systemPrograms(clock, { PATH: process.env.PATH }, process.platform);
    const program = programs.start(script, [], { onLine: ready.resolve });
    await ready.promise;
    if (code === null) await program.stop();
    expect(await program.ended).toEqual({ code });
    expect(existsSync(gone)).toBe(true);
  });

  test('may have ended before it is stopped', async () => {
    const program = start('');
    await program.ended;
    await program.stop();
  });

  test('that is not there says so', async () => {
    const programs = systemPrograms(clock, {}, process.platform);
    const program = programs.start(join(folder, 'none'), [], { onLine: () => undefined });
    expect(await program.ended).toEqual({ code: 'ENOENT' });
    await program.stop();
  });
});
