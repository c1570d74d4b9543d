import { describe, expect, it } from 'vitest';

import { minutesUntil, replyWindowOf, untilNextMinute } from './reply-window.ts';

const minute = 60_000;
const hour = 60 * minute;
const closesAt = Date.UTC(2026, 10, 21, 14, 5);

describe('the time for a free answer', () => {
  const at = (before: number) => replyWindowOf(closesAt, minutesUntil(closesAt, closesAt - before));

  it.each([
    ['more than six hours before', 6 * hour + 1, { kind: 'free' }],
    ['six hours before', 6 * hour, { kind: 'ending', closesAt, minutesLeft: 360 }],
    ['just over an hour before', hour + 1, { kind: 'ending', closesAt, minutesLeft: 61 }],
    ['an hour before', hour, { kind: 'last-hour', closesAt, minutesLeft: 60 }],
    ['a millisecond before', 1, { kind: 'last-hour', closesAt, minutesLeft: 1 }],
    ['at its end', 0, { kind: 'closed' }],
    ['long after', -48 * hour, { kind: 'closed' }],
  ])('%s', (_when, before, expected) => {
    expect(at(before)).toEqual(expected);
  });

  it('is no matter where there is no such rule', () => {
    expect(replyWindowOf(null, minutesUntil(null, closesAt))).toEqual({ kind: 'free' });
  });
});

describe('the next look', () => {
  it.each([
    [90_000, 30_000],
    [60_000, 60_000],
    [60_001, 1],
    [1, 1],
    [0, Infinity],
    [-1, Infinity],
  ])('with %d ms left comes after %d ms', (left, expected) => {
    expect(untilNextMinute(closesAt, closesAt - left)).toBe(expected);
  });
});
