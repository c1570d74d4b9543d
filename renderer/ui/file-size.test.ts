import { expect, it } from 'vitest';

import { fileSize, playingTime } from './file-size.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

it.each([
  [0, '0B', '0 Б'],
  [980, '980B', '980 Б'],
  [1500, '1.5 kB', '1,5 кБ'],
  [12_345, '12 kB', '12 кБ'],
  [3_400_000, '3.4 MB', '3,4 МБ'],
  [2_000_000_000, '2 GB', '2 ГБ'],
])('%s bytes read %s and %s', (bytes, english, russian) => {
  expect(plain(fileSize(bytes, 'en'))).toBe(english);
  expect(plain(fileSize(bytes, 'ru'))).toBe(russian);
});

it.each([
  [0, '0:00'],
  [7.9, '0:07'],
  [754, '12:34'],
  [3723, '1:02:03'],
  [Number.NaN, '0:00'],
  [Number.POSITIVE_INFINITY, '0:00'],
])('%s seconds read %s', (seconds, expected) => {
  expect(playingTime(seconds)).toBe(expected);
});
