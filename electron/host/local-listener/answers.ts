import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Log } from '#core/platform/ports.ts';
import { diskFullRefusal, isDiskFull } from '#shared/api/disk-full.ts';
import { ApiError, httpStatusOf } from '#shared/api/errors.ts';

/** Answers with the shape that every refused call has. */
export function refuse(reply: FastifyReply, error: ApiError): FastifyReply {
  return reply
    .code(httpStatusOf[error.code])
    .removeHeader('content-disposition')
    .headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .send(error.toBody());
}

/** Gives every error of the listener the contract's shape; only ApiError tells the caller what happened. */
export function answerErrors(server: FastifyInstance, log: Log): void {
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof ApiError) return refuse(reply, error);
    if (isDiskFull(error)) return refuse(reply, diskFullRefusal());
    const status = statusOf(error);
    if (status >= 500) {
      log.write('error', 'a request failed', { route: request.routeOptions.url, error });
      return refuse(
        reply,
        new ApiError('internal', 'Something went wrong inside Deskbell. The log has the details.'),
      );
    }
    const body = new ApiError('bad-request', wordsFor(status)).toBody();
    // Contract: what is not JSON is a bad request, whatever its type says.
    return reply.code(status === 415 ? 400 : status).send(body);
  });
}

/** 404 in the contract's shape. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(reply, new ApiError('not-found', 'There is nothing at this address.'));
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

function wordsFor(status: number): string {
  if (status === 413) return 'The request is too large.';
  if (status === 400 || status === 415) return 'The body must be JSON.';
  return 'The request could not be understood.';
}
