import { expect, it } from 'vitest';

import { dayAfter, dayAt, minuteAt, mondayOf, startOfDay } from './days.ts';

it('tells the day and the minute by the wall of the shop', () => {
  expect(dayAt('2026-11-20T22:30:00Z', 'Europe/Moscow')).toBe('2026-11-21');
  expect(dayAt('2026-11-20T22:30:00Z', 'America/New_York')).toBe('2026-11-20');
  expect(minuteAt(Date.parse('2026-11-20T22:30:00Z'), 'Europe/Moscow')).toBe(90);
});

it('begins a day at midnight, or at the first moment where a clock change leaves midnight out', () => {
  expect(new Date(startOfDay('2026-11-21', 'Europe/Moscow')).toISOString()).toBe('2026-11-20T21:00:00.000Z');
  // Beirut goes from 00:00 to 01:00 on the last Sunday of March.
  expect(new Date(startOfDay('2026-03-29', 'Asia/Beirut')).toISOString()).toBe('2026-03-28T22:00:00.000Z');
});

it.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-21', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

it('counts days over the end of a month and over a clock change', () => {
  expect(dayAfter('2026-10-25', 1)).toBe('2026-10-26');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
});
