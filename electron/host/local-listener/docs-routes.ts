import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

import { openApiDocument } from './openapi.ts';
import { docsPolicy } from './security-headers.ts';

/** `GET /openapi.json` and, at `/docs`, a page to read and try it, with nothing loaded from elsewhere. */
export async function registerDocs(server: FastifyInstance, version: string): Promise<void> {
  const document = openApiDocument(version);
  server.get('/openapi.json', () => document);
  // Swagger's plugin knows the document's type more narrowly than JSON Schema can be written down.
  await server.register(swagger, { mode: 'static', specification: { document: document as never } });
  await server.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: docsPolicy,
    uiConfig: { validatorUrl: null, tryItOutEnabled: true, persistAuthorization: true },
  });
}
