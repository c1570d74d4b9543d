import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { Clock } from '#core/platform/ports.ts';
import { createTokenBucket } from '#core/platform/token-bucket.ts';
import { ApiError, fieldsOf } from '#shared/api/errors.ts';

import type { Access } from './access.ts';

export const loginInput = z.object({
  email: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
});
export const loginOutput = z.object({ accessToken: z.string() });

/** `POST /auth/login`. Ten wrong attempts at once, then one more every six seconds: checking a password costs time. */
export function registerLoginRoute(server: FastifyInstance, deps: { access: Access; clock: Clock }): void {
  const attempts = createTokenBucket({ capacity: 10, perMinute: 10 }, () => deps.clock.monotonic());
  server.post('/auth/login', async (request, reply) => {
    const parsed = loginInput.safeParse(request.body ?? {});
    if (!parsed.success)
      throw new ApiError('invalid', 'E-mail and password are needed.', fieldsOf(parsed.error));
    const limit = attempts.take();
    if (!limit.taken) {
      void reply.header('retry-after', Math.ceil(limit.retryAfterMs / 1000));
      throw new ApiError('too-many-requests', 'Too many attempts. Wait a little and try again.');
    }
    const accessToken = await deps.access.signIn(parsed.data.email, parsed.data.password);
    if (accessToken === null) throw new ApiError('unauthorized', 'E-mail and password do not fit.');
    attempts.giveBack();
    return { accessToken };
  });
}
