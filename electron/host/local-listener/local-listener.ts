import type { AddressInfo } from 'node:net';

import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import { fastify, type FastifyInstance } from 'fastify';

import type { Core } from '#core/core-types.ts';
import { withoutSchemas } from '#core/ingress/without-schemas.ts';
import type { Clock, Log, Random } from '#core/platform/ports.ts';
import { ApiError } from '#shared/api/errors.ts';

import { createAccess } from './access.ts';
import { answerErrors, answerNotFound, refuse } from './answers.ts';
import { readJsonBodies, registerApiRoutes } from './api-routes.ts';
import { registerDocs } from './docs-routes.ts';
import { endEventStreams, eventPath, eventProtocol, registerEventStream } from './event-stream.ts';
import { registerMediaRoute, registerUploadRoute } from './file-routes.ts';
import { registerLoginRoute } from './login-route.ts';
import { isOwnHost, isOwnOrigin } from './own-address.ts';
import { registerScreens } from './screen-routes.ts';
import { sendSecurityHeaders } from './security-headers.ts';

export type LocalListenerDeps = {
  readonly core: Pick<Core, 'dispatch' | 'events' | 'files' | 'signIn'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The host's own token, which the ready line tells. */
  readonly token: string;
  /** 0 = any free port. */
  readonly port: number;
  /** The built screens. */
  readonly screens: string;
  readonly version: string;
};

export type LocalListener = {
  /** `http://127.0.0.1:8001` */
  readonly address: string;
  /** Ends the event streams, answers what is under way and ends soon, stops listening. */
  close(): Promise<void>;
};

const closeWithinMs = 1_500;

/**
 * The local listener: screens, API and events, for this computer only. It is bound to loopback, answers only to its own
 * names and pages, and wants a token wherever something can be read or changed. Rejects with Node's error
 * (`code` EADDRINUSE, EACCES) when the port cannot be had.
 */
export async function createLocalListener(deps: LocalListenerDeps): Promise<LocalListener> {
  const { core, clock, random, log } = deps;
  const access = createAccess({ ownerToken: deps.token, signIn: core.signIn, clock });
  const server = fastify({
    ...withoutSchemas,
    logger: false,
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
  });

  answerErrors(server, log);
  server.setNotFoundHandler(answerNotFound);
  await server.register(fastifyWebsocket, {
    options: {
      maxPayload: 16 * 1024,
      handleProtocols: (offered: Set<string>) => (offered.has(eventProtocol) ? eventProtocol : false),
    },
    preClose: endEventStreams,
  });
  // After the plugins: they must see a request first, to give a refusal its headers and close a refused WebSocket.
  await sendSecurityHeaders(server);
  admitOwnAddressOnly(server);
  await server.register(fastifyStatic, { root: deps.screens, serve: false, suppressWarning: true });
  readJsonBodies(server);

  registerApiRoutes(server, { dispatch: core.dispatch, access });
  registerLoginRoute(server, { access, clock });
  registerEventStream(server, { events: core.events, access, clock });
  registerMediaRoute(server, core.files);
  registerUploadRoute(server, { files: core.files, access });
  registerDocs(server, { version: deps.version, log });
  registerScreens(server, { folder: deps.screens, random });

  const address = await server.listen({ port: deps.port, host: '127.0.0.1' });
  return {
    address,
    async close() {
      // A film that a sleeping tab has stopped reading must not hold up the stop.
      const impatience = setTimeout(() => server.server.closeAllConnections(), closeWithinMs);
      await server.close();
      clearTimeout(impatience);
    },
  };
}

function admitOwnAddressOnly(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    // The address exists: a request can only come in while the server listens on TCP.
    const { port } = server.server.address() as AddressInfo;
    const { host, origin } = request.headers;
    if (!isOwnHost(host, port) || !isOwnOrigin(origin, port)) {
      return refuse(
        reply,
        new ApiError('forbidden', 'Deskbell answers only to this computer and its own page.'),
      );
    }
    // The plugin would open a WebSocket anywhere, only to close it.
    if (request.ws && request.routeOptions.url !== eventPath) return answerNotFound(request, reply);
    return undefined;
  });
}
