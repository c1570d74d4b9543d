import { afterEach, describe, expect, it } from 'vitest';

import type { Secrets } from '#core/platform/ports.ts';
import { hashPassword, isPassword } from '#core/settings/passwords.ts';
import { ApiError } from '#shared/api/errors.ts';
import { fakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';

import { createDesktopSettings } from '../desktop-settings.ts';
import type { Hashing } from './kept-pin.ts';
import { createPinLock } from './pin-lock.ts';

/** Scrypt takes its time on purpose: all tests but one go without it. */
const quickHashing: Hashing = {
  hashPassword: (pin) => Promise.resolve(`hash of ${pin.length} digits, ${Number(pin) * 7}`),
  isPassword: async (pin, hash) => (await quickHashing.hashPassword(pin)) === hash,
};

let running: (() => void) | null = null;
const end = () => {
  running?.();
  running = null;
};
afterEach(end);

/** What outlives the program: the secrets, the settings and the time. */
function computer() {
  const kept = new Map<string, string>();
  let document: Record<string, unknown> = {};
  const secrets: Secrets = {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    set: (name, value) => Promise.resolve(void kept.set(name, value)),
    removeAll: (prefix) => {
      for (const name of [...kept.keys()]) if (name.startsWith(prefix)) kept.delete(name);
      return Promise.resolve();
    },
    values: () => Promise.resolve([...kept.values()]),
  };
  const settings = createDesktopSettings(
    {
      read: () => document,
      write: (next) => {
        document = next;
      },
    },
    silentLog(),
  );
  return { kept, secrets, settings, clock: fakeClock() };
}

/** Starts the program on a computer; the one that ran before has ended by then. */
async function start(
  on: ReturnType<typeof computer>,
  options: { resetsPin?: boolean; hashing?: Hashing } = {},
) {
  end();
  const idle = { seconds: 0 };
  const listeners = new Set<() => void>();
  const { resetsPin = false, hashing = quickHashing } = options;
  const lock = await createPinLock(
    { ...on, log: silentLog(), resetsPin, resetCommand: 'deskbell --reset-pin' },
    {
      idleSeconds: () => idle.seconds,
      isScreenLocked: null,
      onLeave(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    hashing,
  );
  running = () => {
    lock.stop();
    expect({ timers: on.clock.waiting, listeners: listeners.size }).toEqual({ timers: 0, listeners: 0 });
  };
  const leave = () => {
    for (const listener of listeners) listener();
  };
  return { lock, settings: on.settings, leave, idle };
}

/** The code of the refusal, or null when it went well. */
async function codeOf(attempt: Promise<void>): Promise<string | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

describe('without a PIN', () => {
  it('nothing locks', async () => {
    const on = computer();
    const { lock, leave } = await start(on);
    lock.lock();
    leave();
    expect(lock.state()).toEqual({
      hasPin: false,
      isLocked: false,
      isPinLost: false,
      autoLockMinutes: 15,
      retryAt: null,
      triesLeft: 5,
      resetCommand: 'deskbell --reset-pin',
    });
    expect(on.clock.waiting).toBe(0);
  });
});

describe('a PIN', () => {
  it('is kept as a hash, locks and opens, and tells of each change', async () => {
    const on = computer();
    const { lock } = await start(on, { hashing: { hashPassword, isPassword } });
    const told: boolean[] = [];
    lock.onChange(() => told.push(lock.state().isLocked));
    await lock.setPin({ pin: '2468' });
    lock.lock();
    lock.lock();
    expect(await codeOf(lock.unlock('2467'))).toBe('forbidden');
    expect(await codeOf(lock.unlock('2468'))).toBe(null);
    expect(told).toEqual([false, true, true, false]);
    expect([...on.kept.keys()]).toEqual(['lock/pin', 'lock/tries']);
    expect([...on.kept.values()].join(' ')).not.toContain('2468');
  });

  it('locks from the start', async () => {
    const on = computer();
    await (await start(on)).lock.setPin({ pin: '2468' });
    const { lock } = await start(on);
    expect(lock.state()).toMatchObject({ hasPin: true, isLocked: true });
    expect(await codeOf(lock.unlock('2468'))).toBe(null);
    expect(lock.state().isLocked).toBe(false);
  });

  it('is changed and removed only with the current one, and not while locked', async () => {
    const { lock } = await start(computer());
    await lock.setPin({ pin: '2468' });
    expect([
      await codeOf(lock.setPin({ pin: '1357' })),
      await codeOf(lock.setPin({ pin: '1357', current: '2469' })),
      await codeOf(lock.setPin({ pin: null, current: '' })),
    ]).toEqual(['forbidden', 'forbidden', 'forbidden']);
    expect(lock.state().triesLeft).toBe(2);
    expect(await codeOf(lock.setPin({ pin: '1357', current: '2468' }))).toBe(null);
    lock.lock();
    expect(await codeOf(lock.setPin({ pin: null, current: '1357' }))).toBe('forbidden');
    await lock.unlock('1357');
    expect(await codeOf(lock.setPin({ pin: null, current: '1357' }))).toBe(null);
    lock.lock();
    expect(lock.state()).toMatchObject({ hasPin: false, isLocked: false, triesLeft: 5 });
  });
});

describe('wrong tries', () => {
  it('make the sixth wait, also over a restart and for the right PIN; the right one forgets them', async () => {
    const on = computer();
    const first = await start(on);
    await first.lock.setPin({ pin: '2468' });
    first.lock.lock();
    for (let count = 0; count < 5; count += 1) await codeOf(first.lock.unlock('1111'));
    const retryAt = new Date(on.clock.now() + 30_000).toISOString();
    expect(first.lock.state()).toMatchObject({ retryAt, triesLeft: 1 });
    expect(await codeOf(first.lock.unlock('2468'))).toBe('too-many-requests');

    const { lock } = await start(on);
    expect(lock.state()).toMatchObject({ isLocked: true, retryAt });
    on.clock.advance(29_999);
    expect(await codeOf(lock.unlock('2468'))).toBe('too-many-requests');
    on.clock.advance(1);
    expect(lock.state().retryAt).toBe(null);
    expect(await codeOf(lock.unlock('1111'))).toBe('forbidden');
    expect(lock.state().retryAt).toBe(new Date(on.clock.now() + 60_000).toISOString());
    on.clock.advance(60_000);
    expect(await codeOf(lock.unlock('2468'))).toBe(null);
    lock.lock();
    expect(lock.state()).toMatchObject({ retryAt: null, triesLeft: 5 });
  });

  it('wait their time whatever is done to the clock', async () => {
    const on = computer();
    const { lock } = await start(on);
    await lock.setPin({ pin: '2468' });
    lock.lock();
    for (let count = 0; count < 5; count += 1) await codeOf(lock.unlock('1111'));
    on.clock.jump(24 * 3_600_000);
    expect(await codeOf(lock.unlock('2468'))).toBe('too-many-requests');
    on.clock.jump(-48 * 3_600_000);
    expect(lock.state().retryAt).toBe(new Date(on.clock.now() + 30_000).toISOString());
    on.clock.advance(30_000);
    expect(await codeOf(lock.unlock('2468'))).toBe(null);
  });

  it('made all at once are looked at one by one', async () => {
    const { lock } = await start(computer());
    await lock.setPin({ pin: '2468' });
    lock.lock();
    const guesses = ['0000', '1111', '2222', '3333', '4444', '2468', '5555', '2468'];
    expect(await Promise.all(guesses.map((guess) => codeOf(lock.unlock(guess))))).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
      'forbidden',
      'forbidden',
      'too-many-requests',
      'too-many-requests',
      'too-many-requests',
    ]);
    expect(lock.state().isLocked).toBe(true);
  });

  it('count even when they cannot be kept, and a full disk keeps nobody out', async () => {
    const on = computer();
    const { lock } = await start(on);
    await lock.setPin({ pin: '2468' });
    on.secrets.set = () => Promise.reject(new Error('no space left'));
    lock.lock();
    expect(await codeOf(lock.unlock('1111'))).toBe('forbidden');
    expect(lock.state().triesLeft).toBe(4);
    expect(await codeOf(lock.unlock('2468'))).toBe(null);
  });
});

describe('leaving the computer', () => {
  it('locks after the minutes that are set, at once when they change, and never without them', async () => {
    const on = computer();
    const { lock, settings, idle } = await start(on);
    await lock.setPin({ pin: '2468' });
    idle.seconds = 899;
    on.clock.advance(10_000);
    expect(lock.state().isLocked).toBe(false);
    settings.change({ autoLockMinutes: null });
    idle.seconds = 99_999;
    on.clock.advance(60_000);
    expect(lock.state()).toMatchObject({ isLocked: false, autoLockMinutes: null });
    settings.change({ autoLockMinutes: 60 });
    expect(lock.state().isLocked).toBe(true);
  });

  it('locks when the screen is locked or the computer goes to sleep', async () => {
    const { lock, leave } = await start(computer());
    await lock.setPin({ pin: '2468' });
    leave();
    expect(lock.state().isLocked).toBe(true);
  });
});

describe('a PIN that is gone', () => {
  it('from the keychain keeps the door closed', async () => {
    const on = computer();
    await (await start(on)).lock.setPin({ pin: '2468' });
    on.kept.clear();
    const { lock } = await start(on);
    expect(lock.state()).toMatchObject({ hasPin: true, isLocked: true, isPinLost: true });
    expect(await codeOf(lock.unlock('2468'))).toBe('forbidden');
    expect(await codeOf(lock.unlock(''))).toBe('forbidden');
  });

  it('from memory is removed by a start that says so', async () => {
    const on = computer();
    await (await start(on)).lock.setPin({ pin: '2468' });
    const { lock } = await start(on, { resetsPin: true });
    expect(lock.state()).toMatchObject({ hasPin: false, isLocked: false, isPinLost: false });
    expect([...on.kept.keys()]).toEqual([]);
    expect((await start(on)).lock.state().isLocked).toBe(false);
  });
});
