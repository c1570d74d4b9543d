import { assertNever } from './assert-never.ts';
import type { HealthState, ProviderKind } from './channel.ts';
import type { TunnelState } from './tunnel.ts';

/** What is known of the public address, as far as its health depends on it. */
export type AddressFacts = {
  readonly state: TunnelState;
  readonly proof: { readonly state: HealthState };
  /** A connected number needs an address: its provider calls us. */
  readonly isNeeded: boolean;
};

/** Folds what is known of the public address into the three states: only what came back through it proves that it works. */
export function addressHealth({ state, proof, isNeeded }: AddressFacts): HealthState {
  switch (state) {
    case 'off':
      return isNeeded ? 'broken' : 'unknown';
    case 'starting':
      return 'unknown';
    case 'down':
      return 'broken';
    case 'up':
      return proof.state;
    default:
      return assertNever(state, 'state of the tunnel');
  }
}

/** What becomes of messages that a provider cannot hand over: it repeats them for a while, or never; or nobody calls us. */
export type MissedFate = 'week' | 'day' | 'lost' | 'none';

/**
 * What becomes of messages while the public address does not work. Meta repeats for up to 7 days, Green API for 24 hours;
 * Wazzup24 tells each event once (their documentation of webhooks).
 */
export function fateOfMissed(provider: ProviderKind): MissedFate {
  switch (provider) {
    case 'meta-cloud':
      return 'week';
    case 'green-api':
      return 'day';
    case 'wazzup24':
      return 'lost';
    case 'practice':
      return 'none';
    default:
      return assertNever(provider, 'provider');
  }
}
