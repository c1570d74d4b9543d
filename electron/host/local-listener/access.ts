import { createHash, timingSafeEqual } from 'node:crypto';

import { jwtVerify, SignJWT } from 'jose';

import type { SignIn } from '#core/core-types.ts';
import type { Clock } from '#core/platform/ports.ts';

const issuer = 'deskbell';
const lifetimeMs = 12 * 60 * 60 * 1000;

/** Who is asking: the person at this computer, or somebody who signed in. */
export type Caller = { readonly kind: 'owner' } | { readonly kind: 'user'; readonly userId: string };

export type Access = {
  /** Who a token belongs to; null for a wrong, expired or withdrawn one. */
  callerOf(token: string | null): Promise<Caller | null>;
  /** A token for 12 hours, or null when e-mail and password do not fit. */
  signIn(email: string, password: string): Promise<string | null>;
};

/** Knows the host's own token, which lasts, and the tokens that people get for signing in. */
export function createAccess(deps: { ownerToken: string; signIn: SignIn; clock: Clock }): Access {
  const { signIn, clock } = deps;
  const ownerDigest = digest(deps.ownerToken);
  return {
    async callerOf(token) {
      if (token === null) return null;
      if (timingSafeEqual(digest(token), ownerDigest)) return { kind: 'owner' };
      const userId = await subjectOf(token, await signIn.signingKey(), clock.now());
      return userId !== null && signIn.userExists(userId) ? { kind: 'user', userId } : null;
    },
    async signIn(email, password) {
      const user = await signIn.checkPassword(email, password);
      if (!user) return null;
      const now = clock.now();
      return new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setSubject(user.userId)
        .setIssuedAt(new Date(now))
        .setExpirationTime(new Date(now + lifetimeMs))
        .sign(await signIn.signingKey());
    },
  };
}

async function subjectOf(token: string, key: Uint8Array, now: number): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer,
      currentDate: new Date(now),
    });
    return payload.sub ?? null;
  } catch {
    return null;
  }
}

/** Equal lengths for the comparison, whatever was given. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
