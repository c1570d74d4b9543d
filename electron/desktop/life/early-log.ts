import type { Log, LogLevel } from '#core/platform/ports.ts';

export type EarlyLog = Log & {
  /** From now on lines go there; those from before are written first. */
  readonly become: (log: Log) => void;
};

type Line = readonly [LogLevel, string, Record<string, unknown>?];

/** More than ever happens before there is a log. */
const mostLines = 100;

/** A log for what happens before the host has opened its own: it keeps the lines until then. */
export function createEarlyLog(): EarlyLog {
  const lines: Line[] = [];
  let real: Log | null = null;
  const writing = (facts: Record<string, unknown>): Log => ({
    write(level, message, more) {
      const line: Line = [level, message, { ...facts, ...more }];
      if (real) real.write(...line);
      else if (lines.length < mostLines) lines.push(line);
    },
    with: (more) => writing({ ...facts, ...more }),
  });
  return {
    ...writing({}),
    become(log) {
      real = log;
      for (const line of lines.splice(0)) log.write(...line);
    },
  };
}
