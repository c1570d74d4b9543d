import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import { fields, idText, isFields, rows, text, type Fields } from '../lenient.ts';
import type { Answer, Client } from './client.ts';
import type { MetaConfig } from './config.ts';
import { connectionOfFailure } from './outcomes.ts';

/** Kinds of events that Deskbell must hear. */
export const neededFields = [
  'messages',
  'account_update',
  'message_template_status_update',
  'message_template_quality_update',
  'template_category_update',
  'phone_number_quality_update',
  'security',
];

/** Further kinds that not every app and version knows. */
const niceFields = [
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'calls',
  'history',
  'message_echoes',
  'message_template_components_update',
  'phone_number_name_update',
  'smb_app_state_sync',
  'smb_message_echoes',
  'user_id_update',
  'user_preferences',
];

export const wantedFields = [...neededFields, ...niceFields];

/** What the app as a whole is told to call; null when it has no subscription. */
export type AppSubscription = {
  readonly url: string;
  readonly isActive: boolean;
  readonly fields: readonly string[];
};

/** What Meta answered, or why there is nothing. */
export type Asked<Value> = { readonly value: Value } | { readonly trouble: Saying };

function asked<Value>(answer: Answer, client: Client, read: (body: Fields) => Value): Asked<Value> {
  if (answer.kind === 'failure')
    return { trouble: connectionOfFailure(answer.failure, client.secrets).detail };
  return isFields(answer.body) ? { value: read(answer.body) } : { trouble: saying('unreadable-answer') };
}

/** The app's subscription for WhatsApp. Only the app's own token may ask. */
export async function appSubscription(
  client: Client,
  appId: string,
  signal: AbortSignal,
): Promise<Asked<AppSubscription | null>> {
  const options = { name: 'app subscriptions', as: { kind: 'app', appId } } as const;
  return asked(await client.get(`${appId}/subscriptions`, signal, options), client, (body) => {
    const own = rows(body, 'data').find((row) => text(row, 'object') === 'whatsapp_business_account');
    if (!own) return null;
    const names = Array.isArray(own.fields) ? own.fields : [];
    return {
      url: text(own, 'callback_url') ?? '',
      isActive: own.active !== false,
      // A name, or an object with the version of the field.
      fields: names.flatMap((one: unknown) =>
        typeof one === 'string' ? [one] : isFields(one) ? [text(one, 'name') ?? ''] : [],
      ),
    };
  });
}

/** Our app among those that hear this account: null when it is not; `override` = an address that goes before the app's. */
export async function accountSubscription(
  client: Client,
  config: MetaConfig,
  appId: string,
  signal: AbortSignal,
): Promise<Asked<{ readonly override: string | null } | null>> {
  const path = `${config.businessAccountId}/subscribed_apps`;
  return asked(await client.get(path, signal, { name: 'subscribed apps' }), client, (body) => {
    // A list that is not empty may be another app: only our own id counts.
    const own = rows(body, 'data').find(
      (row) => idText(fields(row, 'whatsapp_business_api_data'), 'id') === appId,
    );
    return own ? { override: text(own, 'override_callback_uri') } : null;
  });
}

/** An address that is set for this number alone; null when there is none. */
export async function numberOverride(
  client: Client,
  config: MetaConfig,
  signal: AbortSignal,
): Promise<Asked<string | null>> {
  const options = { name: 'number webhook', query: { fields: 'webhook_configuration' } };
  return asked(await client.get(config.phoneNumberId, signal, options), client, (body) =>
    text(fields(body, 'webhook_configuration'), 'phone_number'),
  );
}

/** The token as Meta sees it. */
export type TokenFacts = {
  readonly appId: string | null;
  readonly isValid: boolean;
  /** Epoch ms; null = never, or not told. */
  readonly expiresAt: number | null;
  readonly scopes: readonly string[];
  /** The WhatsApp accounts that it was given; empty when that is not told. */
  readonly accountIds: readonly string[];
};

/** What Meta says about an access token (`debug_token`); `facts` null when it does not say. */
export async function tokenFacts(
  client: Client,
  accessToken: string,
  appId: string | null,
  signal: AbortSignal,
): Promise<Answer & { readonly facts: TokenFacts | null }> {
  const answer = await client.get('debug_token', signal, {
    name: 'debug token',
    query: { input_token: accessToken },
    ...(appId === null ? {} : { as: { kind: 'app', appId } }),
  });
  const data = answer.kind === 'answer' && isFields(answer.body) ? fields(answer.body, 'data') : null;
  if (data === null) return { ...answer, facts: null };
  const seconds = typeof data.expires_at === 'number' && data.expires_at > 0 ? data.expires_at : null;
  return {
    ...answer,
    facts: {
      appId: idText(data, 'app_id'),
      isValid: data.is_valid === true,
      expiresAt: seconds === null ? null : seconds * 1000,
      scopes: Array.isArray(data.scopes) ? data.scopes.filter((scope) => typeof scope === 'string') : [],
      accountIds: accountIdsOf(data),
    },
  };
}

function accountIdsOf(data: Fields): string[] {
  const ids = rows(data, 'granular_scopes')
    .filter((row) => text(row, 'scope')?.startsWith('whatsapp_business_') === true)
    .flatMap(({ target_ids: targets }): unknown[] => (Array.isArray(targets) ? targets : []));
  return ids.filter((id): id is string => typeof id === 'string' && /^\d{1,30}$/.test(id));
}
