import { expect, test } from 'vitest';

import { decideRetry, nextSettleTime } from './retry.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const failure = { code: 'provider-unreachable', detail: 'ECONNREFUSED' } as const;
const plain = {
  now: 0,
  attempts: 1,
  firstAttemptAt: 0,
  usefulUntil: null,
  afterMs: null,
  failure,
  fraction: 0,
};

test.each([
  { attempts: 1, fraction: 0, wait: 2 * second },
  { attempts: 2, fraction: 0, wait: 4 * second },
  { attempts: 3, fraction: 0, wait: 8 * second },
  { attempts: 3, fraction: 0.999, wait: 9_998 },
  { attempts: 9, fraction: 0, wait: 512 * second },
  { attempts: 10, fraction: 0, wait: 10 * minute },
  { attempts: 400, fraction: 0.999, wait: 10 * minute },
])('attempt $attempts that failed is repeated after $wait ms (chance $fraction)', ({ wait, ...input }) => {
  expect(decideRetry({ ...plain, ...input })).toEqual({ kind: 'again', dueAt: wait });
});

test('the provider is never asked sooner than it wished', () => {
  expect(decideRetry({ ...plain, afterMs: 90 * second })).toEqual({ kind: 'again', dueAt: 90 * second });
  expect(decideRetry({ ...plain, attempts: 8, afterMs: 1 })).toEqual({ kind: 'again', dueAt: 256 * second });
});

test('the last attempt is made when the use of a message ends, and none after that', () => {
  expect(decideRetry({ ...plain, attempts: 10, usefulUntil: minute })).toEqual({
    kind: 'again',
    dueAt: minute,
  });
  expect(decideRetry({ ...plain, now: minute, usefulUntil: minute })).toEqual({
    kind: 'give-up',
    failure: { code: 'waited-too-long', detail: 'ECONNREFUSED' },
  });
});

test('a provider that asks to wait beyond the use of a message ends it', () => {
  expect(decideRetry({ ...plain, afterMs: 2 * minute, usefulUntil: minute }).kind).toBe('give-up');
});

test('without a limit of its own a message is tried for a day', () => {
  expect(decideRetry({ ...plain, now: 24 * hour - 1, attempts: 100 })).toEqual({
    kind: 'again',
    dueAt: 24 * hour,
  });
  expect(decideRetry({ ...plain, now: 24 * hour, attempts: 100 }).kind).toBe('give-up');
});

test('the history is asked after 10 s, 1 min, 5 min, 30 min, then every hour for a day', () => {
  const times: number[] = [];
  for (let now: number | null = 0; now !== null && times.length < 100;) {
    now = nextSettleTime(now, times.length, 0);
    if (now !== null) times.push(now);
  }
  expect(times.slice(0, 6)).toEqual([10, 70, 370, 2170, 5770, 9370].map((seconds) => seconds * second));
  expect(times.at(-1)).toBeLessThanOrEqual(24 * hour);
  expect(times.length).toBe(4 + 23);
});
