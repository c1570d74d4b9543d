import { expect, test } from 'vitest';

import { failuresAfter, isToBeGivenUp, proveIn, retryIn } from './pace.ts';

const [second, minute] = [1_000, 60_000];

test.each([
  [1, 0, second],
  [1, 0.5, second],
  [2, 0.5, 2 * second],
  [2, 0, 1.5 * second],
  [5, 0.5, 16 * second],
  [9, 0.5, 256 * second],
  [10, 0, 225 * second],
  [10, 0.99, 5 * minute],
  [500, 0.5, 5 * minute],
])('after %i failures, by a chance of %d, the next attempt comes in %d ms', (failures, fraction, wait) => {
  expect(retryIn(failures, fraction)).toBe(wait);
});

test.each([
  ['ended within a minute', 3, { stoodMs: 59 * second, hasWorked: true }, 4],
  ['never worked, however long it stood', 3, { stoodMs: 10 * minute, hasWorked: false }, 4],
  ['worked for a minute', 3, { stoodMs: minute, hasWorked: true }, 1],
] as const)('an address that %s: %i failures become %j', (_what, before, life, after) => {
  expect(failuresAfter(before, life)).toBe(after);
});

test.each([
  ['works', null, minute],
  ['works', 'not-from-here', minute],
  ['broken', 'no-answer', 30 * second],
  ['unknown', 'not-from-here', 30 * second],
  ['unknown', 'starting', 5 * second],
] as const)('a proof that says %s (%s) is followed by another in %i ms', (state, reason, wait) => {
  expect(proveIn({ state, reason, detail: null })).toBe(wait);
});

const carriers = {
  localtunnel: { kind: 'localtunnel', isGiven: false },
  quick: { kind: 'cloudflare-quick', isGiven: false },
  named: { kind: 'cloudflare-named', isGiven: true },
  own: { kind: 'own-domain', isGiven: true },
} as const;

test.each([
  ['localtunnel', 'broken', 'no-answer', 1, false],
  ['localtunnel', 'broken', 'no-answer', 2, true],
  ['localtunnel', 'broken', 'another-answers', 2, true],
  ['localtunnel', 'broken', 'offline', 9, false],
  ['quick', 'unknown', 'starting', 9, false],
  ['quick', 'broken', 'name-unknown', 2, true],
  ['named', 'broken', 'no-answer', 2, true],
  ['named', 'broken', 'another-answers', 9, false],
  ['named', 'broken', 'certificate', 9, false],
  ['own', 'broken', 'no-answer', 9, false],
  ['own', 'unknown', 'not-from-here', 9, false],
] as const)(
  '%s, %s by %s for the %i. time: given up is %s',
  (carrier, state, reason, failuresInRow, isIt) => {
    const judgement = { state, reason, detail: null };
    expect(isToBeGivenUp(judgement, { failuresInRow, carrier: carriers[carrier] })).toBe(isIt);
  },
);
