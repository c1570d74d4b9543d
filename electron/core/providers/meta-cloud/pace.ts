import type { Clock } from '../../platform/ports.ts';
import { createTokenBucket, type TokenBucket } from '../../platform/token-bucket.ts';

/** What a number remembers of its recipients between sends. */
export type Pace = {
  /** Ms to wait before another message to this recipient; 0 = it may go. */
  take(to: string): number;
  /** Refusals in a row for too many messages to this recipient, counted by `refused`. */
  refusalsOf(to: string): number;
  refused(to: string): void;
  accepted(to: string): void;
};

/**
 * Meta allows one message in six seconds to one recipient and lends up to 45 of them at once, to be waited for
 * afterwards: a bucket of exactly that size.
 */
const allowance = { capacity: 45, perMinute: 10 };
/** Recipients remembered; beyond it all are forgotten, and Meta's own refusals pace instead. */
const most = 5_000;

/** The pace of one number, kept in memory: a restart forgives what was borrowed, and Meta refuses what was too much. */
export function createPace(clock: Clock): Pace {
  const buckets = new Map<string, TokenBucket>();
  const refusals = new Map<string, number>();
  return {
    take(to) {
      if (buckets.size >= most) buckets.clear();
      const bucket = buckets.get(to) ?? createTokenBucket(allowance, () => clock.monotonic());
      buckets.set(to, bucket);
      const taken = bucket.take();
      return taken.taken ? 0 : taken.retryAfterMs;
    },
    refusalsOf: (to) => refusals.get(to) ?? 0,
    refused(to) {
      if (refusals.size >= most) refusals.clear();
      refusals.set(to, (refusals.get(to) ?? 0) + 1);
    },
    accepted: (to) => void refusals.delete(to),
  };
}
