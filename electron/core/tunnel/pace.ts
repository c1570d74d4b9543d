import type { Carrier } from './carriers/carrier.ts';
import type { Judgement } from './judge-proof.ts';

const second = 1_000;
const minute = 60 * second;
const shortestRetry = second;
const longestRetry = 5 * minute;
/** An address that held this long has not failed at the start. */
const lastsLong = minute;
/** How long a name that was just made may be unknown. */
export const newFor = minute;
/** A real event this long ago still shows that the world gets through. */
export const heardFor = 15 * minute;

/**
 * How long to wait before the next attempt, ms: 1 s after the first failure, twice as long after each further one, 5 min
 * at most, a quarter more or less by chance. `failures` ≥ 1; 0 ≤ `fraction` < 1.
 */
export function retryIn(failures: number, fraction: number): number {
  const base = shortestRetry * 2 ** Math.min(failures - 1, 20);
  const spread = Math.min(base, longestRetry) * (0.75 + fraction / 2);
  return Math.round(Math.min(longestRetry, Math.max(shortestRetry, spread)));
}

/** Failures in a row, after an address that was there for `stoodMs` has ended. */
export function failuresAfter(
  failures: number,
  end: { readonly stoodMs: number; readonly hasWorked: boolean },
): number {
  return end.hasWorked && end.stoodMs >= lastsLong ? 1 : failures + 1;
}

/** How long to wait before the next proof, ms. */
export function proveIn({ state, reason }: Judgement): number {
  if (state === 'works') return minute;
  return reason === 'starting' ? 5 * second : 30 * second;
}

/**
 * True when an address is to be given up and made anew: after two proofs in a row that failed. An address that was set
 * up elsewhere leads where it leads, a computer without a network gets nothing better, and a new name needs time.
 */
export function isToBeGivenUp(
  { state, reason }: Judgement,
  around: { readonly failuresInRow: number; readonly carrier: Pick<Carrier, 'kind' | 'isGiven'> },
): boolean {
  if (state !== 'broken' || reason === 'offline' || around.failuresInRow < 2) return false;
  if (around.carrier.kind === 'own-domain') return false;
  return !around.carrier.isGiven || reason === 'no-answer';
}
