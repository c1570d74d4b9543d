import type { ConnectionState } from '#shared/domain/channel.ts';

import type { Check, ConnectionReport } from '../provider.ts';
import { accountOf } from './chat.ts';
import type { Answer, Client } from './client.ts';
import type { GreenApiConfig, GreenApiSecrets } from './config.ts';
import { connectionOfFailure } from './errors.ts';
import { connectionOfState } from './instance-state.ts';
import { idText, isFields, text, type Fields } from '../lenient.ts';
import { differences, missingSwitches, pushAddress } from './settings.ts';

type Known = { readonly state: ConnectionState; readonly detail: string | null };

/** Detail of a connection whose notifications go to somebody else. */
export const pushedElsewhere =
  'Green API pushes the notifications to a web address, so there is nothing to poll. Use "Set up" to have them kept for Deskbell.';

/** Asks state and settings. A time-out says "cannot tell"; only 401 and 403 say that the keys are wrong. */
export async function check(
  client: Client,
  config: GreenApiConfig,
  secrets: GreenApiSecrets,
  /** The address that Green API is to call; null while this computer has none. */
  ourUrl: string | null,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const known = stateOf(await client.getPatiently('getStateInstance', signal), client);
  const keys = keysCheck(known);
  if (known.state === 'unreachable' || known.state === 'keys-wrong') {
    return {
      ...known,
      account: null,
      checks: [keys, unasked('signed-in'), unasked('receiving'), unasked('events')],
    };
  }
  const answer = await client.settings(signal);
  const settings = answer.kind === 'answer' && isFields(answer.body) ? answer.body : null;
  const checks = settingsChecks(settings, config, secrets, ourUrl);
  const address = pushAddress(settings);
  const webhook =
    config.receive === 'polling' || address === null || ourUrl === null ? null : address === ourUrl;
  const isElsewhere = config.receive === 'polling' ? (address ?? '') !== '' : webhook === false;
  const deaf = checks.find(({ name }) => name === 'receiving')?.detail ?? null;
  const overall: Known = isElsewhere && known.state === 'works' ? { state: 'unknown', detail: deaf } : known;
  return {
    ...overall,
    account: settings === null ? null : accountOf(idText(settings, 'wid')),
    checks: [keys, signedInCheck(known), ...checks],
    ...(webhook === null ? {} : { webhook: webhook ? 'ours' : 'elsewhere' }),
  };
}

function stateOf(answer: Answer, client: Client): Known {
  if (answer.kind === 'failure') return connectionOfFailure(answer.failure, client.secrets);
  const told = isFields(answer.body) ? text(answer.body, 'stateInstance') : null;
  const state = connectionOfState(told);
  if (state !== null) return { state, detail: null };
  return {
    state: 'unknown',
    detail: told === null ? 'The answer could not be read.' : `An unknown state: ${told.slice(0, 40)}`,
  };
}

function keysCheck(known: Known): Check {
  switch (known.state) {
    case 'keys-wrong':
      return {
        name: 'keys',
        state: 'broken',
        detail: `Green API refuses the instance id or the token: ${known.detail ?? ''}`,
      };
    case 'unreachable':
      return {
        name: 'keys',
        state: 'unknown',
        detail: `Green API could not be reached: ${known.detail ?? 'no answer'}`,
      };
    case 'unknown':
      return { name: 'keys', state: 'unknown', detail: known.detail ?? '' };
    case 'works':
    case 'starting':
    case 'signed-out':
    case 'blocked':
    case 'suspended':
    case 'quota-exceeded':
      return { name: 'keys', state: 'works', detail: 'Green API accepts the instance id and the token.' };
  }
}

function signedInCheck(known: Known): Check {
  const name = 'signed-in';
  switch (known.state) {
    case 'works':
      return { name, state: 'works', detail: 'The number is signed in to WhatsApp.' };
    case 'signed-out':
      return { name, state: 'broken', detail: 'Scan the QR code with the phone.' };
    case 'blocked':
      return { name, state: 'broken', detail: 'WhatsApp has blocked the number.' };
    case 'suspended':
      return { name, state: 'broken', detail: 'WhatsApp has suspended the number for a time.' };
    case 'starting':
      return { name, state: 'unknown', detail: 'The instance is starting; this can take five minutes.' };
    case 'keys-wrong':
    case 'quota-exceeded':
    case 'unreachable':
    case 'unknown':
      return { name, state: 'unknown', detail: known.detail ?? '' };
  }
}

function settingsChecks(
  settings: Fields | null,
  config: GreenApiConfig,
  secrets: GreenApiSecrets,
  ourUrl: string | null,
): Check[] {
  if (settings === null) return [unasked('receiving'), unasked('events')];
  const missing = missingSwitches(settings);
  return [
    receivingCheck(settings, config, secrets, ourUrl),
    missing.length === 0
      ? { name: 'events', state: 'works', detail: 'All notifications that Deskbell needs are switched on.' }
      : { name: 'events', state: 'broken', detail: `Switched off at Green API: ${missing.join(', ')}` },
  ];
}

function receivingCheck(
  settings: Fields,
  config: GreenApiConfig,
  secrets: GreenApiSecrets,
  ourUrl: string | null,
): Check {
  const name = 'receiving';
  const address = pushAddress(settings);
  if (address === null)
    return { name, state: 'unknown', detail: 'The settings do not say where notifications go.' };
  if (config.receive === 'polling') {
    return address === ''
      ? { name, state: 'works', detail: 'Notifications are kept for Deskbell to fetch.' }
      : { name, state: 'broken', detail: pushedElsewhere };
  }
  if (ourUrl === null) {
    const detail = 'This computer has no public address, so Green API cannot push anything to it.';
    return { name, state: 'unknown', detail };
  }
  if (address === '') return { name, state: 'broken', detail: 'No webhook address is set at Green API.' };
  const host = URL.canParse(address) ? new URL(address).host : 'an address that cannot be read';
  if (address !== ourUrl) {
    const detail = `Green API pushes the notifications to another address, at ${host}. Use "Set up" to have them sent here.`;
    return { name, state: 'broken', detail };
  }
  return differences(settings, { webhookUrlToken: secrets.webhookToken }).length > 0
    ? {
        name,
        state: 'broken',
        detail: 'Another webhook token is set at Green API: its notifications are refused.',
      }
    : { name, state: 'works', detail: `Notifications are pushed to ${host}.` };
}

function unasked(name: string): Check {
  return { name, state: 'unknown', detail: 'Could not be asked.' };
}
