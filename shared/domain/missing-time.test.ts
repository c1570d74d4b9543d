import { describe, expect, test } from 'vitest';

import { latestAbsence, missingTime, withAbsence } from './missing-time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('the time in which messages may be missing', () => {
  test.each([
    ['never alive before', null, hour, null],
    ['a blink', hour, hour + 2 * minute, null],
    ['a clock that was set back', 2 * hour, hour, null],
    ['an hour', hour, 2 * hour, { from: hour, to: 2 * hour }],
  ])('%s', (_what, aliveAt, now, expected) => expect(missingTime(aliveAt, now)).toEqual(expected));

  test('near absences are one, far ones are told apart', () => {
    const first = { from: 0, to: hour };
    expect(withAbsence([first], { from: hour + 10 * minute, to: 2 * hour })).toEqual([
      { from: 0, to: 2 * hour },
    ]);
    expect(withAbsence([first], { from: 2 * hour, to: 3 * hour })).toEqual([
      first,
      { from: 2 * hour, to: 3 * hour },
    ]);
  });

  test('after a week nobody is told any more', () => {
    const old = { from: 0, to: hour };
    expect(withAbsence([old], { from: 8 * day, to: 8 * day + hour })).toEqual([
      { from: 8 * day, to: 8 * day + hour },
    ]);
    expect(latestAbsence([old], 2 * hour)).toEqual(old);
    expect(latestAbsence([old], 8 * day)).toBeNull();
    expect(latestAbsence([], 0)).toBeNull();
  });
});
