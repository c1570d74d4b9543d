import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell run '));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a stand-in for Electron as `npm start` runs the real one. */
function start(script: string, args: readonly string[] = []) {
  const electron = join(folder, `electron-${Math.random()}`);
  writeFileSync(electron, `#!${process.execPath}\n${script}`);
  chmodSync(electron, 0o755);
  const module = join(import.meta.dirname, 'run-electron.ts');
  const program = `
    import { runElectron } from ${JSON.stringify(module)};
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    process.exitCode = await runElectron(${JSON.stringify(electron)}, ${JSON.stringify(args)}, env);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  const spoken = Promise.withResolvers<undefined>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    spoken.resolve(undefined);
  });
  const ended = new Promise<{ code: number | null; stdout: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout })),
  );
  return { child, spoken: spoken.promise, ended };
}

describe.skipIf(process.platform === 'win32')('the desktop app under npm start', () => {
  it('gets the arguments, its own way of running, and gives its exit code back', async () => {
    const script = `
      console.log(JSON.stringify([process.argv.slice(2), process.env.ELECTRON_RUN_AS_NODE ?? null]));
      process.exit(3);`;
    const { code, stdout } = await start(script, ['/project', '--data-dir', 'of the shop']).ended;
    expect([code, JSON.parse(stdout)]).toEqual([3, [['/project', '--data-dir', 'of the shop'], null]]);
  });

  it('gets signals and may take its time to end', async () => {
    const script = `
      process.on('SIGTERM', () => setTimeout(() => process.exit(0), 50));
      setInterval(() => undefined, 1000);
      console.log('ready');`;
    const run = start(script);
    await run.spoken;
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
  });

  it('says as shells do which signal has ended it', async () => {
    expect((await start(`process.kill(process.pid, 'SIGKILL');`).ended).code).toBe(137);
  });
});
