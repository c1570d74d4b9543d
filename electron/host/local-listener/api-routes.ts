import type { FastifyInstance } from 'fastify';

import type { Dispatch } from '#shared/api/server.ts';

import type { Access } from './access.ts';
import { requireBearer } from './bearer.ts';

/** `POST /api/<name>`: the contract over HTTP, and the counts at the address that earlier tools used. */
export function registerApiRoutes(
  server: FastifyInstance,
  deps: { dispatch: Dispatch; access: Access },
): void {
  const onRequest = requireBearer(deps.access);
  server.post<{ Params: { name: string } }>('/api/:name', { onRequest }, async (request, reply) => {
    // An empty body asks with no input; a missing answer is still JSON.
    const answer = await deps.dispatch(request.params.name, request.body);
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer ?? null));
  });
  server.get('/whatsapp/stats', { onRequest }, () => deps.dispatch('stats.whatsapp', {}));
}

/** JSON bodies, and nothing for an empty one: a call without input needs no body. */
export function readJsonBodies(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    /^application\/([\w.-]+\+)?json\b/,
    { parseAs: 'string' },
    (request, body, done) => {
      if (body.length === 0) done(null, undefined);
      else void parseJson(request, body as string, done);
    },
  );
}
