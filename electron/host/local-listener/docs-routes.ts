import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { lazily } from '#core/platform/lazily.ts';
import type { Log } from '#core/platform/ports.ts';

import { answerErrors, answerNotFound } from './answers.ts';
import { openApiDocument } from './openapi.ts';
import { docsPolicy } from './security-headers.ts';

/**
 * `GET /openapi.json` and, at `/docs`, a page to read and try it, with nothing loaded from elsewhere. Programmers open
 * them, on few computers: describing the contract and loading the page's packages waits for the first who does.
 */
export function registerDocs(server: FastifyInstance, deps: { version: string; log: Log }): void {
  const document = lazily(() => openApiDocument(deps.version));
  const docs = lazily(() => createDocs(document(), deps.log));
  let isOpen = false;
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    isOpen = true;
    const other = await docs();
    // From here on the other server answers; what this one has set (its policies) goes along.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    other.routing(request.raw, reply.raw);
  };
  server.get('/openapi.json', () => document());
  server.get('/docs', answer);
  server.get('/docs/*', answer);
  server.addHook('onClose', async () => {
    if (isOpen) await (await docs()).close();
  });
}

/** A server that never listens: plugins cannot be added to one that does. */
async function createDocs(document: object, log: Log): Promise<FastifyInstance> {
  const [{ default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('@fastify/swagger'),
    import('@fastify/swagger-ui'),
  ]);
  const server = fastify({ logger: false });
  answerErrors(server, log);
  server.setNotFoundHandler(answerNotFound);
  // Swagger's plugin knows the document's type more narrowly than JSON Schema can be written down.
  await server.register(swagger, { mode: 'static', specification: { document: document as never } });
  await server.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: docsPolicy,
    uiConfig: { validatorUrl: null, tryItOutEnabled: true, persistAuthorization: true },
  });
  await server.ready();
  return server;
}
