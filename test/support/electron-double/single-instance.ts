import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SecondStart = { readonly argv: string[]; readonly folder: string; readonly additional: unknown };

/** One process per data folder holds the lock; the others tell it that they were started. */
export class SingleInstance {
  #file: string | null = null;
  #server: Server | null = null;
  /** Settles once the holder of the lock has heard of this start. */
  told: Promise<void> = Promise.resolve();

  get held(): boolean {
    return this.#file !== null;
  }

  /** Takes the lock, or tells its holder about `start` and answers false. */
  request(folder: string, start: SecondStart, heard: (start: SecondStart) => void): boolean {
    if (this.held) return true;
    mkdirSync(folder, { recursive: true });
    const file = lockOf(folder);
    if (!take(file)) {
      this.told = tell(folder, JSON.stringify(start));
      return false;
    }
    this.#file = file;
    const socket = socketOf(folder);
    rmSync(socket, { force: true });
    this.#server = createServer({ allowHalfOpen: true }, (connection) => {
      let text = '';
      connection.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      connection.on('end', () => {
        connection.end();
        heard(JSON.parse(text) as SecondStart);
      });
      connection.on('error', () => undefined);
    });
    this.#server.listen(socket).unref();
    return true;
  }

  release(): void {
    if (this.#file !== null) rmSync(this.#file, { force: true });
    this.#file = null;
    // Also removes the socket.
    this.#server?.close();
    this.#server = null;
  }
}

function lockOf(folder: string): string {
  return join(folder, 'SingletonLock');
}

/** Paths of sockets are short; some folders of data are not. */
function socketOf(folder: string): string {
  const inside = join(folder, 'SingletonSocket');
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return inside.length < 100 ? inside : join(tmpdir(), `electron-double-${digest}.sock`);
}

function take(file: string): boolean {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      if (isHeld(file)) return false;
      rmSync(file, { force: true });
    }
  }
}

/** A lock whose holder was killed is free. */
function isHeld(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

/** Repeats while somebody has the lock: its holder may be between taking it and listening. */
async function tell(folder: string, text: string): Promise<void> {
  while (isHeld(lockOf(folder))) {
    const heard = await new Promise<boolean>((resolve) => {
      const connection = connect({ path: socketOf(folder), allowHalfOpen: true }, () => connection.end(text));
      connection.once('error', () => resolve(false));
      connection.once('end', () => resolve(true));
      connection.resume();
    });
    if (heard) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
