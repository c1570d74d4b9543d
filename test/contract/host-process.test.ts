import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { builtHost, startHost, type Host } from '#test/support/host.ts';

let folder: string;
let hosts: Host[] = [];

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'deskbell host ')), 'data of the shop');
});

afterEach(async () => {
  for (const host of hosts) await host.kill();
  hosts = [];
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

async function start(...args: string[]): Promise<Host> {
  const host = await startHost(folder, args);
  hosts.push(host);
  return host;
}

/** A run that is expected to end by itself. */
function runToEnd(
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [builtHost, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

test('it says where it is, works in a path with spaces, and stops cleanly with 0', async () => {
  const host = await start();
  expect(await (await fetch(`${host.ingress}/healthz`)).json()).toEqual({ ok: true });
  expect(await host.terminate()).toBe(0);
  expect(readdirSync(folder).sort()).toEqual([
    'backups',
    'deskbell.db',
    'instance.lock',
    'logs',
    'media',
    'secrets.json',
    'secrets.key',
    'settings.json',
    'uploads',
  ]);
});

test('Ctrl+C under npm comes twice, from the terminal and from npm, and is one clean stop', async () => {
  const host = await start();
  host.process.kill('SIGINT');
  await vi.waitUntil(() => host.stderr().includes('"stopping"'));
  expect(await host.terminate('SIGINT')).toBe(0);
});

test('logs are JSON lines, on stderr and in the folder', async () => {
  const host = await start();
  await host.terminate('SIGINT');
  const file = readFileSync(join(folder, 'logs/deskbell.log'), 'utf8');
  expect(file).toBe(host.stderr());
  const messages = file
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
  expect(messages).toEqual(['starting', 'ready', 'stopping']);
  expect(file).not.toContain(host.token);
});

test('settings and the token are the same after a kill and after a stop', async () => {
  const first = await start();
  await first.call('settings.update', { business: { name: 'Salon' } });
  await first.kill();
  const second = await start();
  expect((await second.call('settings.get', {})).business.name).toBe('Salon');
  await second.terminate();
  const third = await start();
  expect([second.token, third.token]).toEqual([first.token, first.token]);
  expect((await third.call('settings.get', {})).business.name).toBe('Salon');
}, 60_000);

test('only the owner can read what is kept', async () => {
  const host = await start();
  await host.terminate();
  const open = readdirSync(folder, { recursive: true }).filter(
    (name) => (statSync(join(folder, String(name))).mode & 0o077) !== 0,
  );
  expect(open).toEqual([]);
});

test('a second one on the same folder ends with one clear sentence', async () => {
  const host = await start();
  const second = await runToEnd(['--data-dir', folder, '--ui-port', '0', '--ingress-port', '0', '--no-open']);
  expect(second).toEqual({
    code: 1,
    stdout: '',
    stderr: `Deskbell is running already with the data folder ${folder}. Stop it first, or choose another folder with --data-dir.\n`,
  });
  expect((await host.call('settings.get', {})).isSetUp).toBe(false);
});

test.each(['--ui-port', '--ingress-port'])(
  'a taken %s ends it with a sentence that names the option',
  async (option) => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const free = option === '--ui-port' ? '--ingress-port' : '--ui-port';
    const { code, stdout, stderr } = await runToEnd([
      '--data-dir',
      folder,
      option,
      String(port),
      free,
      '0',
      '--json',
    ]);
    other.close();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`Port ${port} is taken by another program. Choose another one with ${option}`);
  },
);

test('what is no database ends it with a sentence, and is left alone', async () => {
  const host = await start();
  await host.terminate();
  rmSync(join(folder, 'deskbell.db'));
  writeFileSync(
    join(folder, 'deskbell.db'),
    'this is no database, and long enough to be looked at. '.repeat(50),
  );
  const { code, stderr } = await runToEnd([
    '--data-dir',
    folder,
    '--ui-port',
    '0',
    '--ingress-port',
    '0',
    '--no-open',
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain('cannot be read');
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('where the keys lie in the keychain of the desktop app it makes no new ones and says what to do', async () => {
  const keychain = join(folder, 'keychain.json');
  mkdirSync(folder);
  writeFileSync(keychain, '{ "sealed": {} }');
  const { code, stderr } = await runToEnd([
    '--data-dir',
    folder,
    '--ui-port',
    '0',
    '--ingress-port',
    '0',
    '--no-open',
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain('The keys of your numbers lie in the keychain of this system');
  expect(readdirSync(folder)).not.toContain('secrets.json');
  rmSync(keychain);
  await (await start()).terminate();
});

test('a wrong option ends it with 2 and names the option', async () => {
  const { code, stdout, stderr } = await runToEnd(['--ui-port', 'eighty']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--ui-port');
});

test('--help explains every option', async () => {
  const { code, stdout } = await runToEnd(['--help']);
  expect(code).toBe(0);
  for (const option of ['--data-dir', '--ingress-port', '--ui-port', '--public-url', '--no-open', '--json']) {
    expect(stdout).toContain(option);
  }
});

test('a person sees an address with the token in its fragment', async () => {
  const child = spawn(
    process.execPath,
    [builtHost, '--data-dir', folder, '--ui-port', '0', '--ingress-port', '0', '--no-open'],
    { env: { ...process.env, HOME: undefined }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const text = await new Promise<string>((resolve) => {
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('Ctrl+C')) resolve(stdout);
    });
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  expect(text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]{64}\n/);
  expect(await ended).toBe(0);
});
