import type { ConnectionState } from '#shared/domain/channel.ts';
import { normalisePhone } from '#shared/domain/phone.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import { fields, isFields, rows, text, type Fields } from '../lenient.ts';
import { elsewhere } from '../elsewhere.ts';
import type { Check, ConnectionReport } from '../provider.ts';
import type { Client } from './client.ts';
import type { MetaConfig, MetaSecrets } from './config.ts';
import { errorOfBody } from './error-codes.ts';
import { connectionOfFailure } from './outcomes.ts';
import {
  accountSubscription,
  appSubscription,
  neededFields,
  tokenFacts,
  type TokenFacts,
} from './subscriptions.ts';

/** What a token must allow. */
export const neededScopes = ['whatsapp_business_messaging', 'whatsapp_business_management'];
const day = 24 * 60 * 60_000;

export type CheckDeps = {
  readonly client: Client;
  readonly config: MetaConfig;
  readonly secrets: MetaSecrets;
  /** The address that Meta is to call; null while this computer has none. */
  readonly webhookUrl: () => string | null;
  /** Epoch ms. */
  readonly now: () => number;
};

type Known = { readonly state: ConnectionState; readonly detail: Saying | null };

const provider = 'Meta';

/** Asks for the token, the number, where its events go, and the version. Each line says in words what is wrong. */
export async function check(deps: CheckDeps, signal: AbortSignal): Promise<ConnectionReport> {
  const { client, config, secrets } = deps;
  const { facts, ...answer } = await tokenFacts(client, secrets.accessToken, config.appId, signal);
  const token = tokenCheck(
    answer.kind === 'failure' ? connectionOfFailure(answer.failure, client.secrets) : null,
    facts,
    deps.now(),
  );
  if (token.known.state === 'unreachable') {
    return {
      ...token.known,
      account: null,
      checks: [token.check, ...['number', 'receiving', 'version'].map(unasked)],
    };
  }
  const number = await askNumber(client, config, signal);
  const appId = config.appId ?? facts?.appId ?? null;
  const { webhook, ...receiving } = await receivingCheck(deps, appId, signal);
  const version = await versionCheck(client, config, number.isAnswered, signal);
  const overall = token.known.state === 'keys-wrong' && !number.isAnswered ? token.known : number.known;
  // Messages go out, but nothing comes in: that is not "works".
  const deaf = overall.state === 'works' && webhook === 'elsewhere';
  return {
    ...(deaf ? { state: 'unknown' as const, detail: receiving.detail } : overall),
    account: number.account,
    checks: [token.check, number.check, receiving, version],
    ...(webhook === undefined ? {} : { webhook }),
  };
}

/** Meta may refuse to look at a token (an app id that is not its own) and still accept it: then the number decides. */
function tokenCheck(
  failure: Known | null,
  facts: TokenFacts | null,
  now: number,
): { known: Known; check: Check } {
  const name = 'token';
  const line = (state: Check['state'], detail: Saying) => ({ name, state, detail });
  if (failure !== null) {
    const state = failure.state === 'keys-wrong' ? 'broken' : 'unknown';
    return { known: failure, check: line(state, failure.detail ?? saying('unasked')) };
  }
  if (facts?.isValid !== true) {
    const detail = saying('token-invalid');
    return { known: { state: 'keys-wrong', detail }, check: line('broken', detail) };
  }
  const works: Known = { state: 'works', detail: null };
  const missing = neededScopes.filter((scope) => facts.scopes.length > 0 && !facts.scopes.includes(scope));
  if (missing.length > 0)
    return {
      known: works,
      check: line('broken', saying('token-lacks', { permissions: missing.join(', ') })),
    };
  if (facts.expiresAt !== null) {
    const days = Math.max(0, Math.floor((facts.expiresAt - now) / day));
    const detail = saying('token-ends', { days: String(days) });
    return { known: works, check: line(days < 7 ? 'broken' : 'works', detail) };
  }
  return { known: works, check: line('works', saying('token-stays')) };
}

const numberFields =
  'display_phone_number,verified_name,status,quality_rating,throughput,health_status,platform_type';

async function askNumber(
  client: Client,
  config: MetaConfig,
  signal: AbortSignal,
): Promise<{ known: Known; check: Check; account: string | null; isAnswered: boolean }> {
  const options = { name: 'number', query: { fields: numberFields } };
  const answer = await client.get(config.phoneNumberId, signal, options);
  if (answer.kind === 'failure') {
    const known = connectionOfFailure(answer.failure, client.secrets);
    const state = known.state === 'unreachable' || known.state === 'unknown' ? 'unknown' : 'broken';
    return {
      known,
      check: { name: 'number', state, detail: known.detail },
      account: null,
      isAnswered: false,
    };
  }
  const body = isFields(answer.body) ? answer.body : {};
  const known = stateOfNumber(body);
  const shown = text(body, 'display_phone_number');
  const detail = known.detail ?? describe(body, shown);
  const state = known.state === 'works' ? 'works' : known.state === 'unknown' ? 'unknown' : 'broken';
  return {
    known,
    check: { name: 'number', state, detail },
    account: phoneShown(body) ?? shown,
    isAnswered: true,
  };
}

