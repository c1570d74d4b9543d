import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Log } from '../platform/ports.ts';
import type { TokenBucket } from '../platform/token-bucket.ts';
import { isPlainJson } from './content-type.ts';
import type { HookAnswer, HookHead, HookRoute } from './hook-route.ts';

export type HookGuards = {
  /** One token for each refused request. Requests with the right proof take none: a tunnel makes all senders one. */
  readonly refusals: TokenBucket;
  readonly log: Log;
};

type HookRequest = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, string> }>;

/** Puts the public listener's rules around one hook: proof first, then size and type, then durable keeping. */
export function registerHook(server: FastifyInstance, route: HookRoute, guards: HookGuards): void {
  const log = guards.log.with({ hook: route.name });
  const refuse = (request: HookRequest, reply: FastifyReply) => {
    const limit = guards.refusals.take();
    if (!limit.taken) {
      return reply
        .code(429)
        .header('retry-after', Math.ceil(limit.retryAfterMs / 1000))
        .send();
    }
    log.write('warn', 'a request without the right proof was refused', { status: route.refusedStatus });
    const refusal = route.refusal?.(headOf(request));
    if (refusal?.contentType !== undefined) void reply.type(refusal.contentType);
    return reply.code(route.refusedStatus).send(refusal?.text);
  };

  server.route<{ Params: Record<string, string>; Querystring: Record<string, string> }>({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    async onRequest(request, reply) {
      if (!(await route.prove(headOf(request)))) return refuse(request, reply);
      if (route.method === 'GET') return undefined;
      if (!isPlainJson(request.headers)) return reply.code(415).send();
      // Judged above and more leniently than Fastify does, which refuses a misspelt parameter.
      request.headers['content-type'] = 'application/json';
      return undefined;
    },
    async handler(request, reply) {
      let answer: HookAnswer | null;
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      try {
        answer = await route.take(headOf(request), body);
      } catch (error) {
        log.write('error', 'an event could not be kept; the provider will send it again', {
          error: String(error),
        });
        return reply.code(503).send();
      }
      if (answer === null) return refuse(request, reply);
      if (route.method === 'POST') log.write('debug', 'an event was kept', { bytes: body.byteLength });
      if (answer.contentType !== undefined) void reply.type(answer.contentType);
      return reply.code(answer.status).send(answer.text);
    },
  });
}

function headOf(request: HookRequest): HookHead {
  const { headers, params, query, url } = request;
  const mark = url.indexOf('?');
  return { headers, params, query, rawQuery: mark < 0 ? '' : url.slice(mark + 1) };
}
