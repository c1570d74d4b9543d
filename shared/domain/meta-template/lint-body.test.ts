import { expect, test } from 'vitest';

import { lintBody } from './lint-body.ts';

const words = 'and some more words that make it long enough for everybody';

test.each([
  ['Fine text', []],
  [`Hello {{1}}, ${words}`, []],
  [`{{1}} ${words}`, ['variable-at-edge']],
  [`*{{1}}* ${words}`, ['variable-at-edge']],
  [`${words} {{1}}`, ['variable-at-edge']],
  [`${words} {{1}}.`, []],
  [`Hello {{1}}{{2}} ${words}`, ['variables-adjacent']],
  [`Hello {{1}} {{2}} ${words}`, ['variables-adjacent']],
  [`Hello {{1}}, {{2}} ${words}`, []],
  ['Hello {{1}} and {{2}}!', ['too-many-variables']],
  ['Hello {{1}}, see you!', []],
  ['a'.repeat(1025), ['body-too-long']],
  ['a'.repeat(1024), []],
  ['One\n\ntwo', []],
  ['One\n\n\ntwo', ['too-many-line-breaks']],
  ['One\n \n\ntwo', ['too-many-line-breaks']],
  [`${'🎉'.repeat(10)} ok`, []],
  [`${'🎉'.repeat(11)} ok`, ['too-many-emoji']],
  [`${'👩‍👩‍👧'.repeat(10)} ok`, []],
  ['  \n', ['empty']],
  ['Big discounts today', ['looks-like-marketing']],
  ['Скидки до пятницы', ['looks-like-marketing']],
  ['Now 20% cheaper', ['looks-like-marketing']],
  ['The wholesale room', []],
])('%j: %j', (body, codes) => {
  expect(lintBody(body, 'utility').map(({ code }) => code)).toEqual(codes);
});

test('what advertises may do so in the marketing category', () => {
  expect(lintBody('Big discounts today', 'marketing')).toEqual([]);
});
