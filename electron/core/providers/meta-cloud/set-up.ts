import { saying, SaidError } from '#shared/domain/saying/saying.ts';

import type { SetUpAnswer } from '../provider.ts';
import type { Answer, Client } from './client.ts';
import type { MetaConfig, MetaSecrets } from './config.ts';
import { errorOfBody } from './error-codes.ts';
import { connectionOfFailure } from './outcomes.ts';
import {
  accountSubscription,
  appSubscription,
  neededFields,
  numberOverride,
  tokenFacts,
  wantedFields,
  type Asked,
} from './subscriptions.ts';

/**
 * Makes Meta call us, and looks whether it will: first the account tells our app (before that Meta takes no address for
 * it), then the app gets our address and the kinds of events. An address of the account or of the number that goes
 * before the app's is taken away. Setting the address makes Meta ask it at once, so the way in must be open. Rejects
 * with a SaidError.
 */
export async function setUp(
  client: Client,
  config: MetaConfig,
  secrets: MetaSecrets,
  webhookUrl: string | null,
  signal: AbortSignal,
): Promise<SetUpAnswer> {
  if (webhookUrl === null) {
    return { changed: [], note: saying('homeless') };
  }
  const appId = await appIdOf(client, config, secrets, signal);
  const changed = [
    ...(await subscribeAccount(client, config, appId, webhookUrl, signal)),
    ...(await clearNumber(client, config, webhookUrl, signal)),
    ...(await subscribeApp(client, secrets, appId, webhookUrl, signal)),
  ];
  if (changed.length > 0) await verify(client, config, appId, webhookUrl, signal);
  return { changed, note: null };
}

/** The app that the token belongs to, unless the owner has named it. */
async function appIdOf(
  client: Client,
  config: MetaConfig,
  secrets: MetaSecrets,
  signal: AbortSignal,
): Promise<string> {
  if (config.appId !== null) return config.appId;
  const { facts, ...answer } = await tokenFacts(client, secrets.accessToken, null, signal);
  if (answer.kind === 'failure')
    throw new SaidError(connectionOfFailure(answer.failure, client.secrets).detail);
  const appId = facts?.appId ?? null;
  if (appId === null) throw new SaidError(saying('app-id-wanted'));
  return appId;
}

async function subscribeAccount(
  client: Client,
  config: MetaConfig,
  appId: string,
  webhookUrl: string,
  signal: AbortSignal,
): Promise<string[]> {
  const own = known(await accountSubscription(client, config, appId, signal));
  if (own !== null && (own.override === null || own.override === webhookUrl)) return [];
  // Without a body it takes away an address that was set for the account.
  const path = `${config.businessAccountId}/subscribed_apps`;
  done(await client.post(path, signal, { name: 'subscribe account' }), client);
  return ['subscribed_apps'];
}

async function clearNumber(
  client: Client,
  config: MetaConfig,
  webhookUrl: string,
  signal: AbortSignal,
): Promise<string[]> {
  const override = known(await numberOverride(client, config, signal));
  if (override === null || override === webhookUrl) return [];
  const body = { webhook_configuration: { override_callback_uri: '' } };
  done(await client.post(config.phoneNumberId, signal, { name: 'clear number webhook', body }), client);
  return ['webhook_configuration'];
}

async function subscribeApp(
  client: Client,
  secrets: MetaSecrets,
  appId: string,
  webhookUrl: string,
  signal: AbortSignal,
): Promise<string[]> {
  const before = known(await appSubscription(client, appId, signal));
  const isSet = before !== null && before.isActive && before.url === webhookUrl;
  const missing = neededFields.filter((field) => before?.fields.includes(field) !== true);
  if (isSet && missing.length === 0) return [];
  const subscribe = (fields: readonly string[]) =>
    client.post(`${appId}/subscriptions`, signal, {
      name: 'subscribe app',
      as: { kind: 'app', appId },
      body: {
        object: 'whatsapp_business_account',
        callback_url: webhookUrl,
        verify_token: secrets.verifyToken,
        fields: fields.join(','),
      },
    });
  const answer = await subscribe([...new Set([...wantedFields, ...(before?.fields ?? [])])]);
  // One kind that this app does not know refuses all of them.
  done(isBadParameter(answer, client) ? await subscribe(neededFields) : answer, client);
  return ['webhook'];
}

function isBadParameter(answer: Answer, client: Client): boolean {
  if (answer.kind === 'answer' || answer.failure.kind !== 'status') return false;
  return errorOfBody(answer.failure.body, client.secrets)?.code === 100;
}

/** A refusal is silent to whoever does not look: what was set is read back. */
async function verify(
  client: Client,
  config: MetaConfig,
  appId: string,
  webhookUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const own = known(await accountSubscription(client, config, appId, signal));
  if (own === null) throw new SaidError(saying('app-not-listed'));
  const app = known(await appSubscription(client, appId, signal));
  if (app?.url !== webhookUrl) throw new SaidError(saying('webhook-not-kept'));
  const missing = neededFields.filter((field) => !app.fields.includes(field));
  if (missing.length > 0) throw new SaidError(saying('not-switched-on', { names: missing.join(', ') }));
}

function known<Value>(answer: Asked<Value>): Value {
  if ('trouble' in answer) throw new SaidError(answer.trouble);
  return answer.value;
}

function done(answer: Answer, client: Client): void {
  if (answer.kind === 'answer') return;
  const { failure } = answer;
  const error = failure.kind === 'status' ? errorOfBody(failure.body, client.secrets) : null;
  if (error?.code === 2200) {
    throw new SaidError(saying('webhook-not-reached', { provider: 'Meta', said: error.detail }));
  }
  throw new SaidError(connectionOfFailure(failure, client.secrets).detail);
}
