import type { ConnectionState } from '#shared/domain/channel.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import type { Check, ConnectionReport } from '../provider.ts';
import { accountOf } from './chat.ts';
import type { Answer, Client } from './client.ts';
import type { GreenApiConfig, GreenApiSecrets } from './config.ts';
import { connectionOfFailure } from './errors.ts';
import { connectionOfState } from './instance-state.ts';
import { idText, isFields, text, type Fields } from '../lenient.ts';
import { elsewhere } from '../elsewhere.ts';
import { differences, missingSwitches, pushAddress } from './settings.ts';

type Known = { readonly state: ConnectionState; readonly detail: Saying | null };

const provider = 'Green API';

/** Detail of a connection whose notifications go to somebody else. */
export const pushedElsewhere = saying('pushed-elsewhere');

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
    detail:
      told === null ? saying('unreadable-answer') : saying('unknown-state', { state: told.slice(0, 40) }),
  };
}

function keysCheck(known: Known): Check {
  switch (known.state) {
    case 'keys-wrong':
      return {
        name: 'keys',
        state: 'broken',
        detail: saying('green-keys-refused', { said: known.detail?.values.said ?? null }),
      };
    case 'unreachable':
      return {
        name: 'keys',
        state: 'unknown',
        detail: known.detail ?? saying('provider-silent'),
      };
    case 'unknown':
      return { name: 'keys', state: 'unknown', detail: known.detail ?? saying('unasked') };
    case 'works':
    case 'starting':
    case 'signed-out':
    case 'blocked':
    case 'suspended':
    case 'quota-exceeded':
      return { name: 'keys', state: 'works', detail: saying('green-keys-taken') };
  }
}

function signedInCheck(known: Known): Check {
  const name = 'signed-in';
  switch (known.state) {
    case 'works':
      return { name, state: 'works', detail: saying('signed-in') };
    case 'signed-out':
      return { name, state: 'broken', detail: saying('scan-code') };
    case 'blocked':
      return { name, state: 'broken', detail: saying('number-blocked') };
    case 'suspended':
      return { name, state: 'broken', detail: saying('number-suspended') };
    case 'starting':
      return { name, state: 'unknown', detail: saying('instance-starts') };
    case 'keys-wrong':
    case 'quota-exceeded':
    case 'unreachable':
    case 'unknown':
      return { name, state: 'unknown', detail: known.detail ?? saying('unasked') };
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
      ? { name: 'events', state: 'works', detail: saying('events-all') }
      : {
          name: 'events',
          state: 'broken',
          detail: saying('events-off', { provider, names: missing.join(', ') }),
        },
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
  if (address === null) return { name, state: 'unknown', detail: saying('settings-silent') };
  if (config.receive === 'polling') {
    return address === ''
      ? { name, state: 'works', detail: saying('kept-for-us') }
      : { name, state: 'broken', detail: pushedElsewhere };
  }
  if (ourUrl === null) {
    return { name, state: 'unknown', detail: saying('no-public-address', { provider }) };
  }
  if (address === '') return { name, state: 'broken', detail: saying('no-webhook', { provider }) };
  if (address !== ourUrl) return { name, state: 'broken', detail: elsewhere(provider, address) };
  return differences(settings, { webhookUrlToken: secrets.webhookToken }).length > 0
    ? {
        name,
        state: 'broken',
        detail: saying('other-webhook-token', { provider }),
      }
    : { name, state: 'works', detail: saying('webhook-ours', { provider, host: new URL(address).host }) };
}

function unasked(name: string): Check {
  return { name, state: 'unknown', detail: saying('unasked') };
}
