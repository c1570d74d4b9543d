import type { ConnectionState } from '#shared/domain/channel.ts';
import type { Failure, FailureCode } from '#shared/domain/failure.ts';

import { cleanDetail } from '../clean-detail.ts';
import { fields, isFields, number, rows, text, type Fields } from '../lenient.ts';

/** An error as Meta writes it, in answers and in webhooks. */
export type MetaError = {
  readonly code: number | null;
  /** Meta's own words, cleaned, with the code behind them. */
  readonly detail: string | null;
  readonly isTransient: boolean;
  /** The object is not there, or this token does not see it: Meta does not tell which. */
  readonly isHidden: boolean;
};

/** What an error means for a message. */
export type ErrorMeaning =
  /** The same may be handed over again; `afterMs` null = our own backoff. */
  | { readonly kind: 'retry'; readonly code: FailureCode; readonly afterMs: number | null }
  /** Again after 4^X s, X counting the refusals of this recipient (Meta's own formula). */
  | { readonly kind: 'pair-rate' }
  /** Once more, then never. */
  | { readonly kind: 'once'; readonly code: FailureCode }
  /** Nothing of this number goes until its connection changes. */
  | { readonly kind: 'wait'; readonly code: FailureCode; readonly connection: ConnectionState }
  | { readonly kind: 'failed'; readonly code: FailureCode };

const minute = 60_000;
const keysWrong: ErrorMeaning = { kind: 'wait', code: 'keys-wrong', connection: 'keys-wrong' };
const noPermission: ErrorMeaning = { kind: 'wait', code: 'no-permission', connection: 'keys-wrong' };
const soonAgain: ErrorMeaning = { kind: 'retry', code: 'provider-error', afterMs: null };
const refused: ErrorMeaning = { kind: 'failed', code: 'refused-by-provider' };
const templateRefused: ErrorMeaning = { kind: 'failed', code: 'template-refused' };
const failedAs = (code: FailureCode): ErrorMeaning => ({ kind: 'failed', code });

/**
 * Meta's page of error codes. It says to decide by the code, not by the HTTP status: rate limits are 400, and code 3
 * is a 500 that must not be repeated. What is not listed is refused for good.
 */
const meanings = new Map<number, ErrorMeaning>([
  [0, keysWrong],
  [190, keysWrong],
  [3, noPermission],
  [10, noPermission],
  [131005, noPermission],
  [1, { kind: 'once', code: 'provider-error' }],
  // "Service down"; upgrades take up to five minutes.
  [2, { kind: 'retry', code: 'provider-error', afterMs: 5 * minute }],
  // Counted by the hour.
  [4, { kind: 'retry', code: 'rate-limited', afterMs: 10 * minute }],
  [80007, { kind: 'retry', code: 'rate-limited', afterMs: 10 * minute }],
  [80008, { kind: 'retry', code: 'rate-limited', afterMs: 10 * minute }],
  [130429, { kind: 'retry', code: 'rate-limited', afterMs: null }],
  [131056, { kind: 'pair-rate' }],
  [131000, soonAgain],
  [131016, soonAgain],
  [133004, soonAgain],
  // Maintenance while the throughput is raised: about a minute.
  [131057, { kind: 'retry', code: 'provider-error', afterMs: minute }],
  [131048, failedAs('rate-limited')],
  [368, failedAs('number-blocked')],
  [131031, failedAs('number-blocked')],
  [130497, refused],
  [131021, failedAs('invalid-recipient')],
  [131026, failedAs('not-on-whatsapp')],
  [131030, failedAs('invalid-recipient')],
  [131042, failedAs('payment-problem')],
  [131047, failedAs('window-closed')],
  [131050, failedAs('opted-out')],
  [131053, refused],
  [133010, { kind: 'wait', code: 'signed-out', connection: 'signed-out' }],
  ...[132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018].map((code): [number, ErrorMeaning] => [
    code,
    templateRefused,
  ]),
]);

/** What a known code means; null for one that is not listed. */
export function meaningOf(code: number): ErrorMeaning | null {
  // A family of permissions, each with a code of its own.
  if (code >= 200 && code <= 299) return noPermission;
  return meanings.get(code) ?? null;
}

/** Why a message did not arrive, as a status tells it. */
export function failureOf(error: MetaError): Failure {
  return { code: codeOf(error.code === null ? null : meaningOf(error.code)), detail: error.detail };
}

function codeOf(meaning: ErrorMeaning | null): FailureCode {
  if (meaning === null) return 'refused-by-provider';
  return meaning.kind === 'pair-rate' ? 'rate-limited' : meaning.code;
}

/** The error of an answer's body; null when it is not one of Meta's. */
export function errorOfBody(body: unknown, secrets: readonly string[]): MetaError | null {
  return isFields(body) && isFields(body.error) ? readError(body.error, secrets) : null;
}

/** The first of the `errors` that a webhook's item carries, or null. */
export function firstError(item: Fields): MetaError | null {
  const error = rows(item, 'errors')[0];
  return error ? readError(error, []) : null;
}

function readError(error: Fields, secrets: readonly string[]): MetaError {
  const code = number(error, 'code');
  const words =
    text(fields(error, 'error_data'), 'details') ?? text(error, 'message', 'title', 'details') ?? '';
  const clean = cleanDetail(words.replace(/^\(#\d+\)\s*/, ''), secrets);
  return {
    code,
    detail: code === null ? clean : [clean, `(${code})`].filter((part) => part !== null).join(' '),
    isTransient: error.is_transient === true,
    isHidden:
      (code === 100 && number(error, 'error_subcode') === 33) ||
      /does not exist|missing permissions/i.test(text(error, 'message') ?? ''),
  };
}
