import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Programs } from '#core/platform/ports.ts';
import { systemPrograms } from '#core/platform/programs.ts';
import { systemClock } from '#core/platform/system.ts';

import { temporaryFolder } from '../shop.ts';

/** What the program does when it is started. */
export type CloudflaredScript = {
  does: 'works' | 'says-nothing' | 'is-limited' | 'refuses-token';
  /** Where it writes down each start. */
  runs: string;
};

export type CloudflaredRun = {
  readonly pid: number;
  readonly args: readonly string[];
  readonly token: string | null;
};

export type InstalledCloudflared = {
  /** The folder for the search path. */
  readonly folder: string;
  /** The programs of a computer whose search path names only that folder. */
  readonly programs: Programs;
  /** What it does from its next start on. */
  readonly do: (what: CloudflaredScript['does']) => void;
  /** Every start so far, the first one first. */
  runs(): readonly CloudflaredRun[];
  /** The ids of those that still run. */
  alive(): readonly number[];
  uninstall(): void;
  /** Removes the folder and ends what was forgotten. */
  remove(): void;
};

const program = fileURLToPath(new URL('cloudflared-program.ts', import.meta.url));

/** A stand-in for cloudflared, as a program of its own that the real port finds and starts. Not on Windows. */
export function installCloudflared(): InstalledCloudflared {
  const { path: folder, remove } = temporaryFolder();
  const [scriptFile, runsFile] = [join(folder, 'script.json'), join(folder, 'runs.jsonl')];
  const executable = join(folder, 'cloudflared');
  const write = (does: CloudflaredScript['does']) =>
    writeFileSync(scriptFile, JSON.stringify({ does, runs: runsFile } satisfies CloudflaredScript));
  write('works');
  writeFileSync(executable, `#!/bin/sh\nexec "${process.execPath}" "${program}" "${scriptFile}" "$@"\n`);
  chmodSync(executable, 0o755);
  const runs = (): CloudflaredRun[] => {
    if (!existsSync(runsFile)) return [];
    const lines = readFileSync(runsFile, 'utf8').trim().split('\n');
    // Written by the stand-in itself.
    return lines.map((line) => JSON.parse(line) as CloudflaredRun);
  };
  const alive = () => runs().flatMap(({ pid }) => (isAlive(pid) ? [pid] : []));
  const here = systemPrograms(systemClock(), { PATH: folder }, 'test');
  return {
    folder,
    programs: { ...systemPrograms(systemClock(), process.env, 'test'), find: (name) => here.find(name) },
    do: write,
    runs,
    alive,
    uninstall: () => rmSync(executable),
    remove() {
      for (const pid of alive()) process.kill(pid, 'SIGKILL');
      remove();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
