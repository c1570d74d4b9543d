import { pino, type Logger } from 'pino';
import { createStream } from 'rotating-file-stream';

import type { Log, LogLevel } from '#core/platform/ports.ts';

import { maskFacts, maskText } from './mask.ts';

export type LogFile = {
  readonly log: Log;
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
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}

function logOf(logger: Logger): Log {
  return {
    write: (level, message, facts = {}) => logger[level](maskFacts(facts), maskText(message)),
    with: (facts) => logOf(logger.child(maskFacts(facts))),
  };
}
