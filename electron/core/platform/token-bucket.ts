/** How many at once, and how fast they come back. */
export type TokenBucketOptions = { readonly capacity: number; readonly perMinute: number };

export type TokenBucket = {
  /** Takes one token; when none is left, says in how many milliseconds the next one is there. */
  take(): { readonly taken: true } | { readonly taken: false; readonly retryAfterMs: number };
  /** Puts a token back that turned out not to be needed. */
  giveBack(): void;
};

/** A rate limit that allows bursts. `monotonic` gives milliseconds that never jump (the clock port's). */
export function createTokenBucket(options: TokenBucketOptions, monotonic: () => number): TokenBucket {
  const perMillisecond = options.perMinute / 60_000;
  let tokens = options.capacity;
  let filledAt = monotonic();
  return {
    take() {
      const now = monotonic();
      tokens = Math.min(options.capacity, tokens + (now - filledAt) * perMillisecond);
      filledAt = now;
      if (tokens < 1) return { taken: false, retryAfterMs: Math.ceil((1 - tokens) / perMillisecond) };
      tokens -= 1;
      return { taken: true };
    },
    giveBack() {
      tokens = Math.min(options.capacity, tokens + 1);
    },
  };
}
