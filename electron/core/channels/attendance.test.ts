import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { addChannel, temporaryStore } from '#test/support/store.ts';

import { createAttendance, missingBetween } from './attendance.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 20, 2);
let temporary: ReturnType<typeof temporaryStore>;
let clock: FakeClock;
let id: ReturnType<typeof addChannel>;
let isReachable: boolean;

beforeEach(() => {
  temporary = temporaryStore();
  clock = fakeClock(start);
  id = addChannel(temporary.store);
  isReachable = true;
});
afterEach(() => temporary.close());

/** A new run of the program. */
const open = () => createAttendance({ store: temporary.store, clock, isReachable: () => isReachable }, id);
const missing = () => missingBetween(temporary.store.read, id, clock.now());
const at = (minutes: number) => start + minutes * minute;
const pass = (minutes: number) => clock.advance(minutes * minute);

describe('when messages may be missing', () => {
  test('in a calm hour, none', () => {
    const attendance = open();
    attendance.heardState('works');
    for (let passed = 0; passed < 60; passed += 1) {
      pass(1);
      attendance.alive();
    }
    expect(missing()).toBeNull();
  });

  test('between the last sign of life and the first proof after it', () => {
    const before = open();
    before.heardState('works');
    pass(1);
    before.alive();
    pass(55);
    const after = open();
    after.alive();
    after.heardState('unreachable');
    expect(missing()).toBeNull();
    pass(1);
    after.heardState('works');
    expect(missing()).toEqual({ from: at(1), to: at(57) });
  });

  test('while the computer slept in the middle of a run', () => {
    const attendance = open();
    attendance.heardState('works');
    pass(90);
    attendance.alive();
    expect(missing()).toEqual({ from: at(0), to: at(90) });
  });

  test('since the last answer, once the provider is found not to answer', () => {
    const attendance = open();
    attendance.heardState('works');
    for (let passed = 0; passed < 4; passed += 1) {
      pass(1);
      attendance.alive();
    }
    attendance.heardState('unreachable');
    pass(1);
    attendance.heardState('works');
    expect(missing()).toEqual({ from: at(0), to: at(5) });
  });

  test('while there is no public address', () => {
    const attendance = open();
    attendance.heardState('works');
    pass(1);
    isReachable = false;
    attendance.alive();
    pass(20);
    attendance.heardState('works');
    isReachable = true;
    attendance.heardState('works');
    expect(missing()).toEqual({ from: at(0), to: at(21) });
  });

  test('a number that could never be told anything misses nothing that is known', () => {
    isReachable = false;
    const attendance = open();
    attendance.heardState('works');
    pass(100);
    isReachable = true;
    attendance.heardState('works');
    expect(missing()).toBeNull();
  });
});
