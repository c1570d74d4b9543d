import { expect, it } from 'vitest';

import { zoneInWords } from './zone-in-words.ts';

const winter = Date.UTC(2026, 10, 21, 12);
const summer = Date.UTC(2026, 6, 21, 12);

it.each([
  ['Europe/Moscow', winter, 'Moscow Time', 'Мск'],
  ['Europe/Berlin', winter, 'CET', 'Германия'],
  ['Europe/Berlin', summer, 'CEST', 'Германия'],
  ['Europe/London', summer, 'BST', 'Великобритания'],
  ['America/New_York', winter, 'EST', 'Нью-Йорк'],
  ['Australia/Lord_Howe', winter, 'LHDT', 'Лорд-Хау'],
  ['Asia/Kolkata', winter, 'India Time', 'Индия'],
  ['Asia/Yekaterinburg', winter, 'Yekaterinburg Time', 'Екатеринбург'],
])('%s is told in words', (timeZone, at, en, ru) =>
  expect([
    zoneInWords(at, { language: 'en', timeZone }),
    zoneInWords(at, { language: 'ru', timeZone }),
  ]).toEqual([en, ru]),
);
