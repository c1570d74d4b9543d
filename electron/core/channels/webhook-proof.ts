import { createHmac, timingSafeEqual } from 'node:crypto';

/** One configured token and what it opens. */
export type ProofCandidate<Target> = { readonly token: string; readonly target: Target };

/**
 * The targets whose token equals `given`. Both sides are hashed with a key of this run and every candidate is
 * compared, so the time says neither which token was nearly right nor how long one is.
 */
export function matchProof<Target>(
  key: string,
  given: string,
  candidates: readonly ProofCandidate<Target>[],
): Target[] {
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  const wanted = digest(given);
  return candidates.filter(({ token }) => timingSafeEqual(digest(token), wanted)).map(({ target }) => target);
}

/** The token in an Authorization header, with or without its scheme; null when there is none. */
export function tokenOfAuthorization(header: string | undefined): string | null {
  const token = header?.trim().replace(/^(bearer|basic)\s+/i, '') ?? '';
  return token === '' ? null : token;
}
