import { saying, SaidError, type Saying } from '#shared/domain/saying/saying.ts';

import { fields, isFields, isTrue, text, type Fields } from '../lenient.ts';
import { cleanDetail } from '../clean-detail.ts';
import type { SetUpAnswer } from '../provider.ts';
import type { Answer, Client } from './client.ts';
import { codeOf, connectionOfFailure } from './errors.ts';

/** What Deskbell lives on. Contacts and deals are not asked for: each would have to be answered with one that it made. */
const subscriptions = {
  messagesAndStatuses: true,
  contactsAndDealsCreation: false,
  channelsUpdates: true,
  templateStatus: true,
} as const;

/** Without these nothing works. */
const essential = ['messagesAndStatuses', 'channelsUpdates'] as const;

/** Letters that Wazzup24 takes. */
const longestUri = 200;

/** The address that an account's events are sent to; null when none is set. */
export function webhooksUri(body: Fields): string | null {
  return text(body, 'webhooksUri');
}

/** The subscriptions that are off. Values come back as the texts "true" and "false". */
export function missingSubscriptions(body: Fields): string[] {
  return essential.filter((name) => !isTrue(fields(body, 'subscriptions'), name));
}

/**
 * Sets the account's webhook, unless one of our addresses is there already: two numbers of one account share it.
 * Wazzup24 tries the address before it takes it. Rejects with a SaidError when it does not.
 */
export async function setUp(
  client: Client,
  url: string | null,
  ourUrls: readonly string[],
  signal: AbortSignal,
): Promise<SetUpAnswer> {
  const before = bodyOf(await client.get('/v3/webhooks', signal), client);
  if (url === null) return { changed: [], note: saying('homeless') };
  const former = webhooksUri(before);
  const isOurs = former !== null && (former === url || ourUrls.includes(former));
  const missing = missingSubscriptions(before);
  if (isOurs && missing.length === 0) return { changed: [], note: null };
  if (url.length > longestUri)
    throw new SaidError(saying('address-too-long', { letters: String(longestUri) }));

  const webhook = { webhooksUri: isOurs ? former : url, subscriptions };
  const answer = await client.write('PATCH', '/v3/webhooks', webhook, signal, 60_000);
  if (answer.kind === 'failure') throw new SaidError(refusal(answer, client));
  const after = bodyOf(await client.get('/v3/webhooks', signal), client);
  if (webhooksUri(after) !== webhook.webhooksUri || missingSubscriptions(after).length > 0)
    throw new SaidError(saying('webhook-forgotten'));
  const changed = [...(isOurs ? [] : ['webhooksUri']), ...missing];
  if (isOurs || former === null || isFormerlyOurs(former, [url, ...ourUrls])) return { changed, note: null };
  // The account has one address: whoever had it hears nothing any more.
  const takenFrom = URL.canParse(former) ? new URL(former).host : 'another address';
  return { changed, note: saying('webhook-taken-over', { host: takenFrom }), takenFrom };
}

/** True for this computer at another public address: the secret in the path is nobody else's. */
function isFormerlyOurs(former: string, ourUrls: readonly string[]): boolean {
  const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : null);
  const path = pathOf(former);
  return path !== null && ourUrls.some((url) => path.endsWith(pathOf(url) ?? url));
}

function refusal(answer: Extract<Answer, { kind: 'failure' }>, client: Client): Saying {
  const { failure } = answer;
  const body = failure.kind === 'status' ? failure.body : null;
  switch (codeOf(body)) {
    case 'testpostnotpassed': {
      const told = isFields(body) ? text(fields(body, 'data'), 'status') : null;
      return saying('wazzup-cannot-reach', { said: told === null ? null : cleanDetail(told) });
    }
    case 'urinotvalid':
      return saying('wazzup-takes-no-address');
    default:
      return connectionOfFailure(failure, client.secrets).detail;
  }
}

function bodyOf(answer: Answer, client: Client): Fields {
  if (answer.kind === 'failure')
    throw new SaidError(connectionOfFailure(answer.failure, client.secrets).detail);
  return isFields(answer.body) ? answer.body : {};
}
