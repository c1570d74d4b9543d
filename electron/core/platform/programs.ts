import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Clock, Programs, StartedProgram } from './ports.ts';

/** Where installers put programs that a window's short search path does not name. */
const usualPlaces: Readonly<Record<string, readonly string[]>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin', '/opt/local/bin'],
  linux: ['/usr/local/bin', '/usr/bin', '/snap/bin', '/opt/bin'],
};
/** What a program needs from ours to find the system: nothing that could hold a secret of somebody else. */
const passedOn = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'APPDATA'];
/** How long a program may take to end by itself, ms. */
const patience = 3_000;
/** How long what it has printed may be on its way after it has ended, ms. */
const lastWords = 500;

/** Programs of this computer. `environment` is the host's own. */
export function systemPrograms(
  clock: Clock,
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): Programs {
  return {
    find(name) {
      if (isAbsolute(name)) return isProgram(name) ? name : null;
      const under = (variable: string, ...parts: string[]) => {
        const folder = environment[variable];
        return folder === undefined || folder === '' ? [] : [join(folder, ...parts)];
      };
      const windows = [
        ...under('ProgramFiles', name),
        ...under('ProgramFiles(x86)', name),
        ...under('LOCALAPPDATA', 'Microsoft', 'WinGet', 'Links'),
      ];
      const folders = [
        ...(environment.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
        ...(platform === 'win32' ? windows : (usualPlaces[platform] ?? [])),
      ];
      const file = platform === 'win32' ? `${name}.exe` : name;
      return folders.map((folder) => join(folder, file)).find(isProgram) ?? null;
    },
    start: (path, args, options) => start(clock, environment, path, args, options, platform !== 'win32'),
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function start(
  clock: Clock,
  environment: Readonly<Record<string, string | undefined>>,
  path: string,
  args: readonly string[],
  { environment: added, onLine }: Parameters<Programs['start']>[2],
  hasGroup: boolean,
): StartedProgram {
  const kept = passedOn.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const child = spawn(path, [...args], {
    env: { ...Object.fromEntries(kept), ...added },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // A group of its own, so that what a script started ends with it.
    detached: hasGroup,
  });
  const streams = [child.stdout, child.stderr];
  for (const stream of streams) createInterface({ input: stream }).on('line', onLine);
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (hasGroup && child.pid !== undefined) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // All of it has ended by itself.
    }
  };
  const ended = new Promise<{ code: number | string | null }>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? error.message }));
    child.once('exit', (code) => {
      // What a script leaves behind would go on by itself, and hold our ends of its output open.
      if (hasGroup) kill('SIGTERM');
      const cancel = clock.after(lastWords, () => {
        if (hasGroup) kill('SIGKILL');
        for (const stream of streams) stream.destroy();
      });
      child.once('close', () => {
        cancel();
        resolve({ code });
      });
    });
  });
  return {
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) kill('SIGTERM');
      const cancel = clock.after(patience, () => kill('SIGKILL'));
      await ended;
      cancel();
    },
  };
}
