import type { Failure } from '#shared/domain/failure.ts';

const firstDelay = 2_000;
const longestDelay = 10 * 60_000;
/** How long a message is tried when nobody said for how long it is useful. */
export const defaultPatience = 24 * 60 * 60_000;

export type RetryInput = {
  /** Epoch ms. */
  readonly now: number;
  /** Attempts made so far, this one included: 1 or more. */
  readonly attempts: number;
  readonly firstAttemptAt: number;
  readonly usefulUntil: number | null;
  /** The provider's own wish in ms, or null. */
  readonly afterMs: number | null;
  readonly failure: Failure;
  /** 0 ≤ x < 1. */
  readonly fraction: number;
};

export type RetryDecision =
  | { readonly kind: 'again'; readonly dueAt: number }
  | { readonly kind: 'give-up'; readonly failure: Failure };

/**
 * When to hand over again what was certainly not accepted: 2 s, doubling to 10 min, up to a quarter more by chance so
 * that many messages do not come back at once; never sooner than the provider asked; one last time when its use ends.
 */
export function decideRetry(input: RetryInput): RetryDecision {
  const deadline = input.usefulUntil ?? input.firstAttemptAt + defaultPatience;
  const plain = Math.min(longestDelay, firstDelay * 2 ** Math.min(input.attempts - 1, 20));
  const delay = Math.min(longestDelay, Math.round(plain * (1 + input.fraction / 4)));
  const earliest = input.now + (input.afterMs ?? 0);
  if (input.now >= deadline || earliest > deadline) {
    return { kind: 'give-up', failure: { code: 'waited-too-long', detail: input.failure.detail } };
  }
  return { kind: 'again', dueAt: Math.min(deadline, Math.max(earliest, input.now + delay)) };
}

/** Waits before the provider's history is asked again: it may get to a queued message late. */
const settleDelays = [10_000, 60_000, 5 * 60_000, 30 * 60_000];
const settleInterval = 60 * 60_000;
const settlePatience = 24 * 60 * 60_000;

/**
 * When to ask the history again after `settleAttempts` answers without proof (0 = never asked), or null when a person
 * has to say: a day after the attempt began.
 */
export function nextSettleTime(now: number, settleAttempts: number, attemptedAt: number): number | null {
  const next = now + (settleDelays[settleAttempts] ?? settleInterval);
  return next - attemptedAt > settlePatience ? null : next;
}
