import type { ConnectionState } from '#shared/domain/channel.ts';

type Told = { readonly state: ConnectionState; readonly detail: string | null };

/** What a state of a channel means. The list and the webhook spell some differently (`qridle`, `qr`): both are read, in any case. */
export function connectionOfChannel(state: string): Told {
  switch (state.trim().toLowerCase()) {
    case 'active':
      return { state: 'works', detail: null };
    case 'init':
      return { state: 'starting', detail: 'The channel is just starting at Wazzup24.' };
    case 'phoneunavailable':
      return { state: 'starting', detail: 'The phone of this number has no connection to the internet.' };
    case 'onmoderation':
      return { state: 'starting', detail: 'WhatsApp is still checking this number.' };
    case 'qr':
    case 'qridle':
    case 'unauthorized':
      return { state: 'signed-out', detail: 'Scan the QR code with the phone.' };
    case 'waitforpassword':
      return { state: 'signed-out', detail: 'WhatsApp asks for the password of two-step verification.' };
    case 'foreignphone':
      return { state: 'signed-out', detail: 'The QR code was scanned with the phone of another number.' };
    case 'openelsewhere':
      return { state: 'signed-out', detail: 'WhatsApp of this number is connected in another account.' };
    case 'disabled':
      return { state: 'suspended', detail: 'The channel is switched off in Wazzup24.' };
    case 'notenoughmoney':
      return { state: 'quota-exceeded', detail: 'The channel is not paid for in Wazzup24.' };
    case 'blocked':
      return { state: 'blocked', detail: null };
    case 'rejected':
      return { state: 'blocked', detail: 'WhatsApp has refused this number.' };
    default:
      return { state: 'unknown', detail: `A state that Deskbell does not know: ${state.slice(0, 40)}` };
  }
}
