import { expect, test } from 'vitest';

import { isMetaName, metaLanguage, ourLanguage, suggestedName } from './name-and-language.ts';

test.each([
  ['en-US', 'en_US', 'en'],
  ['en_us', 'en_US', 'en'],
  ['RU', 'ru', 'ru'],
  ['pt_BR', 'pt_BR', null],
  ['strange code', 'strange code', null],
])('%s is %s', (code, usual, ours) => {
  expect([metaLanguage(code), ourLanguage(code)]).toEqual([usual, ours]);
});

test.each([
  ['Booking confirmed', 'booking_confirmed'],
  ['Напоминание за день', 'napominanie_za_den'],
  ['Café & Bar!', 'cafe_bar'],
  ['🎉', 'message'],
  ['x'.repeat(80), 'x'.repeat(60)],
])('%s is called %s', (ours, name) => {
  expect(suggestedName(ours, () => false)).toBe(name);
  expect(isMetaName(name)).toBe(true);
});

test('a name that is taken gets a number', () => {
  const taken = new Set(['reminder', 'reminder_2']);
  expect(suggestedName('Reminder', (name) => taken.has(name))).toBe('reminder_3');
});
