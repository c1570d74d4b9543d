import { expect, it } from 'vitest';

import { messageInWords } from './message-in-words.ts';

it.each([
  ['text', 'See *you*\n at _ten_', 'See you at ten'],
  ['image', 'Like *this*', 'Like this'],
  ['image', '', '<image>'],
  ['voice', '  ', '<voice>'],
  ['deleted', '', '<deleted>'],
  ['of-tomorrow', '', '<unsupported>'],
  ['toString', '', '<unsupported>'],
])('a message of kind %s with the words %j reads %j', (kind, text, expected) => {
  expect(messageInWords({ kind, text }, (name) => `<${name}>`)).toBe(expected);
});
