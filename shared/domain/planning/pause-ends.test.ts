import { expect, test } from 'vitest';

import { pauseEnds } from './pause-ends.ts';

test.each([
  ['Europe/Moscow', '2026-11-21T20:30:00Z', '2026-11-22T06:00:00.000Z'],
  ['Europe/Moscow', '2026-11-21T21:30:00Z', '2026-11-23T06:00:00.000Z'],
  // The night in which the clocks go forward is an hour shorter.
  ['Europe/Berlin', '2026-03-28T20:00:00Z', '2026-03-29T07:00:00.000Z'],
])('a pause in %s from %s until tomorrow ends at %s', (zone, now, until) => {
  const ends = pauseEnds(Date.parse(now), zone);
  expect(new Date(ends.tomorrow).toISOString()).toBe(until);
  expect(ends.hour - Date.parse(now)).toBe(3_600_000);
});
