import { describe, expect, it } from 'vitest';

import { createTimes } from './times.ts';

/** Saturday 21 November 2026, 01:30 in Berlin: still Friday evening in UTC terms of the day before. */
const now = Date.parse('2026-11-21T00:30:00Z');
const english = createTimes('en', 'Europe/Berlin');
const russian = createTimes('ru', 'Europe/Berlin');

describe('times in the shop’s zone', () => {
  it('puts a message written just after midnight into the new day', () => {
    expect(english.dayOf('2026-11-20T23:15:00Z')).toBe('2026-11-21');
    expect(english.dayOf('2026-11-20T22:59:59Z')).toBe('2026-11-20');
  });

  it.each([
    ['2026-11-21', 'Today', 'Сегодня'],
    ['2026-11-20', 'Yesterday', 'Вчера'],
    ['2026-11-17', 'Tuesday', 'Вторник'],
    ['2026-11-14', 'November 14', '14 ноября'],
    ['2025-12-31', 'December 31, 2025', '31 декабря 2025 г.'],
    ['2026-11-22', 'November 22', '22 ноября'],
  ])('calls %s "%s" and "%s"', (day, inEnglish, inRussian) => {
    expect(english.dayTitle(day, now)).toBe(inEnglish);
    expect(russian.dayTitle(day, now)).toBe(inRussian);
  });

  it.each([
    ['2026-11-20T23:15:00Z', '12:15 AM', '00:15'],
    ['2026-11-20T12:00:00Z', 'Yesterday', 'Вчера'],
    ['2026-11-17T12:00:00Z', 'Tue', 'вт'],
    ['2026-03-05T12:00:00Z', 'Mar 5', '5 мар.'],
    ['2024-03-05T12:00:00Z', '03/05/24', '05.03.24'],
  ])('tells a row of %s as "%s" and "%s"', (at, inEnglish, inRussian) => {
    expect(english.rowTime(at, now).replace(/\s/g, ' ')).toBe(inEnglish);
    expect(russian.rowTime(at, now)).toBe(inRussian);
  });

  it('counts days, not hours, over a clock change', () => {
    const monday = Date.parse('2026-10-26T08:00:00Z');
    expect(english.dayTitle('2026-10-25', monday)).toBe('Yesterday');
  });
});
