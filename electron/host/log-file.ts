import { open } from 'node:fs/promises';
import { join } from 'node:path';

import { pino, type Logger } from 'pino';
import { createStream } from 'rotating-file-stream';

import { maskFacts, maskText } from '#core/platform/mask.ts';
import type { KeptLog, Log, LogLevel } from '#core/platform/ports.ts';

export type LogFile = {
  readonly log: Log;
  /** What the file holds; the older ones are left aside. */
  readonly kept: KeptLog;
  /** Writes what is still in memory. */
  close(): Promise<void>;
};

/**
 * JSON lines in `<folder>/deskbell.log` (5 MB, then kept as one of five older ones) and, from `stderrLevel` on, on
 * stderr. A full disk or a closed stderr stops the log, never the program.
 */
export function openLogFile(folder: string, stderrLevel: LogLevel): LogFile {
  const file = createStream('deskbell.log', { path: folder, size: '5M', maxFiles: 5, mode: 0o600 });
  file.on('error', () => undefined);
  const stderr = pino.destination({ dest: 2, sync: true });
  stderr.on('error', () => undefined);
  const logger = pino(
    { base: { pid: process.pid }, level: 'debug', timestamp: pino.stdTimeFunctions.isoTime },
    pino.multistream([
      { level: 'info', stream: file },
      { level: stderrLevel, stream: stderr },
    ]),
  );
  return {
    log: logOf(logger),
    kept: { tail: (limit) => lastLines(join(folder, 'deskbell.log'), limit) },
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}

function logOf(logger: Logger): Log {
  return {
    write: (level, message, facts = {}) => logger[level](maskFacts(facts), maskText(message)),
    with: (facts) => logOf(logger.child(maskFacts(facts))),
  };
}

/** The largest part of a log that is looked at, in bytes. */
const lookedAt = 2 * 1024 * 1024;

async function lastLines(path: string, limit: number): Promise<string[]> {
  const file = await open(path).catch(() => null);
  if (file === null) return [];
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - lookedAt);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    // What was cut in the middle, and the end of the last line.
    return lines.slice(from === 0 ? 0 : 1, -1).slice(-limit);
  } finally {
    await file.close();
  }
}
