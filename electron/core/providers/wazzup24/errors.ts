import type { ConnectionState } from '#shared/domain/channel.ts';
import type { Failure, FailureCode } from '#shared/domain/failure.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import { cleanDetail } from '../clean-detail.ts';
import { fields, isFields, text, type Fields } from '../lenient.ts';
import type { SendOutcome } from '../provider.ts';

/** The window of the limit of 500 requests. */
const limitWindow = 5_000;

/** What a code of Wazzup24 means, and what it proves about a send. */
type Meaning =
  | { readonly then: 'failed' | 'retry' | 'unknown'; readonly code: FailureCode }
  | { readonly then: 'wait'; readonly code: FailureCode; readonly connection: ConnectionState };

const failed = (code: FailureCode): Meaning => ({ then: 'failed', code });
const retry = (code: FailureCode): Meaning => ({ then: 'retry', code });
const unknown = (code: FailureCode): Meaning => ({ then: 'unknown', code });
const wait = (code: FailureCode, connection: ConnectionState): Meaning => ({
  then: 'wait',
  code,
  connection,
});

/** By the code without underscores and in lower case: Wazzup24 writes each in two spellings (`badContact`, `BAD_CONTACT`). */
const meanings = new Map<string, Meaning>([
  ['invalidmessagedata', failed('refused-by-provider')],
  ['wrongtransport', failed('refused-by-provider')],
  ['repeatedcrmmessageid', unknown('no-answer')],
  ['badcontact', failed('not-on-whatsapp')],
  ['messagesisspam', failed('refused-by-provider')],
  ['spam', failed('refused-by-provider')],
  ['channelnotfound', wait('keys-wrong', 'keys-wrong')],
  ['messagechannelnotfound', wait('keys-wrong', 'keys-wrong')],
  ['channelblocked', wait('number-blocked', 'blocked')],
  ['channelwapirejected', wait('number-blocked', 'blocked')],
  ['wapirejected', wait('number-blocked', 'blocked')],
  ['channelnomoney', failed('payment-problem')],
  ['nomoney', failed('payment-problem')],
  ['notenoughmoney', failed('payment-problem')],
  ['balanceisempty', failed('payment-problem')],
  ['channellimitexceeded', failed('quota-exceeded')],
  ['limitexceeded', failed('quota-exceeded')],
  ['messagechannelunavailable', retry('provider-unreachable')],
  ['messagetexttoolong', failed('text-too-long')],
  ['toolongtext', failed('text-too-long')],
  ['messageonlytextorcontent', failed('refused-by-provider')],
  ['messagenothingtosend', failed('refused-by-provider')],
  ['messagewrongcontenttype', failed('refused-by-provider')],
  // It could not fetch the file from us: the tunnel may be just changing its address.
  ['messagedownloadcontenterror', retry('no-public-address')],
  ['messagescontentsizeexceeded', failed('file-too-large')],
  ['messagecontentsizeexceeded', failed('file-too-large')],
  ['messagesnottextfirst', failed('cannot-write-first')],
  ['templaterejected', failed('template-refused')],
  ['24hoursexceeded', failed('window-closed')],
  ['referencemessagenotfound', failed('refused-by-provider')],
  ['messageseditingtimeexpired', failed('refused-by-provider')],
  ['messagesdeletiontimeexpired', failed('refused-by-provider')],
  ['chatnoaccess', failed('no-permission')],
  ['chatidigsidmismatch', failed('invalid-recipient')],
  ['messagescannotadd', unknown('provider-error')],
  ['unknownerror', unknown('provider-error')],
  ['unknownerrorwithtraceid', unknown('provider-error')],
]);

/** The code in an error body, as the table spells it; null when it has none. */
export function codeOf(body: unknown): string | null {
  const code = isFields(body) ? text(body, 'error', 'code') : null;
  return code === null ? null : code.replace(/[^a-z\d]/gi, '').toLowerCase();
}

/**
 * What a failed send proves. Wazzup24 remembers `crmMessageId` for a minute only, so a send is repeated only when it was
 * certainly not accepted.
 */
