import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { stopWithShell } from '../stop-with-shell.ts';

/**
 * Runs the desktop app as if it were this process: its arguments, its streams, its exit code, and signals go on to it.
 * Resolves to the exit code; 128 + the signal's number when it was ended by one, as shells say it. Rejects when the
 * program cannot be started.
 */
export function runElectron(
  electron: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  // Terminals inside other Electron programs set it: ours would start as plain Node.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...ours } = env;
  return new Promise((resolve, reject) => {
    const child = spawn(electron, args, { stdio: 'inherit', env: ours, windowsHide: false });
    const pass = (signal: NodeJS.Signals) => {
      // Windows gives Ctrl+C to both of us; passing it on there would end the app at once.
      if (process.platform !== 'win32') child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, pass);
    stopWithShell();
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
