import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { buildWhatIsStale } from './build-stale.ts';

/**
 * Makes the installers for this system in `.out/installers`; arguments are electron-builder's (`--dir`, `--linux`, …). It
 * publishes nothing by itself: a release is made by the workflow.
 */
const project = fileURLToPath(new URL('..', import.meta.url));
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');

try {
  await buildWhatIsStale();
  const args = ['--config', 'build/packaging/electron-builder.ts', '--publish', 'never'];
  const child = spawn(process.execPath, [builder, ...args, ...process.argv.slice(2)], {
    cwd: project,
    stdio: 'inherit',
    // GitHub gives a secret that does not exist as an empty string, which electron-builder takes for a certificate.
    env: Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')),
  });
  child.once('error', fail);
  child.once('exit', (code) => (process.exitCode = code ?? 1));
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
