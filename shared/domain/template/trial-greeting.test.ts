import { expect, test } from 'vitest';

import { trialGreeting } from './trial-greeting.ts';

test.each([
  [
    'en',
    ' Blue Door ',
    'Hello from Blue Door! This is a test: messages from this number go out through Deskbell.',
  ],
  ['en', '', 'Hello! This is a test: messages from this number go out through Deskbell.'],
  [
    'ru',
    'Салон «Мята»',
    'Здравствуйте! Это Салон «Мята». Проверка связи: сообщения с этого номера уходят через Deskbell.',
  ],
  ['ru', '', 'Здравствуйте! Проверка связи: сообщения с этого номера уходят через Deskbell.'],
] as const)('a new number says in %s, for the shop "%s"', (language, shop, words) => {
  expect(trialGreeting(language, shop)).toBe(words);
});
