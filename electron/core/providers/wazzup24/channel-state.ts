import type { ConnectionState } from '#shared/domain/channel.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';

type Told = { readonly state: ConnectionState; readonly detail: Saying | null };

/** What a state of a channel means. The list and the webhook spell some differently (`qridle`, `qr`): both are read, in any case. */
export function connectionOfChannel(state: string): Told {
  switch (state.trim().toLowerCase()) {
    case 'active':
      return { state: 'works', detail: null };
    case 'init':
      return { state: 'starting', detail: saying('channel-starts') };
    case 'phoneunavailable':
      return { state: 'starting', detail: saying('phone-offline') };
    case 'onmoderation':
      return { state: 'starting', detail: saying('number-examined') };
    case 'qr':
    case 'qridle':
    case 'unauthorized':
      return { state: 'signed-out', detail: saying('scan-code') };
    case 'waitforpassword':
      return { state: 'signed-out', detail: saying('password-wanted') };
    case 'foreignphone':
      return { state: 'signed-out', detail: saying('other-phone') };
    case 'openelsewhere':
      return { state: 'signed-out', detail: saying('open-elsewhere') };
    case 'disabled':
      return { state: 'suspended', detail: saying('channel-off') };
    case 'notenoughmoney':
      return { state: 'quota-exceeded', detail: saying('channel-unpaid') };
    case 'blocked':
      return { state: 'blocked', detail: null };
    case 'rejected':
      return { state: 'blocked', detail: saying('number-refused') };
    default:
      return { state: 'unknown', detail: saying('unknown-state', { state: state.slice(0, 40) }) };
  }
}
