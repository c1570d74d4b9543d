import { expect, test } from 'vitest';

import { countDue, type DueSoon } from './due-soon.ts';

const now = 1_000_000;
const span = 1000;

test.each<[string, number[], boolean, DueSoon | null]>([
  ['nothing planned', [], false, null],
  ['all later', [now + span + 1], false, null],
  [
    'one at the very end',
    [now + span],
    false,
    { count: 1, isMore: false, firstAt: now + span, lastAt: now + span },
  ],
  [
    'overdue counts',
    [now - 5, now + 5, now + 2000],
    false,
    { count: 2, isMore: false, firstAt: now - 5, lastAt: now + 5 },
  ],
  [
    'a full page, all of it due',
    [now, now + 1],
    true,
    { count: 2, isMore: true, firstAt: now, lastAt: now + 1 },
  ],
  [
    'a full page that reaches further',
    [now, now + 2000],
    true,
    { count: 1, isMore: false, firstAt: now, lastAt: now },
  ],
])('%s', (_what, times, hasMore, expected) => {
  expect(countDue(times, { now, span, hasMore })).toEqual(expected);
});
