import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Clock, Random } from '../platform/ports.ts';

/** How long a token is answered, ms. */
const freshFor = 60_000;

/** What goes out through the public address, and what only this run of Deskbell can say to it. */
export type ProofTokens = {
  /** A new token, fit for a path (78 characters at most). */
  make(): { readonly token: string; readonly answer: string };
  /** What to say to a token; null: it is not ours, or too old. Takes the same time for every wrong one. */
  readonly answer: (token: string) => string | null;
};

/** Tokens of one run: the key never leaves the memory, so another Deskbell at the same address is another program. */
export function createProofTokens(clock: Pick<Clock, 'monotonic'>, random: Pick<Random, 'hex'>): ProofTokens {
  const key = random.hex(32);
  const sign = (purpose: string, nonce: string) =>
    createHmac('sha256', key).update(`${purpose} ${nonce}`).digest('base64url');
  return {
    make() {
      const nonce = `${Math.floor(clock.monotonic()).toString(36)}-${random.hex(12)}`;
      return { token: `${nonce}.${sign('ask', nonce)}`, answer: sign('answer', nonce) };
    },
    answer(token) {
      const mark = token.indexOf('.');
      const nonce = token.slice(0, Math.max(0, mark));
      if (!isSame(token.slice(mark + 1), sign('ask', nonce))) return null;
      const age = Math.floor(clock.monotonic()) - Number.parseInt(nonce, 36);
      return age >= 0 && age <= freshFor ? sign('answer', nonce) : null;
    },
  };
}

/** Compares in a time that does not depend on where two texts differ. */
export function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  // The length of the right one is known to everybody who has the source.
  return a.length === b.length && timingSafeEqual(a, b);
}
