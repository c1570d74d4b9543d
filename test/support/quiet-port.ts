import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems lend to outgoing connections (from 32768, or from 49152), above the well-known ones. */
const first = 20_000;
const last = 32_000;

/**
 * A free port that nobody is lent by chance: whoever stops listening on it finds it free when he listens again. A port
 * that the system chose may meanwhile be the near end of anybody's connection.
 */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = randomInt(first, last);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => {
      server.close(() => resolve(true));
    });
  });
}
