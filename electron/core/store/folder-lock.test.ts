import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { lockFolder } from './folder-lock.ts';

let folder: string;
let file: string;
let children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell lock '));
  file = join(folder, 'instance.lock');
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

/** A process that takes the lock, says whether it got it, and then holds it until it is killed. */
async function otherProcess(): Promise<{ got: boolean; kill: () => Promise<unknown> }> {
  const module = new URL('./folder-lock.ts', import.meta.url).href;
  const code = `import { lockFolder } from ${JSON.stringify(module)};
    globalThis.lock = lockFolder(${JSON.stringify(file)});
    console.log(globalThis.lock === null ? 'no' : 'yes');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const [answer] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    got: answer.toString().trim() === 'yes',
    kill: () => {
      child.kill('SIGKILL');
      return once(child, 'exit');
    },
  };
}

test('a folder is taken once, and again after it was given back', () => {
  const giveBack = lockFolder(file);
  expect(giveBack).not.toBeNull();
  expect(lockFolder(file)).toBeNull();
  giveBack?.();
  const again = lockFolder(file);
  expect(again).not.toBeNull();
  again?.();
  expect(statSync(file).size).toBe(0);
});

test('another process cannot take it, and a killed one leaves nothing behind', async () => {
  const first = await otherProcess();
  expect(first.got).toBe(true);
  expect(lockFolder(file)).toBeNull();
  const second = await otherProcess();
  expect(second.got).toBe(false);
  await Promise.all([first.kill(), second.kill()]);
  expect(readdirSync(folder)).toEqual(['instance.lock']);
  const giveBack = lockFolder(file);
  expect(giveBack).not.toBeNull();
  giveBack?.();
});
