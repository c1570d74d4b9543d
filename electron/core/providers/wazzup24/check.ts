import type { ConnectionState } from '#shared/domain/channel.ts';
import { phoneOfWhatsAppNumber } from '#shared/domain/phone.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import { idText, isFields, text, type Fields } from '../lenient.ts';
import { elsewhere } from '../elsewhere.ts';
import type { Check, ConnectionReport } from '../provider.ts';
import { connectionOfChannel } from './channel-state.ts';
import type { Answer, Client } from './client.ts';
import type { WazzupConfig } from './config.ts';
import { connectionOfFailure } from './errors.ts';
import { missingSubscriptions, webhooksUri } from './webhooks.ts';

type Known = { readonly state: ConnectionState; readonly detail: Saying | null };

const provider = 'Wazzup24';

/**
 * Asks for the account's channels and its webhook. `ourUrls`: the addresses at which the account may call us. A time-out
 * says "cannot tell"; only 401, 403 and a channel that is not there say that the keys are wrong.
 */
export async function check(
  client: Client,
  config: WazzupConfig,
  ourUrls: readonly string[],
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const channels = await client.get('/v3/channels', signal);
  if (channels.kind === 'failure') {
    const known = connectionOfFailure(channels.failure, client.secrets);
    return {
      ...known,
      account: null,
      checks: [keysCheck(known), ...unasked('signed-in', 'receiving', 'events')],
    };
  }
  const channel = findChannel(channels.body, config.channelId);
  if (channel === null) {
    const detail = saying(Array.isArray(channels.body) ? 'no-such-channel' : 'unreadable-answer');
    const known: Known = { state: Array.isArray(channels.body) ? 'keys-wrong' : 'unknown', detail };
    return {
      ...known,
      account: null,
      checks: [keysCheck(known), ...unasked('signed-in', 'receiving', 'events')],
    };
  }
  const transport = text(channel, 'transport') ?? 'whatsapp';
  if (!/^(whatsapp|wapi)$/i.test(transport)) {
    const detail = saying('other-messenger', { messenger: transport.slice(0, 20) });
    const known: Known = { state: 'keys-wrong', detail };
    return {
      ...known,
      account: null,
      checks: [keysCheck(known), ...unasked('signed-in', 'receiving', 'events')],
    };
  }
  const state = connectionOfChannel(text(channel, 'state') ?? '');
  const webhooks = await client.get('/v3/webhooks', signal);
  const webhook = webhookChecks(webhooks, ourUrls);
  const deaf = state.state === 'works' ? webhook.find((one) => one.state === 'broken') : undefined;
  const plainId = idText(channel, 'plainId');
  return {
    ...(deaf ? { state: 'unknown' as const, detail: deaf.detail } : state),
    account: plainId !== null && /^\+?\d+$/.test(plainId) ? phoneOfWhatsAppNumber(plainId) : null,
    ...webhookOf(webhooks, ourUrls),
    checks: [keysCheck({ state: 'works', detail: null }), signedInCheck(state), ...webhook],
  };
}

function findChannel(body: unknown, channelId: string): Fields | null {
  const list = Array.isArray(body) ? body.filter(isFields) : [];
  return list.find((channel) => idText(channel, 'channelId') === channelId) ?? null;
}

function keysCheck(known: Known): Check {
  const name = 'keys';
  const { state, detail } = known;
  if (state === 'keys-wrong')
    return {
      name,
      state: 'broken',
      // What is told of the channel says more than that something was refused.
      detail:
        detail === null || detail.reason === 'answered-status'
          ? saying('wazzup-keys-refused', { said: detail?.values.said ?? null })
          : detail,
    };
  if (state === 'unreachable' || state === 'unknown')
    return { name, state: 'unknown', detail: detail ?? saying('provider-silent') };
  return { name, state: 'works', detail: saying('wazzup-keys-taken') };
}

function signedInCheck({ state, detail }: Known): Check {
  const name = 'signed-in';
  switch (state) {
    case 'works':
      return { name, state: 'works', detail: saying('signed-in') };
    case 'signed-out':
    case 'suspended':
    case 'quota-exceeded':
      return { name, state: 'broken', detail: detail ?? saying('scan-code') };
    case 'blocked':
      return { name, state: 'broken', detail: detail ?? saying('number-blocked') };
    case 'starting':
    case 'keys-wrong':
    case 'unreachable':
    case 'unknown':
      return { name, state: 'unknown', detail: detail ?? saying('unasked') };
  }
}

function webhookChecks(answer: Answer, ourUrls: readonly string[]): Check[] {
  if (answer.kind === 'failure' || !isFields(answer.body)) return unasked('receiving', 'events');
  const missing = missingSubscriptions(answer.body);
  return [
    receivingCheck(webhooksUri(answer.body), ourUrls),
    missing.length === 0
      ? { name: 'events', state: 'works', detail: saying('events-all') }
      : {
          name: 'events',
          state: 'broken',
          detail: saying('events-off', { provider, names: missing.join(', ') }),
        },
  ];
}

function webhookOf(answer: Answer, ourUrls: readonly string[]): Pick<ConnectionReport, 'webhook'> {
  if (answer.kind === 'failure' || !isFields(answer.body) || ourUrls.length === 0) return {};
  return { webhook: ourUrls.includes(webhooksUri(answer.body) ?? '') ? 'ours' : 'elsewhere' };
}

function receivingCheck(uri: string | null, ourUrls: readonly string[]): Check {
  const name = 'receiving';
  if (ourUrls.length === 0)
    return { name, state: 'unknown', detail: saying('no-public-address', { provider }) };
  if (uri === null) return { name, state: 'broken', detail: saying('no-webhook', { provider }) };
  if (ourUrls.includes(uri))
    return { name, state: 'works', detail: saying('webhook-ours', { provider, host: new URL(uri).host }) };
  return { name, state: 'broken', detail: elsewhere(provider, uri) };
}

function unasked(...names: readonly string[]): Check[] {
  return names.map((name) => ({ name, state: 'unknown', detail: saying('unasked') }));
}
