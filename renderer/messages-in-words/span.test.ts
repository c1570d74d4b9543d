import { expect, it } from 'vitest';

import { minutesOf, spanOf, type Span } from './span.ts';

it.each([
  [1, { unit: 'minutes', count: 1 }],
  [90, { unit: 'minutes', count: 90 }],
  [120, { unit: 'hours', count: 2 }],
  [1440, { unit: 'hours', count: 24 }],
  [2160, { unit: 'hours', count: 36 }],
  [2880, { unit: 'days', count: 2 }],
] satisfies [number, Span][])('%i minutes are %j, and back', (minutes, span) => {
  expect(spanOf(minutes)).toEqual(span);
  expect(minutesOf(span)).toBe(minutes);
});
