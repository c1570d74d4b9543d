import { expect, test } from 'vitest';

import { argumentsToComeBack, mayComeBack } from './come-back-rule.ts';

const now = Date.UTC(2026, 10, 21);
const minute = 60_000;

test.each([
  ['the first crash', null, true],
  ['one a day later', now - 24 * 60 * minute, true],
  ['eleven minutes later', now - 11 * minute, true],
  ['one that comes at once again', now - 3 * minute, false],
  ['after the clock was set back a little', now + 3 * minute, false],
])('%s', (_what, lastCrash, expected) => {
  expect(mayComeBack(now, lastCrash)).toBe(expected);
});

test.each([
  [[], true, []],
  [[], false, ['--hidden']],
  [['--hidden'], true, []],
  [['--data-dir', '/srv/shop', '--hidden'], false, ['--data-dir', '/srv/shop', '--hidden']],
  [['--reset-pin'], true, []],
  [['--', 'deskbell://chat/1'], true, []],
  [['--data-dir=/srv', 'deskbell://chat/1', '--x'], false, ['--data-dir=/srv', '--hidden']],
])('%j, seen: %s', (args, isSeen, expected) => {
  expect(argumentsToComeBack(args, isSeen)).toEqual(expected);
});
