import { expect, test } from 'vitest';

import { whenWords } from './when-words.ts';

const now = Date.UTC(2026, 10, 21, 10, 0);
const hour = 3_600_000;

test.each([
  ['the same day', 8 * hour, '18:00', '18:00'],
  ['tomorrow', 32 * hour, 'tomorrow at 18:00', 'завтра в 18:00'],
  ['yesterday', -20 * hour, 'yesterday at 14:00', 'вчера в 14:00'],
  ['another day', -7 * 24 * hour, '14 November at 10:00', '14 ноября в 10:00'],
])('%s', (_what, after, english, russian) => {
  const words = (language: 'en' | 'ru') => whenWords(now + after, { now, language, timeZone: 'UTC' });
  expect([words('en'), words('ru')]).toEqual([english, russian]);
});

test('the day is the shop’s', () => {
  expect(whenWords(now + 8 * hour, { now, language: 'en', timeZone: 'Asia/Tokyo' })).toBe(
    'tomorrow at 03:00',
  );
});
