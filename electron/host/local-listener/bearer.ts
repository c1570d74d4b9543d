import type { FastifyRequest } from 'fastify';

import { ApiError } from '#shared/api/errors.ts';

import type { Access } from './access.ts';

/** The token of `Authorization: Bearer …`, or null. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer +(\S+)\s*$/i.exec(header ?? '')?.[1] ?? null;
}

/** A hook for routes that want a token: 401 without a good one, before the body is read. */
export function requireBearer(access: Access): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    if ((await access.callerOf(bearerOf(request.headers.authorization))) === null) throw unauthorized();
  };
}

/** Says the same for a missing, wrong, expired or withdrawn token. */
export function unauthorized(): ApiError {
  return new ApiError('unauthorized', 'Sign in first: this address wants a token.');
}
