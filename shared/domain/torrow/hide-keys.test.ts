import { expect, it } from 'vitest';

import { hideKeys } from './hide-keys.ts';

it.each([
  [
    'https://hooks.example.net/webhook/green-api?idInstance=7&apiTokenInstance=s3cret&message=a%20b#x',
    'idInstance=7&apiTokenInstance=•••&message=a%20b',
  ],
  ['?KEY_API=s3cret&channel_id=c', 'KEY_API=•••&channel_id=c'],
  [
    '?apiTokenInstanceMax=s3=cret&api%54okenInstance=s3cret',
    'apiTokenInstanceMax=•••&api%54okenInstance=•••',
  ],
  ['?%E0%A4%A=1&apiTokenInstance', '%E0%A4%A=1&apiTokenInstance=•••'],
])('%s keeps everything but its keys', (url, shown) => {
  expect(hideKeys(url)).toBe(shown);
  expect(hideKeys(url)).not.toMatch(/s3|cret/);
});
