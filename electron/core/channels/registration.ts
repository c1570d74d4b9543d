/** What a number's provider was last told, as kept. Times in epoch ms. */
export type Told = {
  /** The public address without the number's own path: that may hold a secret. */
  readonly base: string;
  readonly at: number;
  /** How often in a row it was found to be another one, and was set again. */
  readonly taken: number;
};

/** The tries that failed since the last success. */
export type Failed = { readonly base: string; readonly count: number; readonly at: number };

export type RegistrationFacts = {
  /** The present public address; null while there is none. */
  readonly base: string | null;
  readonly told: Told | null;
  /** A check since then has found another address at the provider. */
  readonly isAstray: boolean;
  /** To be set whatever was told before: the number is new, or its keys are. */
  readonly isOwed: boolean;
  readonly failed: Failed | null;
  /** False while the public address is known not to lead here: providers try it before they take it. */
  readonly canRegister: boolean;
};

export type Verdict =
  | { readonly kind: 'set' }
  /** Nothing can be told now. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'due' }
  | { readonly kind: 'later'; readonly at: number };

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses between tries that fail; the last one goes on. Small: Meta counts calls by the hour. */
const retryPauses = [30 * second, minute, 2 * minute, 4 * minute, 8 * minute, 10 * minute];
/**
 * How long after a success another address is left alone. Green API may need five minutes until its settings hold; and
 * with a program that also takes the address for itself, nobody wins by being quick.
 */
const astrayPauses = [6 * minute, 30 * minute, 2 * hour, 6 * hour];
/** An address that stayed ours for so long was not being fought over. */
const calmAfter = 24 * hour;

/** What to do about one number's webhook now. */
export function judgeRegistration(facts: RegistrationFacts, now: number): Verdict {
  const { base, told, failed } = facts;
  if (base === null) return { kind: 'waiting' };
  const isTold = told?.base === base && !facts.isOwed;
  if (isTold && !facts.isAstray) return { kind: 'set' };
  if (isTold) {
    const at = earlier(told.at, now) + pauseOf(astrayPauses, told.taken);
    if (now < at) return { kind: 'later', at };
  }
  if (!facts.canRegister) return { kind: 'waiting' };
  if (failed?.base === base) {
    const at = earlier(failed.at, now) + pauseOf(retryPauses, failed.count - 1);
    if (now < at) return { kind: 'later', at };
  }
  return { kind: 'due' };
}

/** What to keep after a success. */
export function toldNow(
  before: Pick<RegistrationFacts, 'told' | 'isAstray'>,
  base: string,
  now: number,
): Told {
  const { told } = before;
  const isTakenBack = before.isAstray && told?.base === base && now - told.at < calmAfter;
  return { base, at: now, taken: isTakenBack ? told.taken + 1 : 0 };
}

/** The clock may have been set back since. */
function earlier(at: number, now: number): number {
  return Math.min(at, now);
}

function pauseOf(pauses: readonly number[], index: number): number {
  return pauses[Math.min(Math.max(0, index), pauses.length - 1)] ?? 0;
}