export function sendOutcomeOf(failure: HttpFailure, secrets: readonly string[]): SendOutcome {
  switch (failure.kind) {
    case 'not-reached':
      return {
        kind: 'retry',
        failure: { code: 'provider-unreachable', detail: failure.detail },
        afterMs: null,
      };
    case 'no-answer':
      return { kind: 'unknown', failure: { code: 'no-answer', detail: failure.detail } };
    case 'status':
      return ofStatus(failure, wordsOf(failure.body, secrets) ?? `HTTP ${failure.status}`);
  }
}

function ofStatus(failure: Extract<HttpFailure, { kind: 'status' }>, detail: string): SendOutcome {
  const { status, body, retryAfterMs } = failure;
  if (status === 429)
    return { kind: 'retry', failure: { code: 'rate-limited', detail }, afterMs: retryAfterMs ?? limitWindow };
  if (status === 408 || status === 499) return outcome(unknown('no-answer'), detail);
  if (status >= 500) return outcome(unknown('provider-error'), detail);
  if (status === 401) return outcome(wait('keys-wrong', 'keys-wrong'), detail);
  // A redirect was not followed: a captive portal, or a proxy, answered in Wazzup24's place.
  if (status < 400 || status === 407) return outcome(retry('provider-unreachable'), detail);
  const code = codeOf(body);
  const meaning = code === null ? undefined : meanings.get(code);
  if (code === 'repeatedcrmmessageid') {
    return outcome(unknown('no-answer'), detail);
  }
  if (code === 'invalidmessagedata') return ofInvalidData(body, detail);
  if (meaning) return outcome(meaning, detail);
  if (status === 403) return outcome(wait('no-permission', 'keys-wrong'), detail);
  if (status === 404 || status === 405) {
    const words = `HTTP ${status}`;
    return outcome(wait('keys-wrong', 'keys-wrong'), code === null ? words : detail);
  }
  if (status === 413) return outcome(failed('text-too-long'), detail);
  return outcome(failed('refused-by-provider'), detail);
}

/** `data.fields` says what did not fit. */
function ofInvalidData(body: unknown, detail: string): SendOutcome {
  const named = isFields(body) ? fields(body, 'data').fields : null;
  const names = Array.isArray(named) ? named.filter((name) => typeof name === 'string') : [];
  const words = names.length === 0 ? detail : `${detail} (${names.join(', ')})`;
  if (names.includes('channelId')) return outcome(wait('keys-wrong', 'keys-wrong'), words);
  return outcome(failed(names.includes('chatId') ? 'invalid-recipient' : 'refused-by-provider'), words);
}

function outcome(meaning: Meaning, detail: string | null): SendOutcome {
  const failure: Failure = { code: meaning.code, detail };
  switch (meaning.then) {
    case 'wait':
      return { kind: 'wait', failure, connection: meaning.connection };
    case 'retry':
      return { kind: 'retry', failure, afterMs: null };
    case 'failed':
    case 'unknown':
      return { kind: meaning.then, failure };
  }
}

/** Why a message that had been accepted failed after all: the `error` object of a status or an echo. */
export function failureOfStatus(error: Fields): Failure {
  const code = codeOf(error);
  const meaning = code === null ? undefined : meanings.get(code);
  return { code: meaning?.code ?? 'provider-error', detail: wordsOf(error, []) };
}

/** The state of a connection that a failed question shows. No answer is "cannot tell", never "your key is wrong". */
export function connectionOfFailure(
  failure: HttpFailure,
  secrets: readonly string[],
): { state: ConnectionState; detail: Saying } {
  const provider = 'Wazzup24';
  if (failure.kind !== 'status')
    return { state: 'unreachable', detail: saying('not-reached', { provider, code: failure.detail }) };
  const detail = saying('answered-status', {
    provider,
    status: String(failure.status),
    said: wordsOf(failure.body, secrets),
  });
  if (failure.status === 401) return { state: 'keys-wrong', detail };
  if (failure.status === 403) return { state: 'keys-wrong', detail };
  return { state: failure.status >= 400 && failure.status < 500 ? 'unknown' : 'unreachable', detail };
}

/** The provider's words in an error body (a text, or `description` and `error` of an object), cleaned; null without any. */
function wordsOf(body: unknown, secrets: readonly string[]): string | null {
  const words =
    typeof body === 'string' ? body : isFields(body) ? text(body, 'description', 'message', 'error') : null;
  return words === null || words.trim() === '' ? null : cleanDetail(words, secrets);
}
