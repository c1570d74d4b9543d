import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { maskText } from '#core/platform/mask.ts';

const kept = 10;
const namePattern = /^crash-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.log$/;

/** The name of the file about a crash at an instant (epoch ms): readable, sortable, and a file name on every system. */
export function crashFileName(at: number): string {
  return `crash-${new Date(at).toISOString().replaceAll(':', '-').replace('.', '-')}.log`;
}

/** The instant (epoch ms) in such a name; null for another file. */
export function crashTimeOf(fileName: string): number | null {
  const [, day, hour, minute, second, millisecond] = namePattern.exec(fileName) ?? [];
  if (day === undefined) return null;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${millisecond}Z`);
  return Number.isNaN(at) ? null : at;
}

/** The crash files beyond the newest ten. */
function crashFilesTooMany(fileNames: readonly string[]): string[] {
  return fileNames
    .filter((name) => crashTimeOf(name) !== null)
    .sort()
    .slice(0, -kept);
}

/** What a crash file says: versions and the error, without keys and phones. */
export function crashReport(error: unknown, facts: Record<string, string>): string {
  const words = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `\nCause: ${error.cause.stack}` : '';
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  return `${[...lines, '', maskText(words + cause)].join('\n')}\n`;
}

/** Writes the crash down in `<folder>/crash-<time>.log`. Returns the path, or null when even that fails. Never throws. */
export function writeCrashLog(folder: string, at: number, report: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, crashFileName(at));
    writeFileSync(file, report, { mode: 0o600 });
    for (const name of crashFilesTooMany(readdirSync(folder))) rmSync(join(folder, name), { force: true });
    return file;
  } catch {
    return null;
  }
}

/** When the last crash was, epoch ms; null when none is known. Never throws. */
export function lastCrashAt(folder: string): number | null {
  try {
    const times = readdirSync(folder)
      .map(crashTimeOf)
      .filter((at) => at !== null);
    return times.length === 0 ? null : Math.max(...times);
  } catch {
    return null;
  }
}
