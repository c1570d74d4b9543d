import { describe, expect, it } from 'vitest';

import { afterWrong, noTries, readTries, triesLeft, waitLeft, type Tries } from './tries.ts';

const now = Date.UTC(2026, 2, 2, 9);
const minute = 60_000;

describe('wrong tries', () => {
  it('are free five times, then each makes the next one wait longer, at most an hour', () => {
    const seen: { failures: number; left: number; waits: number }[] = [];
    let tries = noTries;
    for (let count = 0; count < 11; count += 1) {
      tries = afterWrong(tries, now);
      seen.push({
        failures: tries.failures,
        left: triesLeft(tries),
        waits: waitLeft(tries, now),
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
    expect([triesLeft(noTries), waitLeft(noTries, now)]).toEqual([5, 0]);
  });

  it.each<[string, number | null, number]>([
    ['a moment before', now + 1, 1],
    ['at the very instant', now, 0],
    ['later', now - minute, 0],
    ['never', null, 0],
  ])('the wait ends in time: %s', (_when, retryAt, waits) => {
    expect(waitLeft({ failures: 6, retryAt }, now)).toBe(waits);
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
