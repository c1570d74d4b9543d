import { connect, type Socket } from 'node:net';

import type { Clock } from '../../platform/ports.ts';
import { sleep } from '../../platform/sleep.ts';

export type SocketPoolOptions = {
  readonly clock: Clock;
  /** Where the tunnel's server waits for our sockets. */
  readonly remote: { readonly host: string; readonly port: number };
  /** The public listener. */
  readonly local: { readonly host: string; readonly port: number };
  /** How many sockets wait for requests at a time. */
  readonly count: number;
};

export type SocketPool = {
  /** Resolves when the first socket stands, with true; with false when none came about. */
  readonly opened: Promise<boolean>;
  /** Resolves with a code of the system when no socket stands any more and none can be had; never after `close`. */
  readonly ended: Promise<string>;
  /** Resolves when every socket and timer is gone. */
  close(): Promise<void>;
};

/** After so many vain attempts in a row, with no socket standing, the server is given up. */
const mostFailures = 8;
const shortestPause = 200;
const longestPause = 5_000;
const aliveEvery = 30_000;

/** What became of one socket: it carried something, it stood idle until the other side closed it, or it never stood. */
type Fate = { readonly kind: 'used' } | { readonly kind: 'idle' | 'failed'; readonly code: string };

/**
 * Sockets that wait at a tunnel's server until it writes a request into one. Only then is the listener called: a socket
 * that waited there would be closed as a slow one, in the middle of somebody's request.
 */
export function openSocketPool(options: SocketPoolOptions): SocketPool {
  const { clock, count } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const isClosed = () => signal.aborted;
  const state = { standing: 0, failures: 0 };
  const first = Promise.withResolvers<boolean>();
  const end = Promise.withResolvers<string>();

  const carry = async () => {
    let vain = 0;
    while (!isClosed()) {
      const fate = await standOnce(options, signal, {
        onStanding() {
          state.standing += 1;
          first.resolve(true);
        },
        onGone: () => (state.standing -= 1),
      });
      if (isClosed()) return;
      if (fate.kind === 'used') {
        [vain, state.failures] = [0, 0];
        continue;
      }
      vain += 1;
      state.failures += 1;
      // Nobody listens at the port of this tunnel: its server has forgotten it.
      const isForgotten = fate.kind === 'failed' && fate.code === 'ECONNREFUSED';
      if (isForgotten || (state.standing === 0 && state.failures >= mostFailures)) {
        first.resolve(false);
        end.resolve(fate.code);
      }
      await sleep(clock, Math.min(longestPause, shortestPause * 2 ** (vain - 1)), signal);
    }
  };
  const work = Array.from({ length: count }, carry);

  return {
    opened: first.promise,
    ended: end.promise,
    async close() {
      stopping.abort();
      first.resolve(false);
      await Promise.all(work);
    },
  };
}

type Watch = { readonly onStanding: () => void; readonly onGone: () => void };

/** One socket from its connection to its end. Bytes go through as they are: signatures are made over them. */
function standOnce({ remote, local }: SocketPoolOptions, signal: AbortSignal, watch: Watch): Promise<Fate> {
  return new Promise((resolve) => {
    const outer = connect({ ...remote, keepAlive: true, keepAliveInitialDelay: aliveEvery });
    let inner: Socket | null = null;
    let hasStood = false;
    let code = 'ECONNRESET';
    const drop = () => {
      outer.destroy();
      inner?.destroy();
    };
    signal.addEventListener('abort', drop, { once: true });
    outer.once('connect', () => {
      hasStood = true;
      watch.onStanding();
    });
    outer.once('data', (begin: Buffer) => {
      outer.pause();
      if (!isRequest(begin)) {
        code = 'EPROTO';
        return void outer.destroy();
      }
      inner = connect(local);
      inner.once('connect', () => {
        inner?.write(begin);
        if (inner) outer.pipe(inner).pipe(outer);
      });
      inner.on('error', () => outer.destroy());
      inner.once('close', () => outer.destroySoon());
    });
    outer.on('error', (error: NodeJS.ErrnoException) => (code = error.code ?? code));
    outer.once('close', () => {
      signal.removeEventListener('abort', drop);
      if (hasStood) watch.onGone();
      const settle = () => resolve(fateOf(hasStood, inner !== null, code));
      if (inner === null || inner.closed) return settle();
      inner.once('close', settle);
      inner.destroy();
    });
  });
}

/** What speaks first and not HTTP is another service that has the port by now: it is no use to ask it again at once. */
function isRequest(begin: Buffer): boolean {
  return /^[A-Z]{1,20}(?: |$)/.test(begin.toString('latin1', 0, 21));
}

function fateOf(hasStood: boolean, wasUsed: boolean, code: string): Fate {
  if (wasUsed) return { kind: 'used' };
  return { kind: hasStood ? 'idle' : 'failed', code };
}
