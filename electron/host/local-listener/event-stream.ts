import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { EventBus } from '#core/platform/event-bus.ts';
import type { Clock } from '#core/platform/ports.ts';

import type { Access } from './access.ts';
import { bearerOf, unauthorized } from './bearer.ts';

export const eventPath = '/events';
/** The subprotocol that a client asks for; a browser adds `token.<token>`, since it cannot send a header. */
export const eventProtocol = 'deskbell';
const tokenProtocol = 'token.';
const pingEveryMs = 30_000;
/** A client that does not read: it is sent away, comes back and asks for everything again. Bytes. */
const longestBacklog = 1024 * 1024;

/** `GET /events` as a WebSocket: a `hello`, then what changes. The token is the header's, the subprotocol's or `?token=`. */
export function registerEventStream(
  server: FastifyInstance,
  deps: { events: EventBus; access: Access; clock: Clock },
): void {
  const admitted = async (request: FastifyRequest) => (await deps.access.callerOf(tokenOf(request))) !== null;
  server.get(
    eventPath,
    {
      websocket: true,
      async onRequest(request) {
        if (!(await admitted(request))) throw unauthorized();
      },
    },
    (socket, request) => {
      const stopListening = deps.events.listen((frame) => {
        if (socket.bufferedAmount > longestBacklog) socket.terminate();
        else socket.send(JSON.stringify(frame));
      });
      const stopPinging = keepAlive(socket, deps.clock, () => admitted(request));
      socket.on('close', () => {
        stopListening();
        stopPinging();
      });
    },
  );
}

/** Says goodbye to every client; one that does not answer within a second (a sleeping tab) is not waited for. */
export function endEventStreams(this: FastifyInstance, done: () => void): void {
  const { clients } = this.websocketServer;
  for (const client of clients) client.close(1001, 'Deskbell is stopping.');
  const impatience = setTimeout(() => {
    for (const client of clients) client.terminate();
  }, 1000);
  this.websocketServer.close(() => {
    clearTimeout(impatience);
    done();
  });
}

/** Pings; ends the socket when the last ping was not answered, or the token has expired or been withdrawn. */
function keepAlive(socket: WebSocket, clock: Clock, isAdmitted: () => Promise<boolean>): () => void {
  let isAlive = true;
  let isStopped = false;
  let cancel = (): void => undefined;
  socket.on('pong', () => (isAlive = true));
  const beat = async () => {
    if (!isAlive) return socket.terminate();
    if (!(await isAdmitted().catch(() => false))) return socket.close(4401, 'Sign in again.');
    if (isStopped) return;
    isAlive = false;
    socket.ping();
    cancel = clock.after(pingEveryMs, () => void beat());
  };
  cancel = clock.after(pingEveryMs, () => void beat());
  return () => {
    isStopped = true;
    cancel();
  };
}

function tokenOf(request: FastifyRequest): string | null {
  const fromHeader = bearerOf(request.headers.authorization);
  if (fromHeader !== null) return fromHeader;
  const offered =
    request.headers['sec-websocket-protocol']?.split(',').map((protocol) => protocol.trim()) ?? [];
  const fromProtocol = offered
    .find((protocol) => protocol.startsWith(tokenProtocol))
    ?.slice(tokenProtocol.length);
  if (fromProtocol !== undefined) return fromProtocol;
  return new URL(request.url, 'http://localhost').searchParams.get('token');
}
