import type { ConnectionState } from '#shared/domain/channel.ts';
import { phoneOfWhatsAppNumber } from '#shared/domain/phone.ts';

import { idText, isFields, text, type Fields } from '../lenient.ts';
import type { Check, ConnectionReport } from '../provider.ts';
import { connectionOfChannel } from './channel-state.ts';
import type { Answer, Client } from './client.ts';
import type { WazzupConfig } from './config.ts';
import { connectionOfFailure } from './errors.ts';
import { missingSubscriptions, webhooksUri } from './webhooks.ts';

type Known = { readonly state: ConnectionState; readonly detail: string | null };

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
    const detail = Array.isArray(channels.body)
      ? 'The key is right, but its account has no channel with this id.'
      : 'The answer could not be read.';
    const known: Known = { state: Array.isArray(channels.body) ? 'keys-wrong' : 'unknown', detail };
    return {
      ...known,
      account: null,
      checks: [keysCheck(known), ...unasked('signed-in', 'receiving', 'events')],
    };
  }
  const transport = text(channel, 'transport') ?? 'whatsapp';
  if (!/^(whatsapp|wapi)$/i.test(transport)) {
    const detail = `This channel is for ${transport.slice(0, 20)}: choose one of WhatsApp.`;
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
  const words = known.detail ?? '';
  if (known.state === 'keys-wrong')
    return { name, state: 'broken', detail: `Wazzup24 refuses the API key or the channel id: ${words}` };
  if (known.state === 'unreachable')
    return { name, state: 'unknown', detail: `Wazzup24 could not be reached: ${words}` };
  if (known.state === 'unknown') return { name, state: 'unknown', detail: words };
  return { name, state: 'works', detail: 'Wazzup24 accepts the API key and the channel id.' };
}

function signedInCheck({ state, detail }: Known): Check {
  const name = 'signed-in';
  switch (state) {
    case 'works':
      return { name, state: 'works', detail: 'The number is signed in to WhatsApp.' };
    case 'signed-out':
    case 'suspended':
    case 'quota-exceeded':
      return { name, state: 'broken', detail: detail ?? '' };
    case 'blocked':
      return { name, state: 'broken', detail: detail ?? 'WhatsApp has blocked the number.' };
    case 'starting':
    case 'keys-wrong':
    case 'unreachable':
    case 'unknown':
      return { name, state: 'unknown', detail: detail ?? '' };
  }
}

function webhookChecks(answer: Answer, ourUrls: readonly string[]): Check[] {
  if (answer.kind === 'failure' || !isFields(answer.body)) return unasked('receiving', 'events');
  const missing = missingSubscriptions(answer.body);
  return [
    receivingCheck(webhooksUri(answer.body), ourUrls),
    missing.length === 0
      ? { name: 'events', state: 'works', detail: 'All events that Deskbell needs are switched on.' }
      : { name: 'events', state: 'broken', detail: `Switched off at Wazzup24: ${missing.join(', ')}` },
  ];
}

function webhookOf(answer: Answer, ourUrls: readonly string[]): Pick<ConnectionReport, 'webhook'> {
  if (answer.kind === 'failure' || !isFields(answer.body) || ourUrls.length === 0) return {};
  return { webhook: ourUrls.includes(webhooksUri(answer.body) ?? '') ? 'ours' : 'elsewhere' };
}

function receivingCheck(uri: string | null, ourUrls: readonly string[]): Check {
  const name = 'receiving';
  if (ourUrls.length === 0)
    return {
      name,
      state: 'unknown',
      detail: 'This computer has no public address, so Wazzup24 cannot tell it anything.',
    };
  if (uri === null)
    return { name, state: 'broken', detail: 'No webhook address is set at Wazzup24. Use "Set up".' };
  if (ourUrls.includes(uri))
    return { name, state: 'works', detail: `Events are sent to ${new URL(uri).host}.` };
  const host = URL.canParse(uri) ? new URL(uri).host : 'an address that cannot be read';
  return {
    name,
    state: 'broken',
    detail: `Wazzup24 sends the events of this account elsewhere, to ${host}. Use "Set up" to have them sent here.`,
  };
}

function unasked(...names: readonly string[]): Check[] {
  return names.map((name) => ({ name, state: 'unknown', detail: 'Could not be asked.' }));
}
