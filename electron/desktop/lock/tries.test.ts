import { describe, expect, it } from 'vitest';

import { afterWrong, noTries, readTries, triesLeft, waitsUntil, type Tries } from './tries.ts';

const now = Date.UTC(2026, 2, 2, 9);
const minute = 60_000;

describe('wrong tries', () => {
  it('are free five times, then each makes the next one wait longer, at most an hour', () => {
    const seen: { failures: number; left: number; waits: number }[] = [];
    let tries = noTries;
    for (let count = 0; count < 11; count += 1) {
      tries = afterWrong(tries, now);
      const until = waitsUntil(tries, now);
      seen.push({
        failures: tries.failures,
        left: triesLeft(tries),
        waits: until === null ? 0 : until - now,
      });
    }
    expect(seen).toEqual([
      { failures: 1, left: 4, waits: 0 },
      { failures: 2, left: 3, waits: 0 },
      { failures: 3, left: 2, waits: 0 },
      { failures: 4, left: 1, waits: 0 },
      { failures: 5, left: 1, waits: 30_000 },
      { failures: 6, left: 1, waits: minute },
      { failures: 7, left: 1, waits: 5 * minute },
      { failures: 8, left: 1, waits: 15 * minute },
      { failures: 9, left: 1, waits: 60 * minute },
      { failures: 10, left: 1, waits: 60 * minute },
      { failures: 11, left: 1, waits: 60 * minute },
    ]);
  });

  it('begin with five', () => {
    expect([triesLeft(noTries), waitsUntil(noTries, now)]).toEqual([5, null]);
  });

  it.each<[string, number | null, number | null]>([
    ['a moment before', now + 1, now + 1],
    ['at the very instant', now, null],
    ['later', now - minute, null],
    ['never', null, null],
  ])('the wait ends in time: %s', (_when, retryAt, waits) => {
    expect(waitsUntil({ failures: 6, retryAt }, now)).toBe(waits);
  });
});

describe('tries that were kept', () => {
  it.each<[string, string | null, Tries]>([
    ['nothing', null, noTries],
    ['no JSON', '{', noTries],
    ['something else', '{"failures":-1,"retryAt":null}', noTries],
    ['a wait that goes on', keep(6, now + 40_000), { failures: 6, retryAt: now + 40_000 }],
    ['a wait that is over', keep(6, now - 40_000), { failures: 6, retryAt: now - 40_000 }],
    ['a clock that was set back', keep(6, now + 90 * minute), { failures: 6, retryAt: now + minute }],
    ['free tries', keep(3, null), { failures: 3, retryAt: null }],
  ])('%s', (_name, kept, tries) => {
    expect(readTries(kept, now)).toEqual(tries);
  });
});

function keep(failures: number, retryAt: number | null): string {
  return JSON.stringify({ failures, retryAt });
}
