import { z } from 'zod';

import type { TunnelReason } from '#shared/domain/tunnel.ts';

import { createHttpClient, httpFailureOf } from '../../platform/http-client.ts';
import type { Clock, Log } from '../../platform/ports.ts';
import { sleep } from '../../platform/sleep.ts';
import { isThisComputer, readAddress } from '../addresses.ts';
import { calledOff, type Carrier, type FailedOpening, type Opening } from './carrier.ts';
import { openSocketPool } from './socket-pool.ts';

/** The server that the program `lt` asks when it is given none. */
export const publicLocaltunnelServer = 'https://localtunnel.me';
/** How long the server may take to give an address, and then to take the first socket, ms. */
const patience = 15_000;
const mostSockets = 10;

export type LocaltunnelDeps = {
  readonly clock: Clock;
  readonly log: Log;
  /** Base address of the server, without a trailing slash. */
  readonly server: string;
  /** The name that is asked for, so that the address comes back the same. */
  readonly name: string;
  readonly hasNetwork: () => boolean;
};

/** What the server answers: https://github.com/localtunnel/server (lib/ClientManager.js, server.js). */
const grantSchema = z.looseObject({
  id: z.string(),
  port: z.number().int().min(1).max(65_535),
  url: z.string().max(300),
  max_conn_count: z.number().int().min(1).catch(1),
  /** Where the sockets go; some servers stand behind a proxy that carries only HTTP. */
  ip: z.string().optional().catch(undefined),
});
type Grant = z.infer<typeof grantSchema>;
type Asked = { readonly kind: 'granted'; readonly grant: Grant } | FailedOpening;

/**
 * An address of a localtunnel server. It speaks the protocol itself: the package of that name cannot be stopped while it
 * asks for an address, and gives up sockets for good (build/decisions/0018-tunnels.md).
 */
export function localtunnel(deps: LocaltunnelDeps): Carrier {
  return {
    kind: 'localtunnel',
    isGiven: false,
    makesNames: false,
    async open(ingressUrl, signal) {
      const grant = await askForAddress(deps, signal);
      if (signal.aborted) return calledOff;
      if (grant.kind === 'failed') return grant;
      return openSockets(deps, grant.grant, ingressUrl, signal);
    },
  };
}

async function askForAddress(deps: LocaltunnelDeps, signal: AbortSignal): Promise<Asked> {
  const failed = (reason: TunnelReason, detail: string): Asked => ({ kind: 'failed', reason, detail });
  const { server, name, log, clock } = deps;
  const isServerHere = isThisComputer(new URL(server).hostname);
  const client = createHttpClient({ baseUrl: server, timeoutMs: patience, log });
  const late = new AbortController();
  const cancel = clock.after(patience, () => late.abort());
  try {
    // The program `lt` follows redirects here; nothing secret is asked with.
    const answer = await client.get<unknown>(`/${name}`, {
      signal: AbortSignal.any([signal, late.signal]),
      maxRedirects: 3,
      maxContentLength: 65_536,
      headers: { Connection: 'close' },
    });
    const grant = grantSchema.safeParse(answer.data);
    if (!grant.success) return failed('server-refused', `HTTP ${answer.status}`);
    const address = readAddress(grant.data.url);
    const isNowhere =
      address.kind === 'fine' && isThisComputer(new URL(address.url).hostname) && !isServerHere;
    if (address.kind === 'wrong' || isNowhere) return failed('server-refused', grant.data.url.slice(0, 100));
    return { kind: 'granted', grant: { ...grant.data, url: address.url } };
  } catch (error) {
    if (signal.aborted) return calledOff;
    const failure = httpFailureOf(error);
    if (failure.kind === 'status') return failed('server-refused', `HTTP ${failure.status}`);
    const isOffline = !isServerHere && !deps.hasNetwork();
    return failed(
      isOffline ? 'offline' : 'server-unreachable',
      late.signal.aborted ? 'ETIMEDOUT' : failure.detail,
    );
  } finally {
    cancel();
  }
}

async function openSockets(
  { clock, server, name }: LocaltunnelDeps,
  grant: Grant,
  ingressUrl: string,
  signal: AbortSignal,
): Promise<Opening> {
  const { hostname, port } = new URL(ingressUrl);
  const pool = openSocketPool({
    clock,
    remote: { host: grant.ip ?? bareHost(new URL(server).hostname), port: grant.port },
    local: { host: bareHost(hostname), port: Number(port) },
    count: Math.min(mostSockets, grant.max_conn_count),
  });
  const waiting = new AbortController();
  const tooLate = sleep(clock, patience, AbortSignal.any([signal, waiting.signal])).then(() => false);
  const isOpen = await Promise.race([pool.opened, tooLate]);
  waiting.abort();
  if (!isOpen || signal.aborted) {
    await pool.close();
    if (signal.aborted) return calledOff;
    return { kind: 'failed', reason: 'server-unreachable', detail: `TCP ${grant.port}` };
  }
  return {
    kind: 'open',
    url: grant.url,
    notice: grant.id === name ? null : { reason: 'name-taken', detail: name },
    ended: pool.ended.then((code) => ({ reason: 'server-unreachable', detail: code })),
    close: () => pool.close(),
  };
}

/** As `net.connect` wants it: an IPv6 address without its brackets. */
function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
