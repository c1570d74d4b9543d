import { expect, test } from 'vitest';

import { nextMediaTry } from './media-pauses.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 20, 12);

test.each<[string, number, number | null, number | null]>([
  ['the first failure', 0, null, minute / 2],
  ['the fifth', 4, null, 6 * hour],
  ['the sixth, of a provider that does not say how long it keeps files', 5, null, null],
  ['the sixth, while the file is kept', 5, 6 * day, 12 * hour],
  ['the seventh', 6, 5 * day, day],
  ['the fiftieth', 49, 5 * day, day],
  ['the sixth, on the last day', 5, 8 * hour, 8 * hour - 10 * minute],
  ['the last', 9, 10 * minute, null],
  ['the sixth, after the file is gone', 5, -day, null],
  ['the first, asked for by a person after the file is gone', 0, -day, minute / 2],
])('after %s', (_what, attempts, keptFor, expected) => {
  const keptUntil = keptFor === null ? null : now + keptFor;
  expect(nextMediaTry(attempts, keptUntil, now)).toBe(expected === null ? null : now + expected);
});

test('a file that is kept for seven days is tried a dozen times in them', () => {
  let at: number | null = now;
  const tries: number[] = [];
  for (let attempts = 0; at !== null; attempts += 1) {
    tries.push(at);
    at = nextMediaTry(attempts, now + 7 * day, at);
  }
  expect(tries.length).toBe(14);
  expect(tries.at(-1)).toBe(now + 7 * day - 10 * minute);
});
