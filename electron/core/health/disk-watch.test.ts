import { expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';

import { createEventBus } from '../platform/event-bus.ts';
import { watchDisk } from './disk-watch.ts';

test('a full disk is announced once, tried every ten seconds, and forgotten by itself when it takes a file', async () => {
  const clock = fakeClock();
  const bus = createEventBus('run', silentLog());
  const told: string[] = [];
  bus.listen((frame) => {
    if (frame.kind === 'changes') told.push(...frame.changes.map(({ topic }) => topic));
  });
  let room = false;
  let tries = 0;
  const hasRoom = () => {
    tries += 1;
    return Promise.resolve(room);
  };
  const disk = watchDisk({ bus, clock, hasRoom, onRoom: () => told.push('woken') });
  expect([disk.isFull(), clock.waiting]).toEqual([false, 0]);
  disk.wasFull();
  disk.wasFull();
  expect([disk.isFull(), told, clock.waiting]).toEqual([true, ['disk'], 1]);

  const passes = async () => {
    clock.advance(10_000);
    await Promise.resolve();
    await Promise.resolve();
  };
  await passes();
  expect([disk.isFull(), tries, told, clock.waiting]).toEqual([true, 1, ['disk'], 1]);
  room = true;
  await passes();
  expect([disk.isFull(), tries, told, clock.waiting]).toEqual([false, 2, ['disk', 'disk', 'woken'], 0]);

  disk.wasFull();
  disk.stop();
  expect(clock.waiting).toBe(0);
});
