import type { Clock, Log, Secrets } from '#core/platform/ports.ts';
import { hashPassword, isPassword } from '#core/settings/passwords.ts';
import { ApiError } from '#shared/api/errors.ts';

import type { DesktopSettingsFile } from '../desktop-settings.ts';
import { afterWrong, noTries, readTries, triesLeft, waitLeft, type Tries } from './tries.ts';

const pinName = 'lock/pin';
const triesName = 'lock/tries';
const allNames = 'lock/';

/** How a PIN becomes a hash and is compared with one. */
export type Hashing = {
  readonly hashPassword: (password: string) => Promise<string>;
  readonly isPassword: (password: string, hash: string | null) => Promise<boolean>;
};
export const scrypt: Hashing = { hashPassword, isPassword };

export type KeptPinDeps = {
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly settings: DesktopSettingsFile;
  readonly hashing: Hashing;
};

/** `lost`: there was a PIN, but the keychain does not give it. That must not open the door. */
type Pin = { readonly kind: 'none' | 'lost' } | { readonly kind: 'set'; readonly hash: string };

/** The PIN and the wrong tries, as they lie among the secrets. One call at a time. */
export type KeptPin = {
  readonly kind: () => Pin['kind'];
  /** Epoch milliseconds before which no PIN is looked at; null when one may be tried. */
  readonly waitsUntil: () => number | null;
  readonly triesLeft: () => number;
  /** Resolves when it is the PIN. Counts and rejects with ApiError: `forbidden`, or `too-many-requests` while it waits. */
  readonly prove: (typed: string) => Promise<void>;
  readonly replace: (pin: string) => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** Reads what is kept: the PIN as a hash under `lock/pin`, wrong tries under `lock/tries`. */
export async function openKeptPin({ clock, log, secrets, settings, hashing }: KeptPinDeps): Promise<KeptPin> {
  let pin = pinOf(await secrets.get(pinName), settings.get().hasPin);
  let tries = readTries(await secrets.get(triesName), clock.now());
  /** When the wait ends, monotonic ms: whoever sets the clock neither ends it nor draws it out. */
  const endOfWait = () => clock.monotonic() + waitLeft(tries, clock.now());
  let waitEnds = endOfWait();
  const retryAt = () => {
    const left = waitEnds - clock.monotonic();
    return left > 0 ? clock.now() + left : null;
  };
  const keepTries = async (next: Tries) => {
    tries = next;
    waitEnds = endOfWait();
    try {
      await secrets.set(triesName, JSON.stringify(next));
    } catch (error) {
      // A full disk must not keep the owner out. Until the program ends it counts all the same.
      log.write('error', 'the wrong tries could not be kept', { error });
    }
  };
  return {
    kind: () => pin.kind,
    waitsUntil: retryAt,
    triesLeft: () => triesLeft(tries),
    async prove(typed) {
      if (retryAt() !== null)
        throw new ApiError('too-many-requests', 'Too many wrong tries. Wait, then try again.');
      if (await hashing.isPassword(typed, pin.kind === 'set' ? pin.hash : null)) {
        if (tries.failures > 0) await keepTries(noTries);
        return;
      }
      // Kept before anybody hears of it: ending the program at once brings no new tries.
      await keepTries(afterWrong(tries, clock.now()));
      log.write('warn', 'a wrong PIN was tried', { failures: tries.failures });
      throw new ApiError('forbidden', 'This is not the PIN.');
    },
    async replace(next) {
      const hash = await hashing.hashPassword(next);
      await secrets.set(pinName, hash);
      pin = { kind: 'set', hash };
      settings.change({ hasPin: true });
    },
    async remove() {
      // The mark first: were the program to end between the two, there is a PIN that the owner knows.
      settings.change({ hasPin: false });
      await secrets.removeAll(allNames);
      pin = { kind: 'none' };
      tries = noTries;
      waitEnds = endOfWait();
    },
  };
}

function pinOf(hash: string | null, isExpected: boolean): Pin {
  if (hash !== null) return { kind: 'set', hash };
  return { kind: isExpected ? 'lost' : 'none' };
}
