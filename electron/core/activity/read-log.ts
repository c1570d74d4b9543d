import { z } from 'zod';

import { toInstant } from '#shared/api/call.ts';
import { logLevels, type LogRow } from '#shared/api/calls/activity.ts';

type Level = (typeof logLevels)[number];

/** pino's numbers: https://getpino.io/#/docs/api?id=level-string. */
const levelOf = (value: unknown): Level => {
  if (typeof value !== 'number') return 'info';
  if (value >= 50) return 'error';
  if (value >= 40) return 'warn';
  return value >= 30 ? 'info' : 'debug';
};

const lineSchema = z.looseObject({ level: z.unknown(), time: z.unknown(), msg: z.unknown() });
/** What every line carries and nobody asks for. */
const unspoken = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'v']);

/**
 * The lines of the log as rows, newest first. A line that is no JSON (cut by a crash) is shown as it is. The id is the
 * time with a number among the lines of that millisecond: it stays while new lines come. A line without a time, or one
 * written after the clock was put back, stands where it was written: its id goes on from the line before.
 */
export function logRows(lines: readonly string[]): LogRow[] {
  let place = 0;
  let number = 0;
  return lines
    .map((line) => {
      const parsed = parse(line);
      const at = Date.parse(typeof parsed.time === 'string' ? parsed.time : '');
      const isLater = at > place;
      number = isLater ? 0 : number + 1;
      if (isLater) place = at;
      return {
        id: `${place}-${number}`,
        at: Number.isNaN(at) ? null : toInstant(at),
        level: levelOf(parsed.level),
        message: typeof parsed.msg === 'string' ? parsed.msg : line,
        facts: factsOf(parsed),
      };
    })
    .reverse();
}

/** The rows that are at least this grave. */
export function fromLevel(rows: readonly LogRow[], level: Level | undefined): readonly LogRow[] {
  if (level === undefined) return rows;
  const least = logLevels.indexOf(level);
  return rows.filter((row) => logLevels.indexOf(row.level) >= least);
}

/** A row in one line, for a text. */
export function logLine({ at, level, message, facts }: LogRow): string {
  const more = Object.entries(facts).map(([name, value]) => `${name}=${value.replace(/\s*\n\s*/g, ' ⏎ ')}`);
  return [at ?? '(no time)', level.toUpperCase().padEnd(5), message, ...more].join(' ');
}

function parse(line: string): z.infer<typeof lineSchema> {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : { level: null, time: null, msg: line };
  } catch {
    return { level: null, time: null, msg: line };
  }
}

function factsOf(line: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(line)
      .filter(([name]) => !unspoken.has(name))
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
