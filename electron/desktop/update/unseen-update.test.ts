import { describe, expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';

import type { Desk } from '../desk/desk.ts';
import type { DesktopSettings } from '../desktop-settings.ts';
import { isUnseenMoment, updateUnseen, type Moment } from './unseen-update.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 21, 3);
const quiet: Moment = { isReady: true, isWindowVisible: false, idleSeconds: 3 * 3600, nextDueAt: null, now };

describe('a new version takes over unseen', () => {
  test.each<[string, Partial<Moment>, boolean]>([
    ['at night, nothing due', {}, true],
    ['with the next message an hour away', { nextDueAt: now + 60 * minute }, true],
    ['with the next message just far enough', { nextDueAt: now + 15 * minute }, true],
    ['but not shortly before a message', { nextDueAt: now + 14 * minute }, false],
    ['but not while one is overdue', { nextDueAt: now - minute }, false],
    ['but not while the window is open', { isWindowVisible: true }, false],
    ['but not while somebody is at the computer', { idleSeconds: 29 * 60 }, false],
    ['but not before it is there', { isReady: false }, false],
  ])('%s', (_when, change, expected) => {
    expect(isUnseenMoment({ ...quiet, ...change })).toBe(expected);
  });
});

/** A Deskbell whose new version lies ready; `idle` tells for how long nobody has touched the computer. */
function waiting(idle: () => number) {
  const clock = fakeClock(now);
  const installed: string[] = [];
  const remembered: Partial<DesktopSettings>[] = [];
  const stop = updateUnseen({
    updates: {
      state: () => ({ kind: 'ready', version: '2.0.0' }),
      install: (how = 'seen') => installed.push(how),
    },
    settings: { remember: (changes) => remembered.push(changes) },
    clock,
    log: silentLog(),
    // Only the time of the next message is looked at.
    desk: { current: () => ({ health: { outbox: { nextDueAt: null } } }) as Desk },
    isWindowVisible: () => false,
    idleSeconds: idle,
  });
  return { clock, installed, remembered, stop };
}

test('it waits until the computer was left alone, installs once, and comes back without a window', () => {
  let idle = 0;
  const { clock, installed, remembered } = waiting(() => idle);
  clock.advance(60 * minute);
  expect(installed).toEqual([]);
  idle = 3600;
  clock.advance(60 * minute);
  expect({ installed, remembered, waiting: clock.waiting }).toEqual({
    installed: ['unseen'],
    remembered: [{ comesBackUnseen: true }],
    waiting: 0,
  });
});

test('after it was stopped nothing waits', () => {
  const { clock, stop } = waiting(() => 0);
  clock.advance(25 * minute);
  stop();
  expect(clock.waiting).toBe(0);
});
