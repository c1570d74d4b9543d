import { expect, it, test } from 'vitest';

import { createEventBus } from '#core/platform/event-bus.ts';
import { fakeClock } from '#test/support/clock.ts';
import { collectingLog } from '#test/support/log.ts';

import { incidentOf, watchAddress, type WatchedAddress } from './address-watch.ts';

const second = 1000;
const works: WatchedAddress = { state: 'up', proof: { state: 'works' }, isNeeded: true, isTried: true };
const down: WatchedAddress = { ...works, state: 'down' };
const silent: WatchedAddress = { ...works, proof: { state: 'broken' } };
const starting: WatchedAddress = { ...works, state: 'starting' };
const untried: WatchedAddress = { ...works, proof: { state: 'unknown' }, isTried: false };
const untold: WatchedAddress = { ...untried, isTried: true };
const off: WatchedAddress = { ...works, state: 'off' };

it.each([
  ['begins when it goes down', down, null, 7],
  ['begins when no test comes back', silent, null, 7],
  ['begins when a number needs an address and there is none', off, null, 7],
  ['keeps its beginning', down, 3, 3],
  ['goes on while it is tried again', starting, 3, 3],
  ['goes on until the new address was tried', untried, 3, 3],
  ['ends when it works', works, 3, null],
  ['ends when nobody can tell any more', untold, 3, null],
  ['ends when no number needs it', { ...down, isNeeded: false }, 3, null],
  ['does not begin while it is set up', starting, null, null],
])('an incident %s', (_what, address, began, expected) => {
  expect(incidentOf(address, began, 7)).toBe(expected);
});

test('an address that has not worked for a minute is trouble, and that is announced', () => {
  const clock = fakeClock();
  const bus = createEventBus('run', collectingLog());
  let address = works;
  const watch = watchAddress({ bus, clock, look: () => address });
  let announced = 0;
  bus.listen((frame) => {
    if (frame.kind === 'changes') announced += 1;
  });
  const change = (next: WatchedAddress) => {
    address = next;
    bus.announce([{ topic: 'tunnel' }]);
  };
  change(down);
  const began = clock.now();
  clock.advance(30 * second);
  change(starting);
  expect(watch.now()).toEqual({ state: 'unknown', isNeeded: true, brokenSince: began, isTrouble: false });
  change(down);
  expect(announced).toBe(3);
  clock.advance(30 * second);
  expect(announced).toBe(4);
  expect(watch.now()).toEqual({ state: 'broken', isNeeded: true, brokenSince: began, isTrouble: true });
  change(works);
  expect(watch.now()).toEqual({ state: 'works', isNeeded: true, brokenSince: null, isTrouble: false });
  watch.stop();
});

test('a flicker is no trouble, and leaves nothing behind', () => {
  const clock = fakeClock();
  const bus = createEventBus('run', collectingLog());
  let address = down;
  const watch = watchAddress({ bus, clock, look: () => address });
  watch.now();
  clock.advance(59 * second);
  address = works;
  bus.announce([{ topic: 'channel', channelId: 'n1' }]);
  let announced = 0;
  bus.listen((frame) => {
    if (frame.kind === 'changes') announced += 1;
  });
  clock.advance(600 * second);
  expect([announced, watch.now().isTrouble]).toEqual([0, false]);
  watch.stop();
});
