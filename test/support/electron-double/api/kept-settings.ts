import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type SystemSettings = {
  readonly openAtLogin: boolean;
  readonly loginArguments: readonly string[];
  readonly protocols: readonly string[];
};

const none: SystemSettings = { openAtLogin: false, loginArguments: [], protocols: [] };

/** What the app told the operating system, kept beside the app's data as a system would keep it across starts. */
export function readSystemSettings(folder: string): SystemSettings {
  try {
    return { ...none, ...(JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Partial<SystemSettings>) };
  } catch {
    return none;
  }
}

/** Changes some of it. */
export function changeSystemSettings(folder: string, change: Partial<SystemSettings>): void {
  mkdirSync(dirname(fileOf(folder)), { recursive: true });
  writeFileSync(fileOf(folder), JSON.stringify({ ...readSystemSettings(folder), ...change }));
}

function fileOf(folder: string): string {
  return join(folder, 'electron-double', 'system.json');
}
