import type { Socket } from 'node:net';

import { fastify, type FastifyInstance } from 'fastify';

import type { Clock, Log } from '../platform/ports.ts';
import { createTokenBucket } from '../platform/token-bucket.ts';
import { bookingHook, type BookingHooks } from './booking-hook.ts';
import { serveDocs } from './docs.ts';
import { greenApiHook, type GreenApiHooks } from './green-api-hook.ts';
import { metaHooks, type MetaHooks } from './meta-hook.ts';
import { registerHook } from './register-hook.ts';
import { proofRoute, type ProofHooks } from './proof.ts';
import { servePublishedFiles, type FileHooks } from './published-file.ts';
import { torrowHooks, type TorrowHooks } from './torrow-hook.ts';
import { withoutSchemas } from './without-schemas.ts';
import { wazzupHook, type WazzupHooks } from './wazzup-hook.ts';

/** Bytes and milliseconds. Together the times close any slow or idle socket within a minute. */
export const ingressLimits = {
  bodyBytes: 5 * 1024 * 1024,
  headersMs: 15_000,
  requestMs: 40_000,
  idleMs: 50_000,
  /** Torrow's addresses hold whole texts, percent-encoded: six bytes for a Cyrillic letter. */
  headerBytes: 64 * 1024,
  keepAliveMs: 30_000,
  /** How often Node looks for slow requests; a limit is overrun by this at most. */
  checkEveryMs: 5_000,
  requestsPerSocket: 1_000,
  /** How long a request under way may hold up the stop; the provider sends again what was not answered. */
  closeMs: 1_500,
  refusedBurst: 60,
  refusedPerMinute: 60,
};

export type IngressDeps = {
  readonly hooks: GreenApiHooks &
    TorrowHooks &
    BookingHooks &
    MetaHooks &
    WazzupHooks &
    FileHooks &
    ProofHooks;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 = any free port. */
  readonly port: number;
  readonly host?: string;
  readonly limits?: Partial<typeof ingressLimits>;
};

export type Ingress = {
  /** `http://127.0.0.1:8000` */
  readonly address: string;
  /** Everything that it answers with more than an empty 404, `POST /hooks/bookings/:secret`. */
  readonly routes: readonly string[];
  /** Stops listening; requests under way are answered first, as far as they end soon. */
  close(): Promise<void>;
};

/**
 * The public listener: what a tunnel reaches. It knows hooks, their description and `/healthz`, and answers everything
 * else with an empty 404. Rejects with Node's error (`code` EADDRINUSE, EACCES) when the port cannot be had.
 */
export async function createIngress(deps: IngressDeps): Promise<Ingress> {
  const limits = { ...ingressLimits, ...deps.limits };
  const server = createServer(limits);
  const refusals = createTokenBucket(
    { capacity: limits.refusedBurst, perMinute: limits.refusedPerMinute },
    () => deps.clock.monotonic(),
  );

  const routes: string[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    routes.push(...[method].flat().map((one) => `${one} ${url}`));
  });
  server.get('/healthz', () => ({ ok: true }));
  const { hooks } = deps;
  const all = [
    greenApiHook(hooks),
    ...metaHooks(hooks),
    wazzupHook(hooks),
    ...torrowHooks(hooks),
    bookingHook(hooks),
    proofRoute(hooks),
  ];
  for (const route of all) registerHook(server, route, { refusals, log: deps.log });
  servePublishedFiles(server, hooks, { refusals, log: deps.log });
  serveDocs(server, { refusals });

  const address = await server.listen({ port: deps.port, host: deps.host ?? '127.0.0.1' });
  return {
    address,
    routes,
    async close() {
      const cancel = deps.clock.after(limits.closeMs, () => server.server.closeAllConnections());
      await server.close();
      cancel();
    },
  };
}

function createServer(limits: typeof ingressLimits): FastifyInstance {
  const server = fastify({
    ...withoutSchemas,
    logger: false,
    bodyLimit: limits.bodyBytes,
    connectionTimeout: limits.idleMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxRequestsPerSocket: limits.requestsPerSocket,
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: limits.headerBytes,
    },
    // Answered by the routes as long as the core can keep what comes.
    return503OnClosing: false,
    clientErrorHandler: closeSilently,
    // An address that cannot be decoded. Raw, because the framework types its reply by a schema that there is none of.
    frameworkErrors: (_error, _request, reply) => {
      reply.hijack();
      reply.raw.writeHead(404, { 'content-length': 0 }).end();
    },
  });
  // Bodies stay bytes: what cannot be read as JSON is kept all the same.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setNotFoundHandler((_request, reply) => reply.code(404).send());
  // Error texts of the framework tell what runs here; the status says enough.
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
    reply.code(error.statusCode ?? 500).send(),
  );
  return server;
}

/** A connection that does not speak HTTP, or too slowly: the status where it can still be read, and the end. */
function closeSilently(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
