import type { ConnectionState } from '#shared/domain/channel.ts';
import type { FailureCode } from '#shared/domain/failure.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import type { SendOutcome } from '../provider.ts';
import { errorOfBody, meaningOf, type ErrorMeaning, type MetaError } from './error-codes.ts';

/** How often the same has been refused before. */
export type Tries = {
  /** In a row, for too many messages to this recipient. */
  readonly pair: number;
  /** This very message, for no reason that Meta can name. */
  readonly unexplained: number;
};

/**
 * What a failed send proves. With a refusal of Meta's own the message was certainly not accepted. After a 5xx or without
 * an answer nobody knows: it is not repeated, and settled by the status that carries our id.
 */
export function sendOutcomeOf(failure: HttpFailure, secrets: readonly string[], tries: Tries): SendOutcome {
  switch (failure.kind) {
    case 'not-reached':
      return retry('provider-unreachable', failure.detail, null);
    case 'no-answer':
      return { kind: 'unknown', failure: { code: 'no-answer', detail: failure.detail } };
    case 'status': {
      const error = errorOfBody(failure.body, secrets);
      return ofError(failure, error, tries) ?? ofStatus(failure, error?.detail ?? `HTTP ${failure.status}`);
    }
  }
}

/** By Meta's code; null when there is none, or none that says enough. */
function ofError(
  failure: Extract<HttpFailure, { kind: 'status' }>,
  error: MetaError | null,
  tries: Tries,
): SendOutcome | null {
  const code = error?.code ?? null;
  if (error === null || code === null) return null;
  if (error.isHidden) return wait('no-permission', error.detail, 'keys-wrong');
  const meaning = meaningOf(code);
  if (meaning === null) {
    if (failure.status >= 500) return null;
    return error.isTransient ? retry('provider-error', error.detail, null) : null;
  }
  if (failure.status >= 500 && isTroubleOfTheirs(meaning)) return null;
  return ofMeaning(meaning, error.detail, tries, failure.retryAfterMs);
}

/** "Unknown" or "try again" from a server that has failed says nothing about what it had done by then. */
function isTroubleOfTheirs(meaning: ErrorMeaning): boolean {
  return meaning.kind === 'once' || (meaning.kind === 'retry' && meaning.code === 'provider-error');
}

function ofMeaning(
  meaning: ErrorMeaning,
  detail: string | null,
  tries: Tries,
  retryAfterMs: number | null,
): SendOutcome {
  switch (meaning.kind) {
    case 'retry':
      return retry(meaning.code, detail, retryAfterMs ?? meaning.afterMs);
    case 'pair-rate':
      return retry('rate-limited', detail, 1000 * 4 ** Math.min(tries.pair, 6));
    case 'once':
      return tries.unexplained > 0 ? failed(meaning.code, detail) : retry(meaning.code, detail, null);
    case 'wait':
      return wait(meaning.code, detail, meaning.connection);
    case 'failed':
      return failed(meaning.code, detail);
  }
}

function ofStatus(failure: Extract<HttpFailure, { kind: 'status' }>, detail: string): SendOutcome {
  switch (failure.status) {
    case 401:
      return wait('keys-wrong', detail, 'keys-wrong');
    case 403:
      return wait('no-permission', detail, 'keys-wrong');
    case 407:
    case 511:
      return retry('provider-unreachable', detail, null);
    case 408:
      return { kind: 'unknown', failure: { code: 'no-answer', detail } };
    case 413:
      return failed('file-too-large', detail);
    case 429:
      return retry('rate-limited', detail, failure.retryAfterMs);
    default:
      // A redirect was not followed: a captive portal, or a proxy, answered in Meta's place.
      if (failure.status < 400) return retry('provider-unreachable', detail, null);
      if (failure.status < 500) return failed('refused-by-provider', detail);
      return { kind: 'unknown', failure: { code: 'provider-error', detail } };
  }
}

/** The state of a connection that a failed question shows. No answer is "cannot tell", never "your keys are wrong". */
export function connectionOfFailure(
  failure: HttpFailure,
  secrets: readonly string[],
): { state: ConnectionState; detail: Saying } {
  const provider = 'Meta';
  if (failure.kind !== 'status')
    return { state: 'unreachable', detail: saying('not-reached', { provider, code: failure.detail }) };
  const error = errorOfBody(failure.body, secrets);
  const said = error?.detail ?? null;
  const status = String(failure.status);
  if (error?.isHidden === true) return { state: 'keys-wrong', detail: saying('meta-no-access', { said }) };
  const code = error?.code ?? null;
  const meaning = code === null ? null : meaningOf(code);
  if (meaning?.kind === 'wait') {
    const reason =
      meaning.code === 'no-permission'
        ? 'meta-no-access'
        : meaning.code === 'signed-out'
          ? 'not-registered'
          : 'token-invalid';
    return { state: meaning.connection, detail: saying(reason, { said }) };
  }
  if (failure.status === 401) return { state: 'keys-wrong', detail: saying('token-invalid', { said }) };
  if (failure.status === 403) return { state: 'keys-wrong', detail: saying('meta-no-access', { said }) };
  if (failure.status >= 500)
    return { state: 'unreachable', detail: saying('provider-troubled', { provider, status, said }) };
  return { state: 'unknown', detail: saying('answered-status', { provider, status, said }) };
}

function retry(code: FailureCode, detail: string | null, afterMs: number | null): SendOutcome {
  return { kind: 'retry', failure: { code, detail }, afterMs };
}

function wait(code: FailureCode, detail: string | null, connection: ConnectionState): SendOutcome {
  return { kind: 'wait', failure: { code, detail }, connection };
}

/** A refusal that repeating does not change. */
export function failed(code: FailureCode, detail: string | null): Extract<SendOutcome, { kind: 'failed' }> {
  return { kind: 'failed', failure: { code, detail } };
}
