import { inEnglish } from '#shared/domain/saying/saying.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import {
  fits,
  nothingKnown,
  unclear,
  wrong,
  type FieldVerdict,
  type Probe,
  type ProbeAnswer,
} from '../probe.ts';
import { neededScopes } from './check.ts';
import { createClient, type Client } from './client.ts';
import { configSchema } from './config.ts';
import { errorOfBody } from './error-codes.ts';
import { connectionOfFailure } from './outcomes.ts';
import { probeNumbers } from './probe-numbers.ts';
import { repliedWith, unclearFailure } from './probe-failures.ts';
import { tokenFacts, type TokenFacts } from './subscriptions.ts';

const hour = 60 * 60_000;
/** Meta's dashboard makes tokens that end within a day; those of system users live for 60 days, or for ever. */
const temporary = 48 * hour;
const oneThatStays =
  'Make one for a system user, in Business settings under Users, System users; choose that it never ends.';

/** Asks what the token is, whether the secret is that of its app, and which numbers both lead to. */
export const probe: Probe = async (typed, deps, signal) => {
  const { accessToken, appSecret } = typed.secrets;
  const config = configSchema.safeParse({ phoneNumberId: '0', businessAccountId: '0', ...typed.config });
  if (!config.success) return nothingKnown;
  const client = createClient({
    ...deps,
    config: config.data,
    secrets: { accessToken: accessToken ?? '', appSecret: appSecret ?? '', verifyToken: '' },
  });
  const token: JudgedToken =
    accessToken === undefined
      ? { fields: {}, facts: null, isUsable: false }
      : await judgeToken(client, accessToken, deps.clock.now(), signal);
  const appId = typed.config.appId ?? token.facts?.appId ?? null;
  const [secret, numbers] = await Promise.all([
    appSecret === undefined || appId === null ? {} : judgeSecret(client, appId, signal),
    token.isUsable ? probeNumbers(client, typed.config, token.facts?.accountIds ?? [], signal) : nothingKnown,
  ]);
  return {
    fields: { ...token.fields, ...judgeApp(typed.config.appId, token.facts), ...secret, ...numbers.fields },
    found: numbers.found,
  };
};

type JudgedToken = {
  readonly fields: ProbeAnswer['fields'];
  readonly facts: TokenFacts | null;
  /** False: there is no use in asking further with it. */
  readonly isUsable: boolean;
};

async function judgeToken(
  client: Client,
  accessToken: string,
  now: number,
  signal: AbortSignal,
): Promise<JudgedToken> {
  const { facts, ...answer } = await tokenFacts(client, accessToken, null, signal);
  const judged = (verdict: FieldVerdict, isUsable: boolean): JudgedToken => ({
    fields: { 'secrets.accessToken': verdict },
    facts,
    isUsable,
  });
  if (answer.kind === 'failure') {
    const { state, detail } = connectionOfFailure(answer.failure, client.secrets);
    if (state === 'keys-wrong')
      return judged(
        wrong(`${inEnglish(detail)} ${oneThatStays}`, 'meta-token', repliedWith(answer.failure, client)),
        false,
      );
    // Meta may refuse to look at a token and accept it all the same: the numbers tell.
    return judged(unclearFailure(answer.failure, client), state !== 'unreachable');
  }
  if (facts === null)
    return judged(
      unclear('The answer of Meta could not be read: look at the address.', 'meta-unclear', { said: '?' }),
      false,
    );
  if (!facts.isValid)
    return judged(
      wrong(`Meta says that this token is not valid (any more). ${oneThatStays}`, 'meta-token-over'),
      false,
    );
  const missing = neededScopes.filter((scope) => facts.scopes.length > 0 && !facts.scopes.includes(scope));
  if (missing.length > 0) {
    const detail = `The token lacks the permission ${missing.join(' and ')}. Make it anew for the system user with both permissions of WhatsApp.`;
    return judged(wrong(detail, 'meta-permissions', { permissions: missing.join(', ') }), true);
  }
  if (facts.expiresAt !== null && facts.expiresAt - now < temporary) {
    const hours = Math.max(1, Math.round((facts.expiresAt - now) / hour));
    const detail = `This token is a temporary one: it ends in ${hours} ${hours === 1 ? 'hour' : 'hours'}, and nothing would be sent from then on. ${oneThatStays}`;
    return judged(wrong(detail, 'meta-temporary', { hours: String(hours) }), true);
  }
  return judged(fits(lifetime(facts.expiresAt, now)), true);
}

function lifetime(expiresAt: number | null, now: number): string {
  if (expiresAt === null) return 'Meta accepts the token; it does not end by itself.';
  return `Meta accepts the token; it ends in ${Math.floor((expiresAt - now) / (24 * hour))} days.`;
}

function judgeApp(typedId: string | undefined, facts: TokenFacts | null): ProbeAnswer['fields'] {
  const appId = facts?.appId ?? null;
  if (typedId === undefined || appId === null) return {};
  return {
    'config.appId':
      typedId === appId
        ? fits('The app of the token.')
        : wrong(
            `The token belongs to another app: ${appId}. Leave this empty, or make a token of this app.`,
            'meta-other-app',
            { id: appId },
          ),
  };
}

/** The app's own token is its id and its secret: whether Meta takes it says whether they belong together. */
async function judgeSecret(
  client: Client,
  appId: string,
  signal: AbortSignal,
): Promise<ProbeAnswer['fields']> {
  const answer = await client.get(appId, signal, {
    name: 'app',
    as: { kind: 'app', appId },
    query: { fields: 'id' },
  });
  const verdict =
    answer.kind === 'answer'
      ? fits(`The secret of the app ${appId}.`)
      : refusedSecret(answer.failure, client, appId);
  return { 'secrets.appSecret': verdict };
}

function refusedSecret(failure: HttpFailure, client: Client, appId: string): FieldVerdict {
  const { state } = connectionOfFailure(failure, client.secrets);
  if (failure.kind !== 'status' || state === 'unreachable') return unclearFailure(failure, client);
  const error = errorOfBody(failure.body, client.secrets);
  if (error === null) return unclearFailure(failure, client);
  const words = error.detail === null ? '' : ` (${error.detail})`;
  return wrong(
    `Meta answered ${failure.status}${words}: this is not the secret of the app ${appId}. Copy it from the page of the app, under App settings, Basic.`,
    'meta-secret',
    { ...repliedWith(failure, client), id: appId },
  );
}
