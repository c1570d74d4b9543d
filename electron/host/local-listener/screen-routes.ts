import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Random } from '#core/platform/ports.ts';

import { answerNotFound } from './answers.ts';
import { screenPolicy } from './security-headers.ts';

const notBuilt =
  '<!doctype html><title>Deskbell</title><p>The screens have not been built. Run: npm run build</p>';

/**
 * The screens: files of `folder`, and `index.html` for every address that a person may open, since the screens have
 * addresses of their own. Wants @fastify/static to be registered.
 */
export function registerScreens(server: FastifyInstance, deps: { folder: string; random: Random }): void {
  const sendIndex = async (request: FastifyRequest, reply: FastifyReply) => {
    const nonce = deps.random.hex(16);
    const html = await readFile(join(deps.folder, 'index.html'), 'utf8').catch(() => notBuilt);
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': screenPolicy(nonce, request.headers.host ?? ''),
        'cache-control': 'no-store',
      })
      .send(html.replaceAll('__CSP_NONCE__', nonce));
  };

  server.get('/', sendIndex);
  server.get('/index.html', sendIndex);
  server.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply
      // Their names hold a hash of what is in them.
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile(request.params['*'], join(deps.folder, 'assets'), { cacheControl: false }),
  );
  server.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*'];
    if (extname(path) !== '') return reply.sendFile(path, deps.folder, { maxAge: 0 });
    return isPageRequest(request) ? sendIndex(request, reply) : answerNotFound(request, reply);
  });
}

function isPageRequest(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}
