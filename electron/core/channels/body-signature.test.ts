import { createHmac } from 'node:crypto';

import { expect, test } from 'vitest';

import { isSignatureHeader, signingKeys } from './body-signature.ts';

const key = 'secret of the app';
const sign = (body: string, by = key) => `sha256=${createHmac('sha256', by).update(body).digest('hex')}`;
const escape = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

test.each([
  ['plain', '{"a":1}'],
  ['empty', ''],
  ['escaped as PHP does it', '{"a":"\\u0040 \\u00e9 \\/"}'],
  ['letters beyond ASCII', '{"a":"Привет 👋 @/"}'],
])('a body is signed over its bytes: %s', (_what, body) => {
  expect(signingKeys(sign(body), Buffer.from(body), ['other', key])).toEqual(new Set([key]));
  expect(signingKeys(sign(`${body} `), Buffer.from(body), ['other', key])).toEqual(new Set());
  expect(signingKeys(sign(body, 'guessed'), Buffer.from(body), ['other', key])).toEqual(new Set());
});

test('a body that was signed in its escaped form is taken too', () => {
  const body = '{"a":"Привет 👋"}';
  expect(signingKeys(sign(escape(body)), Buffer.from(body), [key])).toEqual(new Set([key]));
});

test.each([
  [sign(''), true],
  [sign('').toUpperCase().replace('SHA256', 'sha256'), true],
  ['sha256=abc', false],
  [`sha1=${'a'.repeat(64)}`, false],
  [undefined, false],
  [[sign('')], false],
])('%j may be a signature: %s', (header, expected) => {
  expect(isSignatureHeader(header)).toBe(expected);
});
