import { access, constants } from 'node:fs/promises';

import type { Failure, FailureCode } from '#shared/domain/failure.ts';

import { idText, isFields } from '../lenient.ts';
import type { ConnectionContext, OutgoingMessage, SendOutcome } from '../provider.ts';
import { addressOf } from './chat.ts';
import type { Answer, Client } from './client.ts';
import type { WazzupConfig } from './config.ts';
import { codeOf, sendOutcomeOf } from './errors.ts';

const longestText = 10_000;
const largestFile = 10 * 1024 * 1024;
/** Wazzup24 fetches a file before it answers, over this computer's own line. */
const fileTimeout = 3 * 60_000;

export type SendDeps = {
  readonly client: Client;
  readonly config: WazzupConfig;
  readonly publish: ConnectionContext<unknown, unknown>['publish'];
};

/** Hands one message over. Never rejects. What cannot be accepted is refused before the network is asked. */
export async function send(
  deps: SendDeps,
  message: OutgoingMessage,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { file, text } = message;
  if (text.length > longestText)
    return failed('text-too-long', `${text.length} of ${longestText} characters`);
  if (signal.aborted) return { kind: 'retry', failure: { code: 'interrupted', detail: null }, afterMs: null };
  if (file === null) return post(deps, message, { text }, signal, undefined);
  // Queued as two messages; one that was queued before the number came to Wazzup24 would lose its words.
  if (text.trim() !== '')
    return failed(
      'refused-by-provider',
      'Wazzup24 takes no words with a file: send them one after the other',
    );
  if (file.size > largestFile) return failed('file-too-large', '10 MB at most');
  try {
    await access(file.path, constants.R_OK);
  } catch {
    return failed('file-missing', null);
  }
  const published = deps.publish(file);
  if (published === null) return failed('no-public-address', null);
  const outcome = await post(deps, message, { contentUri: published.url }, signal, fileTimeout);
  // Accepted or in doubt, it may still be on its way to fetch the file; the address ends by itself.
  if (outcome.kind !== 'accepted' && outcome.kind !== 'unknown') published.withdraw();
  return outcome;
}

async function post(
  { client, config }: SendDeps,
  message: OutgoingMessage,
  content: { readonly text: string } | { readonly contentUri: string },
  signal: AbortSignal,
  timeoutMs: number | undefined,
): Promise<SendOutcome> {
  const body = {
    channelId: config.channelId,
    ...addressOf(message.to),
    ...content,
    crmMessageId: message.outboxId,
    // Otherwise a reminder would take the mark off a chat that waits for a person.
    ...(message.isAutomatic ? { clearUnanswered: false } : {}),
  };
  const quoted = message.quotedProviderMessageId;
  const first = await client.write(
    'POST',
    '/v3/message',
    quoted === null ? body : { ...body, refMessageId: quoted },
    signal,
    timeoutMs,
  );
  // A quote that Wazzup24 does not know (any more) must not hold back the answer. The refusal may be remembered, so
  // the message gets another id.
  const isQuoteLost =
    quoted !== null && first.kind === 'failure' && refusalOf(first) === 'referencemessagenotfound';
  const answer = isQuoteLost
    ? await client.write(
        'POST',
        '/v3/message',
        { ...body, crmMessageId: `${message.outboxId}/plain` },
        signal,
        timeoutMs,
      )
    : first;
  return outcomeOf(answer, client, signal);
}

/** The code of a definite refusal. */
function refusalOf(answer: Extract<Answer, { kind: 'failure' }>): string | null {
  const { failure } = answer;
  return failure.kind === 'status' && failure.status < 500 ? codeOf(failure.body) : null;
}

function outcomeOf(answer: Answer, client: Client, signal: AbortSignal): SendOutcome {
  if (answer.kind === 'failure') {
    const outcome = sendOutcomeOf(answer.failure, client.secrets);
    const wasStopped = signal.aborted && (outcome.kind === 'unknown' || outcome.kind === 'retry');
    return wasStopped ? { ...outcome, failure: { code: 'interrupted', detail: null } } : outcome;
  }
  const providerMessageId = isFields(answer.body) ? idText(answer.body, 'messageId') : null;
  if (providerMessageId !== null) return { kind: 'accepted', providerMessageId };
  return {
    kind: 'unknown',
    failure: { code: 'provider-error', detail: 'an answer without the id of the message' },
  };
}

function failed(code: FailureCode, detail: string | null): SendOutcome {
  const failure: Failure = { code, detail };
  return { kind: 'failed', failure };
}
