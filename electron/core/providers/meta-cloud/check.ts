import type { ConnectionState } from '#shared/domain/channel.ts';
import { normalisePhone } from '#shared/domain/phone.ts';

import { fields, isFields, rows, text, type Fields } from '../lenient.ts';
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

type Known = { readonly state: ConnectionState; readonly detail: string | null };

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
  const line = (state: Check['state'], detail: string) => ({ name, state, detail });
  if (failure !== null) {
    const state = failure.state === 'keys-wrong' ? 'broken' : 'unknown';
    return { known: failure, check: line(state, failure.detail ?? '') };
  }
  if (facts?.isValid !== true) {
    const detail = 'Meta says that this token is not valid (any more): make a new one for the system user.';
    return { known: { state: 'keys-wrong', detail }, check: line('broken', detail) };
  }
  const works: Known = { state: 'works', detail: null };
  const missing = neededScopes.filter((scope) => facts.scopes.length > 0 && !facts.scopes.includes(scope));
  if (missing.length > 0)
    return { known: works, check: line('broken', `The token lacks the permission ${missing.join(', ')}.`) };
  if (facts.expiresAt !== null) {
    const days = Math.max(0, Math.floor((facts.expiresAt - now) / day));
    const detail = `Meta accepts the token; it ends in ${days} days.`;
    return { known: works, check: line(days < 7 ? 'broken' : 'works', detail) };
  }
  return { known: works, check: line('works', 'Meta accepts the token; it does not end by itself.') };
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

function describe(body: Fields, shown: string | null): string {
  const quality = text(body, 'quality_rating');
  const name = [shown, text(body, 'verified_name')].filter((part) => part !== null).join(', ');
  const told = quality === null || quality === 'UNKNOWN' ? '' : ` Quality: ${quality.toLowerCase()}.`;
  return `${name === '' ? 'The number' : name}: connected.${told}`;
}

/** The state of a number as Meta tells it. */
export function stateOfNumber(body: Fields): Known {
  switch (text(body, 'status')?.toUpperCase() ?? null) {
    case 'BANNED':
      return { state: 'blocked', detail: 'WhatsApp has banned the number.' };
    case 'DELETED':
    case 'MIGRATED':
      return { state: 'keys-wrong', detail: 'The number is no longer part of this WhatsApp account.' };
    case 'DISCONNECTED':
    case 'PENDING':
    case 'UNVERIFIED':
      return {
        state: 'signed-out',
        detail: 'The number is not registered: finish its registration at Meta.',
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
  const what =
    (blocked ? text(blocked, 'entity_type') : null)?.toLowerCase().replaceAll('_', ' ') ?? 'account';
  return {
    state: 'blocked',
    detail: `Meta does not let the ${what} send. ${words.join(' ')}`.trim().slice(0, 300),
  };
}

type ReceivingCheck = Check & Pick<ConnectionReport, 'webhook'>;

async function receivingCheck(
  deps: CheckDeps,
  appId: string | null,
  signal: AbortSignal,
): Promise<ReceivingCheck> {
  const { client, config } = deps;
  const line = (state: Check['state'], detail: string): Check => ({ name: 'receiving', state, detail });
  const elsewhere = (detail: string): ReceivingCheck => ({ ...line('broken', detail), webhook: 'elsewhere' });
  const ours = deps.webhookUrl();
  if (ours === null)
    return line('unknown', 'This computer has no public address, so Meta cannot tell it anything.');
  if (appId === null) return line('unknown', 'The app id is not known, so its webhook cannot be looked at.');
  const account = await accountSubscription(client, config, appId, signal);
  if ('trouble' in account) return line('unknown', account.trouble);
  if (account.value === null)
    return elsewhere('The WhatsApp account does not tell this app anything yet: use "Set up".');
  const app = await appSubscription(client, appId, signal);
  if ('trouble' in app) return line('unknown', app.trouble);
  const address = account.value.override ?? app.value?.url ?? '';
  if (address === '') return elsewhere('No webhook address is set at Meta: use "Set up".');
  if (address !== ours) return elsewhere(`Meta calls another address, at ${hostOf(address)}: use "Set up".`);
  const missing = neededFields.filter((field) => app.value?.fields.includes(field) !== true);
  const told =
    missing.length > 0
      ? line('broken', `Switched off at Meta: ${missing.join(', ')}.`)
      : line('works', `Meta calls ${hostOf(address)}.`);
  return { ...told, webhook: 'ours' };
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'an address that cannot be read';
}

/** Without a token Meta says whether it knows a version: "Unknown path components" means that it does not. */
async function versionCheck(
  client: Client,
  config: MetaConfig,
  isAnswered: boolean,
  signal: AbortSignal,
): Promise<Check> {
  const line = (state: Check['state'], detail: string): Check => ({ name: 'version', state, detail });
  if (isAnswered) return line('works', `Meta answers as ${config.version}.`);
  const answer = await client.get('me', signal, { name: 'version', as: { kind: 'nobody' } });
  if (answer.kind === 'answer') return line('works', `Meta answers as ${config.version}.`);
  if (answer.failure.kind !== 'status') return line('unknown', 'Could not be asked.');
  const error = errorOfBody(answer.failure.body, client.secrets);
  if (/unknown path components/i.test(error?.detail ?? ''))
    return line('broken', `Meta does not know the version ${config.version} of its interface (any more).`);
  return error === null
    ? line('unknown', 'The answer of Meta could not be read.')
    : line('works', `Meta knows ${config.version}.`);
}

function unasked(name: string): Check {
  return { name, state: 'unknown', detail: 'Could not be asked.' };
}
