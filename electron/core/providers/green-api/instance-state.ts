import type { ConnectionState } from '#shared/domain/channel.ts';

/** Green API's `stateInstance` in our words; null for one that is not known. */
export function connectionOfState(stateInstance: string | null): ConnectionState | null {
  switch (stateInstance?.toLowerCase()) {
    case 'authorized':
      return 'works';
    case 'notauthorized':
      return 'signed-out';
    case 'blocked':
      return 'blocked';
    case 'starting':
    // The phone is off or asleep; an old state that ends by itself.
    case 'sleepmode':
      return 'starting';
    case 'suspended':
    // Deprecated name of a suspended account.
    case 'yellowcard':
      return 'suspended';
    default:
      return null;
  }
}
