import { expect, it } from 'vitest';

import { tokenInText } from './token-in-text.ts';

it.each([
  ['  abc123 \n', 'abc123'],
  ['http://127.0.0.1:8001/#token=abc123', 'abc123'],
  ['Open http://127.0.0.1:8001/?token=abc%2B123 in a browser', 'abc+123'],
  ['{"ready":true,"ui":"http://127.0.0.1:8001","token":"abc123"}', 'abc123'],
  ['   ', null],
])('finds the token in %j', (text, token) => {
  expect(tokenInText(text)).toBe(token);
});
