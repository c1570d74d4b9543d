import type { Log, LogLevel } from '#core/platform/ports.ts';

export type LogLine = { level: LogLevel; message: string; facts: Record<string, unknown> };

/** A log that keeps its lines for the test to read. */
export function collectingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const logWith = (base: Record<string, unknown>): Log => ({
    write: (level, message, facts = {}) => lines.push({ level, message, facts: { ...base, ...facts } }),
    with: (facts) => logWith({ ...base, ...facts }),
  });
  return { ...logWith({}), lines };
}

/** A log that nobody reads. */
export function silentLog(): Log {
  const log: Log = { write: () => undefined, with: () => log };
  return log;
}
