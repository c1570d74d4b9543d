import { addressHealth, type AddressFacts } from '#shared/domain/address-health.ts';
import type { HealthState } from '#shared/domain/channel.ts';

import type { EventBus } from '../platform/event-bus.ts';
import type { Clock } from '../platform/ports.ts';

/** An address that does not work for less than this is a flicker, in ms. */
const patience = 60_000;

/** The public address as it is now. */
export type AddressStanding = {
  readonly state: HealthState;
  readonly isNeeded: boolean;
  /** Since when a needed address has not worked, epoch ms. */
  readonly brokenSince: number | null;
  /** That has lasted: a person should know. */
  readonly isTrouble: boolean;
};

export type AddressWatch = {
  now(): AddressStanding;
  stop(): void;
};

/** What an incident depends on; `isTried`: the present address has been tried at least once. */
export type WatchedAddress = AddressFacts & { readonly isTried: boolean };

/**
 * When the incident of an address that is needed began. A new attempt does not end it, only an address that works, or of
 * which nobody can tell although it was tried; nor does it begin while an address is being set up.
 */
export function incidentOf(address: WatchedAddress, began: number | null, now: number): number | null {
  if (!address.isNeeded) return null;
  switch (addressHealth(address)) {
    case 'works':
      return null;
    case 'broken':
      return began ?? now;
    case 'unknown':
      return address.state === 'up' && address.isTried ? null : began;
  }
}

/**
 * Watches how long a needed address has not worked. When that has become trouble it announces `tunnel`, so that whoever
 * shows it asks again.
 */
export function watchAddress(deps: {
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly look: () => WatchedAddress;
}): AddressWatch {
  const { bus, clock, look } = deps;
  let began: number | null = null;
  let cancel: () => void = () => undefined;
  const now = (): AddressStanding => {
    const address = look();
    const before = began;
    began = incidentOf(address, began, clock.now());
    if (began !== before) {
      cancel();
      cancel =
        began === null ? () => undefined : clock.after(patience, () => bus.announce([{ topic: 'tunnel' }]));
    }
    return {
      state: addressHealth(address),
      isNeeded: address.isNeeded,
      brokenSince: began,
      isTrouble: began !== null && clock.now() - began >= patience,
    };
  };
  const stopListening = bus.listen((frame) => {
    if (frame.kind !== 'changes') return;
    if (frame.changes.some(({ topic }) => topic === 'tunnel' || topic === 'channel')) now();
  });
  return {
    now,
    stop() {
      stopListening();
      cancel();
    },
  };
}
