import { expect, test } from 'vitest';

import { afterCrash } from './crash-rule.ts';

test.each<[number[], 'reload' | 'ask']>([
  [[1_000], 'reload'],
  [[1_000, 2_000], 'reload'],
  [[1_000, 2_000, 3_000], 'ask'],
  [[1_000, 2_000, 61_000], 'reload'],
  [[1_000, 2_000, 60_999], 'ask'],
  [[1_000, 100_000, 200_000, 300_000], 'reload'],
  [[1_000, 100_000, 110_000, 120_000], 'ask'],
])('after crashes at %j: %s', (times, expected) => {
  expect(afterCrash(times)).toBe(expected);
});
