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
 * Wazzup24 tries the address before it takes it. Rejects with a sentence when it does not.
 */
export async function setUp(
  client: Client,
  url: string | null,
  ourUrls: readonly string[],
  signal: AbortSignal,
): Promise<SetUpAnswer> {
  const before = bodyOf(await client.get('/v3/webhooks', signal), client);
  if (url === null)
    return {
      changed: [],
      note: 'The webhook address is not set: this computer has no public address yet.',
    };
  const former = webhooksUri(before);
  const isOurs = former !== null && (former === url || ourUrls.includes(former));
  const missing = missingSubscriptions(before);
  if (isOurs && missing.length === 0) return { changed: [], note: null };
  if (url.length > longestUri)
    throw new Error(`The public address is too long: Wazzup24 takes ${longestUri} letters.`);

  const webhook = { webhooksUri: isOurs ? former : url, subscriptions };
  const answer = await client.write('PATCH', '/v3/webhooks', webhook, signal, 60_000);
  if (answer.kind === 'failure') throw new Error(refusal(answer, client));
  const after = bodyOf(await client.get('/v3/webhooks', signal), client);
  if (webhooksUri(after) !== webhook.webhooksUri || missingSubscriptions(after).length > 0)
    throw new Error('Wazzup24 took the webhook address, but does not have it when asked again.');
  const changed = [...(isOurs ? [] : ['webhooksUri']), ...missing];
  if (isOurs || former === null || isFormerlyOurs(former, [url, ...ourUrls])) return { changed, note: null };
  // The account has one address: whoever had it hears nothing any more.
  const takenFrom = URL.canParse(former) ? new URL(former).host : 'another address';
  const note = `Wazzup24 tells its events to one address only. Until now that was ${takenFrom}, which gets nothing any more.`;
  return { changed, note, takenFrom };
}

/** True for this computer at another public address: the secret in the path is nobody else's. */
function isFormerlyOurs(former: string, ourUrls: readonly string[]): boolean {
  const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : null);
  const path = pathOf(former);
  return path !== null && ourUrls.some((url) => path.endsWith(pathOf(url) ?? url));
}

function refusal(answer: Extract<Answer, { kind: 'failure' }>, client: Client): string {
  const { failure } = answer;
  const body = failure.kind === 'status' ? failure.body : null;
  switch (codeOf(body)) {
    case 'testpostnotpassed': {
      const told = isFields(body) ? text(fields(body, 'data'), 'status') : null;
      const status = told === null ? '' : ` It got the answer ${cleanDetail(told) ?? ''}.`;
      return `Wazzup24 could not reach this computer at its public address.${status} Check the tunnel or the domain, then set up again.`;
    }
    case 'urinotvalid':
      return 'Wazzup24 does not take the public address of this computer: it must be an https address that everybody can reach.';
    default:
      return connectionOfFailure(failure, client.secrets).detail;
  }
}

function bodyOf(answer: Answer, client: Client): Fields {
  if (answer.kind === 'failure') throw new Error(connectionOfFailure(answer.failure, client.secrets).detail);
  return isFields(answer.body) ? answer.body : {};
}
