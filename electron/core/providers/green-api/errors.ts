import type { ConnectionState } from '#shared/domain/channel.ts';
import type { Failure, FailureCode } from '#shared/domain/failure.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import type { SendOutcome } from '../provider.ts';
import { cleanDetail } from '../clean-detail.ts';
import { isFields, text } from '../lenient.ts';
import { quotaOf, quotaWords } from './quota.ts';

/** How long an instance takes to start, as far as one would wait for it. */
const startingDelay = 5000;
/** "Too many number checks" has no documented end. */
const numberChecksDelay = 60_000;

/**
 * What a failed send proves. Green API takes no id of ours, so a send is repeated only when it was certainly not
 * accepted: its own advice to repeat after 499 and 502 would send twice.
 */
export function sendOutcomeOf(failure: HttpFailure, secrets: readonly string[]): SendOutcome {
  switch (failure.kind) {
    case 'not-reached':
      return retry('provider-unreachable', failure.detail, null);
    case 'no-answer':
      return { kind: 'unknown', failure: { code: 'no-answer', detail: failure.detail } };
    case 'status':
      return ofStatus(failure, wordsOf(failure.body, secrets));
  }
}

function ofStatus(failure: Extract<HttpFailure, { kind: 'status' }>, words: string | null): SendOutcome {
  const detail = words ?? `HTTP ${failure.status}`;
  switch (failure.status) {
    case 400:
      return ofBadRequest(failure.body, detail);
    case 401:
    case 403:
      return wait('keys-wrong', detail, 'keys-wrong');
    case 404:
    case 405:
      // No such method at this address: apiUrl belongs to something else.
      return wait('keys-wrong', `HTTP ${failure.status}`, 'keys-wrong');
    case 413:
      return failed('file-too-large', detail);
    case 407:
    case 511:
      return retry('provider-unreachable', detail, null);
    case 429:
      return retry('rate-limited', detail, failure.retryAfterMs);
    case 466:
      return failed('quota-exceeded', isFields(failure.body) ? quotaWords(failure.body) : null);
    case 469:
      return retry('rate-limited', detail, failure.retryAfterMs ?? numberChecksDelay);
    case 408:
    case 499:
      return { kind: 'unknown', failure: { code: 'no-answer', detail } };
    default:
      // A redirect was not followed: a captive portal, or a proxy, answered in the provider's place.
      if (failure.status < 400) return retry('provider-unreachable', detail, null);
      if (failure.status < 500) return failed('refused-by-provider', detail);
      if (/exceeded max upload size/i.test(rawWords(failure.body) ?? ''))
        return failed('file-too-large', detail);
      return { kind: 'unknown', failure: { code: 'provider-error', detail } };
  }
}

function ofBadRequest(body: unknown, detail: string): SendOutcome {
  const words = (rawWords(body) ?? '').toLowerCase();
  if (words.includes('starting process')) return retry('instance-starting', detail, startingDelay);
  if (words.includes('not authorized')) return wait('signed-out', detail, 'signed-out');
  return failed('refused-by-provider', detail);
}

/** The state of a connection that a failed question shows. No answer is "cannot tell", never "your keys are wrong". */
export function connectionOfFailure(
  failure: HttpFailure,
  secrets: readonly string[],
): { state: ConnectionState; detail: Saying } {
  const provider = 'Green API';
  if (failure.kind !== 'status')
    return { state: 'unreachable', detail: saying('not-reached', { provider, code: failure.detail }) };
  const detail = saying('answered-status', {
    provider,
    status: String(failure.status),
    said: wordsOf(failure.body, secrets),
  });
  switch (failure.status) {
    case 400: {
      const words = (rawWords(failure.body) ?? '').toLowerCase();
      if (words.includes('starting process')) return { state: 'starting', detail };
      if (words.includes('not authorized')) return { state: 'signed-out', detail };
      return { state: 'unknown', detail };
    }
    case 401:
    case 403:
      return { state: 'keys-wrong', detail };
    case 429:
    case 469:
      return { state: 'unknown', detail };
    case 466:
      return { state: 'quota-exceeded', detail: isFields(failure.body) ? quotaOf(failure.body) : detail };
    default:
      return { state: failure.status >= 400 && failure.status < 499 ? 'unknown' : 'unreachable', detail };
  }
}

/** The provider's words in an error body (a text, or `message`, `reason`, … of an object), cleaned; null without any. */
export function wordsOf(body: unknown, secrets: readonly string[]): string | null {
  const words = rawWords(body);
  return words === null ? null : cleanDetail(words, secrets);
}

function rawWords(body: unknown): string | null {
  if (typeof body === 'string') return body.trim() === '' ? null : body;
  return isFields(body) ? text(body, 'message', 'reason', 'error', 'description') : null;
}

function retry(code: FailureCode, detail: string | null, afterMs: number | null): SendOutcome {
  return { kind: 'retry', failure: { code, detail }, afterMs };
}

function wait(code: FailureCode, detail: string | null, connection: ConnectionState): SendOutcome {
  return { kind: 'wait', failure: { code, detail }, connection };
}

/** A refusal that repeating does not change. */
export function failed(code: FailureCode, detail: string | null): Extract<SendOutcome, { kind: 'failed' }> {
  const failure: Failure = { code, detail };
  return { kind: 'failed', failure };
}