/** The phone of a number in E.164; null when Meta does not tell one that can be read. */
export function phoneShown(body: Fields): string | null {
  const shown = text(body, 'display_phone_number');
  return shown === null ? null : normalisePhone(`+${shown.replace(/\D/g, '')}`);
}

function describe(body: Fields, shown: string | null): Saying {
  const quality = text(body, 'quality_rating');
  const name = [shown, text(body, 'verified_name')].filter((part) => part !== null).join(', ');
  if (name === '') return saying('signed-in');
  return quality === null || quality === 'UNKNOWN'
    ? saying('number-connected', { name })
    : saying('number-quality', { name, quality: quality.toLowerCase() });
}

/** The state of a number as Meta tells it. */
export function stateOfNumber(body: Fields): Known {
  switch (text(body, 'status')?.toUpperCase() ?? null) {
    case 'BANNED':
      return { state: 'blocked', detail: saying('number-banned') };
    case 'DELETED':
    case 'MIGRATED':
      return { state: 'keys-wrong', detail: saying('number-moved') };
    case 'DISCONNECTED':
    case 'PENDING':
    case 'UNVERIFIED':
      return {
        state: 'signed-out',
        detail: saying('not-registered'),
      };
    default:
      return healthOf(fields(body, 'health_status'));
  }
}

function healthOf(health: Fields): Known {
  const blocked = rows(health, 'entities').find((entity) => text(entity, 'can_send_message') === 'BLOCKED');
  if (text(health, 'can_send_message') !== 'BLOCKED') return { state: 'works', detail: null };
  const error = blocked ? (rows(blocked, 'errors')[0] ?? {}) : {};
  const words = [text(error, 'error_description'), text(error, 'possible_solution')].filter(
    (part) => part !== null,
  );
  const said = words.length === 0 ? null : words.join(' ').slice(0, 300);
  return { state: 'blocked', detail: saying(stoppedBy(blocked), { said }) };
}

/** Which of number, account, business and app is not allowed to send. */
function stoppedBy(entity: Fields | undefined) {
  switch (entity === undefined ? null : text(entity, 'entity_type')?.toUpperCase()) {
    case 'PHONE_NUMBER':
      return 'stopped-number';
    case 'BUSINESS':
      return 'stopped-business';
    case 'APP':
      return 'stopped-app';
    default:
      return 'stopped-account';
  }
}

type ReceivingCheck = Check & Pick<ConnectionReport, 'webhook'>;

async function receivingCheck(
  deps: CheckDeps,
  appId: string | null,
  signal: AbortSignal,
): Promise<ReceivingCheck> {
  const { client, config } = deps;
  const line = (state: Check['state'], detail: Saying): Check => ({ name: 'receiving', state, detail });
  const astray = (detail: Saying): ReceivingCheck => ({ ...line('broken', detail), webhook: 'elsewhere' });
  const ours = deps.webhookUrl();
  if (ours === null) return line('unknown', saying('no-public-address', { provider }));
  if (appId === null) return line('unknown', saying('app-unknown'));
  const account = await accountSubscription(client, config, appId, signal);
  if ('trouble' in account) return line('unknown', account.trouble);
  if (account.value === null) return astray(saying('account-tells-nothing'));
  const app = await appSubscription(client, appId, signal);
  if ('trouble' in app) return line('unknown', app.trouble);
  const address = account.value.override ?? app.value?.url ?? '';
  if (address === '') return astray(saying('no-webhook', { provider }));
  if (address !== ours) return astray(elsewhere(provider, address));
  const missing = neededFields.filter((field) => app.value?.fields.includes(field) !== true);
  const told =
    missing.length > 0
      ? line('broken', saying('events-off', { provider, names: missing.join(', ') }))
      : line('works', saying('webhook-ours', { provider, host: new URL(address).host }));
  return { ...told, webhook: 'ours' };
}

/** Without a token Meta says whether it knows a version: "Unknown path components" means that it does not. */
async function versionCheck(
  client: Client,
  config: MetaConfig,
  isAnswered: boolean,
  signal: AbortSignal,
): Promise<Check> {
  const line = (state: Check['state'], detail: Saying): Check => ({ name: 'version', state, detail });
  const { version } = config;
  if (isAnswered) return line('works', saying('version-known', { version }));
  const answer = await client.get('me', signal, { name: 'version', as: { kind: 'nobody' } });
  if (answer.kind === 'answer') return line('works', saying('version-known', { version }));
  if (answer.failure.kind !== 'status') return line('unknown', saying('unasked'));
  const error = errorOfBody(answer.failure.body, client.secrets);
  if (/unknown path components/i.test(error?.detail ?? ''))
    return line('broken', saying('version-unknown', { version }));
  return error === null
    ? line('unknown', saying('unreadable-answer'))
    : line('works', saying('version-known', { version }));
}

function unasked(name: string): Check {
  return { name, state: 'unknown', detail: saying('unasked') };
}
