import { describe, expect, it, test } from 'vitest';

import { createTimeFormat, momentInWords } from './time-format.ts';

const now = Date.parse('2026-11-21T09:30:00Z');
const moscow = createTimeFormat('en', 'Europe/Moscow', () => now);
const russian = createTimeFormat('ru', 'Europe/Moscow', () => now);

describe('a time is told in the zone of the shop', () => {
  it('on the clock', () => {
    expect(moscow.time('2026-11-21T09:05:00Z')).toBe('12:05');
  });

  it('and so is the day it belongs to', () => {
    expect(moscow.dayKey('2026-11-20T21:30:00Z')).toBe('2026-11-21');
    expect(createTimeFormat('en', 'America/New_York', () => now).dayKey('2026-11-21T03:00:00Z')).toBe(
      '2026-11-20',
    );
  });
});

describe('the stamp in a list', () => {
  it.each([
    ['2026-11-21T09:05:00Z', '12:05', '12:05'],
    ['2026-11-20T09:05:00Z', 'Yesterday', 'Вчера'],
    ['2026-11-17T09:05:00Z', 'Tue', 'Вт'],
    ['2026-03-03T09:05:00Z', '3 Mar', '3 мар.'],
    ['2024-03-03T09:05:00Z', '03/03/2024', '03.03.2024'],
  ])('of %s is %s or %s', (at, english, inRussian) => {
    expect(moscow.listStamp(at)).toBe(english);
    expect(russian.listStamp(at)).toBe(inRussian);
  });
});

it.each([
  ['2026-11-21T00:05:00Z', 'Today'],
  ['2026-11-20T00:05:00Z', 'Yesterday'],
  ['2026-11-22T00:05:00Z', 'Tomorrow'],
  ['2026-11-03T09:05:00Z', 'Tuesday 3 November'],
  ['2024-03-03T09:05:00Z', '3 March 2024'],
])('the day of %s is %s', (at, words) => {
  expect(moscow.day(at)).toBe(words);
});

it.each([
  [now - 20_000, 'now', 'сейчас'],
  [now - 5 * 60_000, '5 minutes ago', '5 минут назад'],
  [now + 2 * 3_600_000, 'in 2 hours', 'через 2 часа'],
  [now - 26 * 3_600_000, 'yesterday', 'вчера'],
])('%i is %s or %s', (at, english, inRussian) => {
  expect(moscow.relative(at)).toBe(english);
  expect(russian.relative(at)).toBe(inRussian);
});

test('a moment within a sentence names the day only when it is another', () => {
  const moments = ['2026-11-21T15:00:00Z', '2026-11-22T06:00:00Z', '2026-11-24T06:00:00Z'];
  expect(moments.map((at) => momentInWords(moscow, at, now))).toEqual([
    '18:00',
    'tomorrow, 09:00',
    'Tuesday 24 November, 09:00',
  ]);
  expect(moments.map((at) => momentInWords(russian, at, now))).toEqual([
    '18:00',
    'завтра, 09:00',
    'вторник, 24 ноября, 09:00',
  ]);
});
