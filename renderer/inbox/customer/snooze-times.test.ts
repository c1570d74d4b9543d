import { describe, expect, it } from 'vitest';

import { instantOf, wallTimeOf } from '../../ui/wall-clock.ts';
import { snoozeTimes } from './snooze-times.ts';

const iso = (at: number) => new Date(at).toISOString();

describe('times to snooze until', () => {
  it('are mornings of the shop, not of this computer', () => {
    // Saturday 21 November 2026, 23:30 in Vladivostok (UTC+10).
    const times = snoozeTimes(Date.parse('2026-11-21T13:30:00Z'), 'Asia/Vladivostok');
    expect(iso(times.hour)).toBe('2026-11-21T14:30:00.000Z');
    expect(iso(times.tomorrow)).toBe('2026-11-21T23:00:00.000Z');
    expect(iso(times.nextWeek)).toBe('2026-11-22T23:00:00.000Z');
  });

  it('on a Monday mean the next one', () => {
    expect(iso(snoozeTimes(Date.parse('2026-11-23T08:00:00Z'), 'UTC').nextWeek)).toBe(
      '2026-11-30T09:00:00.000Z',
    );
  });

  it('stay at nine when the clocks change over night', () => {
    const times = snoozeTimes(Date.parse('2026-10-24T12:00:00Z'), 'Europe/Berlin');
    expect(wallTimeOf(times.tomorrow, 'Europe/Berlin')).toEqual({ day: '2026-10-25', time: '09:00' });
    expect(iso(times.tomorrow)).toBe('2026-10-25T08:00:00.000Z');
  });
});

describe('a wall clock as an instant', () => {
  it.each([
    ['an ordinary time', '2026-07-01', '12:00', '2026-07-01T10:00:00.000Z'],
    ['a time that is left out in spring', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['the first of a time that comes twice in autumn', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s', (_name, day, time, expected) => {
    expect(iso(instantOf({ day, time }, 'Europe/Berlin'))).toBe(expected);
  });
});
