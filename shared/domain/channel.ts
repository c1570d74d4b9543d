import { assertNever } from './assert-never.ts';

export const providerKinds = ['green-api', 'meta-cloud', 'wazzup24', 'practice'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** What we last learned about a number's connection to WhatsApp. */
export const connectionStates = [
  'works',
  'starting',
  'signed-out',
  'blocked',
  'suspended',
  'keys-wrong',
  'quota-exceeded',
  'unreachable',
  'unknown',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** The three states that a person is shown: works, broken, cannot tell. */
export type HealthState = 'works' | 'broken' | 'unknown';

/** Folds what we learned into the three states: a time-out is "cannot tell", never "your keys are bad". */
export function healthOf(state: ConnectionState): HealthState {
  switch (state) {
    case 'works':
      return 'works';
    case 'signed-out':
    case 'blocked':
    case 'suspended':
    case 'keys-wrong':
    case 'quota-exceeded':
      return 'broken';
    case 'starting':
    case 'unreachable':
    case 'unknown':
      return 'unknown';
    default:
      return assertNever(state, 'connection state');
  }
}

/** True while it makes sense to hand messages to the provider: in doubt we try, and read its answer. */
export function maySend(state: ConnectionState): boolean {
  return state === 'works' || state === 'unknown' || state === 'unreachable' || state === 'quota-exceeded';
}
