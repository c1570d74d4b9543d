import { expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';

import { systemClock, systemRandom } from '../platform/system.ts';
import { createProofTokens, isSame } from './proof-token.ts';

const random = systemRandom(systemClock());

test('a token gets the answer that was made with it, for a minute', () => {
  const clock = fakeClock();
  clock.advance(123_456);
  const tokens = createProofTokens(clock, random);
  const { token, answer } = tokens.make();
  expect(tokens.answer(token)).toBe(answer);
  clock.advance(60_000);
  // A clock that is set does not make it older.
  clock.jump(-3_600_000);
  expect(tokens.answer(token)).toBe(answer);
  clock.advance(1_000);
  expect(tokens.answer(token)).toBeNull();
});

test('a token fits into the path of a framework, and tells neither the answer nor the next token', () => {
  const tokens = createProofTokens(fakeClock(), random);
  const [first, second] = [tokens.make(), tokens.make()];
  expect(first.token).toMatch(/^[\w.-]{60,90}$/);
  expect(first.token).not.toContain(first.answer);
  expect(first.answer).not.toBe(second.answer);
  expect(first.token).not.toBe(second.token);
});

test('what another Deskbell has signed, or nobody, is not answered', () => {
  const clock = fakeClock();
  const [ours, theirs] = [createProofTokens(clock, random), createProofTokens(clock, random)];
  const { token } = ours.make();
  const [nonce = '', signature = ''] = token.split('.');
  const other = `${nonce.slice(0, -1)}${nonce.endsWith('0') ? '1' : '0'}`;
  for (const wrong of [
    theirs.make().token,
    ours.make().answer,
    nonce,
    `${nonce}.`,
    `.${signature}`,
    `${other}.${signature}`,
    `${token}x`,
    token.toUpperCase(),
    '',
    '.',
    'ключ.ключ',
  ])
    expect(ours.answer(wrong), wrong).toBeNull();
});

test('texts are the same or not, whatever their lengths', () => {
  expect([isSame('abc', 'abc'), isSame('abc', 'abd'), isSame('ab', 'abc'), isSame('', '')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
