import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { readFailure } from './fetch-electron.ts';
import type { Facts } from './choose-host.ts';

/** Looks around. `electronPackage`: the folder of the npm package `electron`; `notes`: where failures are written down. */
export function gatherFacts(electronPackage: string, notes: string, env: NodeJS.ProcessEnv): Facts {
  const electron = findProgram(electronPackage, env);
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasDisplay: isSet(env.DISPLAY) || isSet(env.WAYLAND_DISPLAY),
    hasSandbox: process.platform !== 'linux' || hasNamespaces() || (electron !== null && hasHelper(electron)),
    electron,
    mayFetch: !isSet(env.ELECTRON_SKIP_BINARY_DOWNLOAD),
    lastFailure: readFailure(notes, Date.now()),
  };
}

/** As the package itself looks for it, but without fetching it by the way. */
export function findProgram(electronPackage: string, env: NodeJS.ProcessEnv): string | null {
  const pathFile = join(electronPackage, 'path.txt');
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = isSet(override)
    ? join(override, named ?? 'electron')
    : named === null
      ? null
      : join(electronPackage, 'dist', named);
  return path !== null && existsSync(path) ? path : null;
}

/** Distributions switch namespaces of ordinary users off in two ways. Where neither file is, they are on. */
function hasNamespaces(): boolean {
  const says = (name: string) => {
    try {
      return readFileSync(`/proc/sys/kernel/${name}`, 'utf8').trim();
    } catch {
      return null;
    }
  };
  return says('unprivileged_userns_clone') !== '0' && says('apparmor_restrict_unprivileged_userns') !== '1';
}

/** The older way into the sandbox: a helper beside the program that belongs to root and runs as root. */
function hasHelper(electron: string): boolean {
  const helper = join(dirname(electron), 'chrome-sandbox');
  if (!existsSync(helper)) return false;
  const { uid, mode } = statSync(helper);
  return uid === 0 && (mode & 0o4001) === 0o4001;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
