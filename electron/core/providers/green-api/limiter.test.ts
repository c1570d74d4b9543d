import { expect, it } from 'vitest';

import type { Clock } from '../../platform/ports.ts';
import { createLimiter } from './limiter.ts';

/** A clock that stands still and remembers what was waited for. */
function stillClock() {
  let now = 1000;
  const waited: number[] = [];
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(delay, callback) {
      waited.push(Math.round(delay));
      queueMicrotask(callback);
      return () => undefined;
    },
  };
  return { clock, waited, advance: (ms: number) => (now += ms) };
}

const signal = new AbortController().signal;

it('lets each method go at its own documented rate', async () => {
  const { clock, waited } = stillClock();
  const limit = createLimiter(clock);
  for (let turn = 0; turn < 3; turn += 1) await limit('getChatHistory', signal);
  await limit('sendMessage', signal);
  await limit('sendMessage', signal);
  await limit('downloadFile', signal);
  await limit('downloadFile', signal);
  expect(waited).toEqual([1050, 2100, 21, 210]);
});

it('does not save up turns that were not used', async () => {
  const { clock, waited, advance } = stillClock();
  const limit = createLimiter(clock);
  await limit('getSettings', signal);
  advance(10_000);
  await limit('getSettings', signal);
  await limit('getSettings', signal);
  expect(waited).toEqual([1050]);
});
