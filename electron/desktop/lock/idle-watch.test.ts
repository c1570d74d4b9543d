import { beforeEach, describe, expect, it } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';

import { createIdleWatch } from './idle-watch.ts';

let idleSeconds = 0;
let limit: number | null = 5;
let isScreenLocked: (() => boolean) | null = null;
let locked = 0;
beforeEach(() => {
  idleSeconds = 0;
  limit = 5;
  isScreenLocked = null;
  locked = 0;
});

function open() {
  const clock = fakeClock();
  const watch = createIdleWatch({
    clock,
    idleSeconds: () => idleSeconds,
    isScreenLocked,
    limit: () => limit,
    onIdle: () => (locked += 1),
  });
  return { clock, watch };
}

describe('the watch over who is at the computer', () => {
  it('tells once when the limit is reached, at most ten seconds late', () => {
    const { clock, watch } = open();
    watch.watch();
    for (const seconds of [100, 299]) {
      idleSeconds = seconds;
      clock.advance(10_000);
    }
    expect(locked).toBe(0);
    idleSeconds = 300;
    clock.advance(10_000);
    expect({ locked, timers: clock.waiting }).toEqual({ locked: 1, timers: 0 });
  });

  it('looks at once when the limit has changed', () => {
    const { watch } = open();
    watch.watch();
    idleSeconds = 70;
    limit = 1;
    watch.watch();
    expect(locked).toBe(1);
  });

  it('rests while there is no limit, and when it is told to', () => {
    const { clock, watch } = open();
    limit = null;
    watch.watch();
    expect(clock.waiting).toBe(0);
    limit = 5;
    watch.watch();
    expect(clock.waiting).toBe(1);
    watch.rest();
    expect(clock.waiting).toBe(0);
  });

  it('does not lock out who has just come in when the system counts wrong', () => {
    const { clock, watch } = open();
    idleSeconds = 9999;
    watch.watch();
    clock.advance(60_000);
    expect(locked).toBe(0);
    idleSeconds = 0;
    clock.advance(10_000);
    idleSeconds = 300;
    clock.advance(10_000);
    expect(locked).toBe(1);
  });

  it('asks for a locked screen where nothing tells of it, also without a limit, and once it has seen an open one', () => {
    let isLocked = true;
    isScreenLocked = () => isLocked;
    limit = null;
    const { clock, watch } = open();
    watch.watch();
    clock.advance(60_000);
    expect(locked).toBe(0);
    isLocked = false;
    clock.advance(10_000);
    isLocked = true;
    clock.advance(10_000);
    expect({ locked, timers: clock.waiting }).toEqual({ locked: 1, timers: 0 });
  });
});
