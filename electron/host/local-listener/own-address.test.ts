import { expect, test } from 'vitest';

import { isOwnHost, isOwnOrigin } from './own-address.ts';

test.each([
  ['127.0.0.1:8001', true],
  ['localhost:8001', true],
  ['[::1]:8001', true],
  ['localhost', false],
  ['localhost:8000', false],
  ['shop.example:8001', false],
  ['127.0.0.1.evil.example:8001', false],
  ['192.168.0.4:8001', false],
  [undefined, false],
])('Host %s', (host, isOwn) => {
  expect(isOwnHost(host, 8001)).toBe(isOwn);
});

test('port 80 may be left out', () => {
  expect(isOwnHost('localhost', 80)).toBe(true);
});

test.each([
  [undefined, true],
  ['http://127.0.0.1:8001', true],
  ['http://localhost:8001', true],
  ['https://localhost:8001', false],
  ['http://localhost:3000', false],
  ['https://evil.example', false],
  ['null', false],
])('Origin %s', (origin, isOwn) => {
  expect(isOwnOrigin(origin, 8001)).toBe(isOwn);
});
