import type { Log, LogLevel } from '#core/platform/ports.ts';

export type LogLine = {
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: Record<string, unknown>;
};

/** A log that keeps its lines, so that a test can say what must never be in them. */
export function collectingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const withFacts = (shared: Record<string, unknown>): Log => ({
    write(level, message, facts) {
      lines.push({ level, message, facts: { ...shared, ...facts } });
    },
    with: (more) => withFacts({ ...shared, ...more }),
  });
  return { ...withFacts({}), lines };
}
