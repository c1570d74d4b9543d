import type { Lock, Surroundings } from '../desktop-parts.ts';

/** The lock with a PIN; locked from the start when there is one. */
export function createLock(
  _deps: Pick<Surroundings, 'clock' | 'random' | 'log' | 'secrets' | 'settings'>,
): Promise<Lock> {
  return Promise.resolve({
    state: () => ({ hasPin: false, isLocked: false, autoLockMinutes: null, retryAt: null }),
    onChange: () => () => undefined,
    lock: () => undefined,
    unlock: () => Promise.resolve(),
    setPin: () => Promise.resolve(),
    stop: () => undefined,
  });
}
