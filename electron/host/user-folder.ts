import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Facts about the system that decide where a user's data belongs; `home` null when the user has none. */
export type SystemFolders = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string | null;
  readonly temporary: string;
  /** Names the user in a folder that all share. */
  readonly user: string;
};

/**
 * Where Deskbell keeps its data unless told: `%APPDATA%`, `~/Library/Application Support` or `$XDG_DATA_HOME`
 * (`~/.local/share`). A user without a home folder gets one in the temporary folder, which may be emptied when the
 * computer starts: `isLasting` is false then, and the host says that `--data-dir` is better.
 */
export function defaultDataFolder(system: SystemFolders): { path: string; isLasting: boolean } {
  const { platform, env, home } = system;
  const fromEnvironment = platform === 'win32' ? env.APPDATA : env.XDG_DATA_HOME;
  if (platform !== 'darwin' && fromEnvironment)
    return { path: join(fromEnvironment, 'Deskbell'), isLasting: true };
  if (home === null) return { path: join(system.temporary, `deskbell-${system.user}`), isLasting: false };
  const parts: Partial<Record<NodeJS.Platform, string[]>> = {
    win32: ['AppData', 'Roaming', 'Deskbell'],
    darwin: ['Library', 'Application Support', 'Deskbell'],
  };
  return { path: join(home, ...(parts[platform] ?? ['.local', 'share', 'Deskbell'])), isLasting: true };
}

/** The facts of this computer. Never throws: a user may be in no list and have no home. */
export function systemFolders(): SystemFolders {
  return {
    platform: process.platform,
    env: process.env,
    home: homeOrNull(),
    temporary: tmpdir(),
    user: String(process.getuid?.() ?? userNameOrNothing()),
  };
}

function homeOrNull(): string | null {
  try {
    // Service accounts have a home that must not exist (`/nonexistent`) or the root folder.
    const home = homedir();
    return ['', '/', '/nonexistent', '/dev/null'].includes(home) ? null : home;
  } catch {
    return null;
  }
}

function userNameOrNothing(): string {
  try {
    return userInfo().username;
  } catch {
    return 'user';
  }
}
