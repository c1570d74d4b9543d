import { toInstantOrNull } from '#shared/api/call.ts';
import { ApiError } from '#shared/api/errors.ts';

import type { Lock, Subscribe, Surroundings } from '../desktop-parts.ts';
import { createIdleWatch } from './idle-watch.ts';
import { openKeptPin, scrypt, type Hashing, type KeptPin } from './kept-pin.ts';

/** What the system tells about the person at the computer. */
export type Presence = {
  /** Seconds since somebody last touched the computer. */
  readonly idleSeconds: () => number;
  /** Asked from time to time whether the system's screen is locked; null where `onLeave` tells it. */
  readonly isScreenLocked: (() => boolean) | null;
  /** Calls back when the system's screen is locked or the computer goes to sleep. */
  readonly onLeave: Subscribe;
};

export type LockDeps = Pick<Surroundings, 'clock' | 'log' | 'secrets' | 'settings'> & {
  /** The owner has forgotten the PIN and started the program so that it is removed. */
  readonly resetsPin: boolean;
  /** The line that does so. */
  readonly resetCommand: string;
};

/**
 * The lock: it protects the screen from who passes by, not the disk from who has the computer. Locked from the start when
 * there is a PIN; wrong tries count over restarts.
 */
export async function createPinLock(deps: LockDeps, presence: Presence, hashing = scrypt): Promise<Lock> {
  const pin = await openPin(deps, hashing);
  let isLocked = pin.kind() !== 'none';

  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const idle = createIdleWatch({
    ...presence,
    clock: deps.clock,
    limit: () => deps.settings.get().autoLockMinutes,
    onIdle: () => setLocked(true),
  });
  const followPresence = () => {
    if (pin.kind() === 'set' && !isLocked) idle.watch();
    else idle.rest();
  };
  const setLocked = (now: boolean) => {
    if (isLocked === now || (now && pin.kind() === 'none')) return;
    isLocked = now;
    followPresence();
    tell();
  };
  const prove = async (typed: string) => {
    try {
      await pin.prove(typed);
    } catch (error) {
      tell();
      throw error;
    }
  };
  const inTurn = oneAtATime();
  const stops = [presence.onLeave(() => setLocked(true)), deps.settings.onChange(followPresence)];
  followPresence();
  return {
    state: () => ({
      hasPin: pin.kind() !== 'none',
      isLocked,
      isPinLost: pin.kind() === 'lost',
      autoLockMinutes: deps.settings.get().autoLockMinutes,
      retryAt: toInstantOrNull(pin.waitsUntil()),
      triesLeft: pin.triesLeft(),
      resetCommand: deps.resetCommand,
    }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lock: () => setLocked(true),
    unlock: (typed) =>
      inTurn(async () => {
        if (!isLocked) return;
        await prove(typed);
        setLocked(false);
      }),
    setPin: (change) =>
      inTurn(async () => {
        if (isLocked) throw new ApiError('forbidden', 'Deskbell is locked. Enter the PIN first.');
        if (pin.kind() !== 'none') await prove(change.current ?? '');
        if (change.pin === null) await pin.remove();
        else await pin.replace(change.pin);
        followPresence();
        tell();
      }),
    stop() {
      for (const stop of stops) stop();
      idle.rest();
    },
  };
}

async function openPin(deps: LockDeps, hashing: Hashing): Promise<KeptPin> {
  const pin = await openKeptPin({ ...deps, hashing });
  if (deps.resetsPin && pin.kind() !== 'none') {
    await pin.remove();
    deps.log.write('warn', 'the PIN was removed by the command line');
  }
  if (pin.kind() === 'lost')
    deps.log.write('error', 'the keychain does not give the PIN: locked until a reset');
  return pin;
}

/** Runs one after another what is asked for at once: a thousand tries in one breath are looked at one by one. */
function oneAtATime(): (run: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (run) => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
}
