import { expect, test } from 'vitest';

import { findClock, findDatabase, findDisk, findSource } from './findings-of-computer.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const minute = 60_000;
const gigabyte = 1024 ** 3;

const calendar = {
  name: 'calendar:1',
  kind: 'calendar',
  title: 'Chair 1',
  host: 'calendar.example',
  state: 'works',
  checkedAt: now - 5 * minute,
  changedAt: null,
  coming: 3,
  now,
} as const;

test.each([
  [calendar, 'works', 'read'],
  [{ ...calendar, checkedAt: now - 61 * minute }, 'unknown', 'late'],
  [{ ...calendar, checkedAt: null }, 'unknown', 'unread'],
  [{ ...calendar, state: 'unknown' }, 'unknown', 'unread'],
  [{ ...calendar, state: 'broken' }, 'broken', 'broken'],
  [{ ...calendar, kind: 'csv', state: 'unknown', checkedAt: null }, 'off', 'file'],
] as const)('a source %o is %s', (facts, state, code) => {
  expect(findSource(facts)).toMatchObject({ state, code });
});

test('the database is sound when it was read whole without a complaint', () => {
  const facts = { bytes: 4096, isChecking: false };
  expect(
    [null, { at: now, complaints: 0 }, { at: now, complaints: 2 }].map((last) => {
      const { state, code, checkedAt } = findDatabase({ ...facts, last });
      return [state, code, checkedAt];
    }),
  ).toEqual([
    ['unknown', 'unchecked', null],
    ['works', 'sound', '2026-11-21T09:00:00.000Z'],
    ['broken', 'damaged', '2026-11-21T09:00:00.000Z'],
  ]);
});

test('a disk with less than a gigabyte is trouble; one that nobody tells of cannot be told', () => {
  expect([
    findDisk({ free: 5 * gigabyte, total: 100 * gigabyte }).code,
    findDisk({ free: gigabyte - 1, total: 100 * gigabyte }).code,
    findDisk(null),
  ]).toEqual([
    'enough',
    'low',
    { part: 'disk', state: 'unknown', code: 'unknown', freeBytes: null, totalBytes: null },
  ]);
});

test.each([
  [null, 'works', 'plausible', 0],
  [0, 'works', 'agrees', 0],
  [2 * minute, 'works', 'agrees', 0],
  [10 * minute, 'broken', 'behind', 10 * minute],
] as const)('a clock that is %s ms behind is %s', (lag, state, code, behindMs) => {
  const zones = { timeZone: 'Europe/Berlin', computerTimeZone: 'UTC' };
  expect(findClock({ lag, ...zones })).toEqual({ part: 'clock', state, code, behindMs, ...zones });
});
