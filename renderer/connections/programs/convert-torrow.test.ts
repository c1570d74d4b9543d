import { expect, test } from 'vitest';

import { convertTorrow, withoutKeys } from './convert-torrow.ts';

const ours = 'https://linde.example';
const query =
  '?apiUrl=1103.api.green-api.com&idInstance=1103&apiTokenInstance=t0ken&message=%D0%94%D0%B0%0A%20ok';

test('only the host changes, everything behind it stays letter by letter', () => {
  expect(convertTorrow(` https://hooks.torrow.net/webhook/green-api${query}\n`, ours)).toEqual({
    kind: 'address',
    before: `https://hooks.torrow.net/webhook/green-api${query}`,
    after: `${ours}/webhook/green-api${query}`,
  });
  expect(convertTorrow('hooks.torrow.net/webhook/wazzup24?key_api=k', ours)).toEqual({
    kind: 'address',
    before: 'https://hooks.torrow.net/webhook/wazzup24?key_api=k',
    after: `${ours}/webhook/wazzup24?key_api=k`,
  });
});

test.each([
  ['hello there', 'not-address'],
  ['https://hooks.torrow.net', 'not-address'],
  ['https://a b/webhook/green-api?x=1', 'not-address'],
  ['https://hooks.torrow.net/webhook/telegram?x=1', 'not-torrow'],
  ['https://hooks.torrow.net/webhook/green-apis', 'not-torrow'],
  [`${ours}/webhook/green-api?x=1`, 'already'],
])('"%s" is no address to convert: %s', (pasted, problem) => {
  expect(convertTorrow(pasted, ours)).toEqual({ kind: 'problem', problem });
});

test('keys are dots on the screen', () => {
  expect(withoutKeys(`${ours}/webhook/green-api${query}&apiTokenInstanceMax=max`)).toBe(
    `${ours}/webhook/green-api?apiUrl=1103.api.green-api.com&idInstance=1103&apiTokenInstance=••••••••&message=%D0%94%D0%B0%0A%20ok&apiTokenInstanceMax=••••••••`,
  );
  expect(withoutKeys('https://x/webhook/wazzup24?KEY_API=k')).toBe(
    'https://x/webhook/wazzup24?KEY_API=••••••••',
  );
});
