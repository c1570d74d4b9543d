import { expect, test } from 'vitest';

import { maskFacts, maskText } from './mask.ts';

test('values under private names are masked at any depth, plain facts stay', () => {
  expect(
    maskFacts({
      channel: 'c1',
      attempts: 3,
      apiTokenInstance: 'abc',
      headers: { authorization: 'Bearer x', host: 'here' },
      list: [{ password: 'p' }, 'plain'],
      text: 'private words',
    }),
  ).toEqual({
    channel: 'c1',
    attempts: 3,
    apiTokenInstance: '•••',
    headers: { authorization: '•••', host: 'here' },
    list: [{ password: '•••' }, 'plain'],
    text: '•••',
  });
});

test.each([
  [
    'POST https://api.green/waInstance1101/sendMessage/d75b3a66 failed',
    'POST https://api.green/waInstance1101/sendMessage/••• failed',
  ],
  ['sent Authorization: Bearer abc.def', 'sent Authorization: Bearer •••'],
  ['GET /media/1?expires=5&signature=f00', 'GET /media/1?expires=5&signature=•••'],
  ['no chat 79001234567@c.us', 'no chat •••67@c.us'],
  ['called +79001234567', 'called +•••67'],
  [
    'id 018f3c2e-0000-7000-8000-000000000000 at 1710000000000',
    'id 018f3c2e-0000-7000-8000-000000000000 at 1710000000000',
  ],
])('%s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test('an error is kept as its masked stack', () => {
  const facts = maskFacts({ error: new Error('token at /waInstance1/getSettings/abc') });
  expect(facts.error).toMatch(/waInstance1\/getSettings\/•••/);
});
