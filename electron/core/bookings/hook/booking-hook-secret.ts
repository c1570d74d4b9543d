import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Random, Secrets } from '../../platform/ports.ts';

const secretName = 'hooks/bookings';

/** The secret part of the booking hook's address. */
export type BookingHookSecret = {
  /** Reads it, and makes one up the first time. Until then nothing fits. */
  load(): Promise<void>;
  /** `/hooks/bookings/<secret>`; null before it was loaded. */
  path(): string | null;
  /** Takes the same time for every wrong one. */
  fits(given: string): boolean;
  /** Makes up another one; the old address stops working. */
  renew(): Promise<void>;
};

/** 32 unguessable bytes in hex, kept in the secrets port. */
export function createBookingHookSecret(deps: {
  readonly secrets: Secrets;
  readonly random: Random;
}): BookingHookSecret {
  const { secrets, random } = deps;
  const key = random.hex(32);
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  let current: string | null = null;
  const renew = async () => {
    const secret = random.hex(32);
    await secrets.set(secretName, secret);
    current = secret;
  };
  return {
    async load() {
      current = await secrets.get(secretName);
      if (current === null) await renew();
    },
    path: () => (current === null ? null : `/hooks/bookings/${current}`),
    fits: (given) => current !== null && timingSafeEqual(digest(given), digest(current)),
    renew,
  };
}
