import { access, constants } from 'node:fs/promises';

import type { Failure, FailureCode } from '#shared/domain/failure.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import { idText, isFields } from '../lenient.ts';
import type { ConnectionContext, OutgoingMessage, SendOutcome } from '../provider.ts';
import { addressOf } from './chat.ts';
import type { Answer, Client } from './client.ts';
import type { WazzupConfig } from './config.ts';
import type { CrmIds } from './crm-ids.ts';
import { codeOf, sendOutcomeOf } from './errors.ts';

const longestText = 10_000;
const largestFile = 10 * 1024 * 1024;
/** Wazzup24 fetches a file before it answers, over this computer's own line. */
const fileTimeout = 3 * 60_000;

export type SendDeps = {
  readonly client: Client;
  readonly config: WazzupConfig;
  readonly publish: ConnectionContext<unknown, unknown>['publish'];
  readonly crmIds: CrmIds;
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
  { client, config, crmIds }: SendDeps,
  message: OutgoingMessage,
  content: { readonly text: string } | { readonly contentUri: string },
  signal: AbortSignal,
  timeoutMs: number | undefined,
): Promise<SendOutcome> {
  const handOver = async (quote: { readonly refMessageId?: string }): Promise<Answer> => {
    const body = {
      channelId: config.channelId,
      ...addressOf(message.to),
      ...content,
      ...quote,
      crmMessageId: crmIds.idFor(message.outboxId),
      // Otherwise a reminder would take the mark off a chat that waits for a person.
      ...(message.isAutomatic ? { clearUnanswered: false } : {}),
    };
    const answer = await client.write('POST', '/v3/message', body, signal, timeoutMs);
    if (isRefusal(answer)) crmIds.refused(message.outboxId);
    return answer;
  };
  const quoted = message.quotedProviderMessageId;
  const first = await handOver(quoted === null ? {} : { refMessageId: quoted });
  // A quote that Wazzup24 does not know (any more) must not hold back the answer.
  const isQuoteLost = isRefusal(first) && codeOf(first.failure.body) === 'referencemessagenotfound';
  return outcomeOf(isQuoteLost && quoted !== null ? await handOver({}) : first, client, signal);
}

type Refusal = Extract<Answer, { kind: 'failure' }> & {
  readonly failure: Extract<HttpFailure, { kind: 'status' }>;
};

/** True when the message was looked at and certainly not taken; a repeat or an unknown error says neither. */
function isRefusal(answer: Answer): answer is Refusal {
  if (answer.kind === 'answer' || answer.failure.kind !== 'status') return false;
  const { status } = answer.failure;
  return status >= 400 && status < 429 && sendOutcomeOf(answer.failure, []).kind !== 'unknown';
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
