import { describe, expect, it } from 'vitest';

import { isQuiet, pauseEnds } from './sending-times.ts';

describe('a pause', () => {
  it.each([
    ['Europe/Moscow', '2026-11-21T20:30:00Z', '2026-11-22T06:00:00.000Z'],
    ['Europe/Moscow', '2026-11-21T21:30:00Z', '2026-11-23T06:00:00.000Z'],
    // The night in which the clocks go forward is an hour shorter.
    ['Europe/Berlin', '2026-03-28T20:00:00Z', '2026-03-29T07:00:00.000Z'],
  ])('in %s from %s until tomorrow ends at %s', (zone, now, until) => {
    const ends = pauseEnds(Date.parse(now), zone);
    expect(new Date(ends.tomorrow).toISOString()).toBe(until);
    expect(ends.hour - Date.parse(now)).toBe(3_600_000);
  });
});

describe('quiet hours', () => {
  const night = { from: '21:00', to: '09:00' };
  it.each([
    ['21:00', night, false],
    ['21:01', night, true],
    ['03:00', night, true],
    ['09:00', night, false],
    ['13:30', { from: '13:00', to: '14:00' }, true],
    ['14:30', { from: '13:00', to: '14:00' }, false],
    ['03:00', null, false],
    ['03:00', { from: '09:00', to: '09:00' }, false],
  ])('%s in %j: %s', (time, quiet, expected) => {
    expect(isQuiet(time, quiet)).toBe(expected);
  });
});
