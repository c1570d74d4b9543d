import { describe, expect, test } from 'vitest';

import { connectionOfFailure, failureOfStatus, sendOutcomeOf } from './errors.ts';

const refusal = (error: string, more: object = {}, status = 400) => ({
  kind: 'status' as const,
  status,
  body: { error, description: 'Sorry', ...more },
  retryAfterMs: null,
});

describe('what a refused send proves', () => {
  test.each([
    ['BAD_CONTACT', 'failed', 'not-on-whatsapp'],
    ['badContact', 'failed', 'not-on-whatsapp'],
    ['WRONG_TRANSPORT', 'failed', 'refused-by-provider'],
    ['MESSAGES_IS_SPAM', 'failed', 'refused-by-provider'],
    ['CHANNEL_NOT_FOUND', 'wait', 'keys-wrong'],
    ['CHANNEL_BLOCKED', 'wait', 'number-blocked'],
    ['CHANNEL_WAPI_REJECTED', 'wait', 'number-blocked'],
    ['CHANNEL_NO_MONEY', 'failed', 'payment-problem'],
    ['balanceIsEmpty', 'failed', 'payment-problem'],
    ['CHANNEL_LIMIT_EXCEEDED', 'failed', 'quota-exceeded'],
    ['MESSAGE_CHANNEL_UNAVAILABLE', 'retry', 'provider-unreachable'],
    ['MESSAGE_TEXT_TOO_LONG', 'failed', 'text-too-long'],
    ['messageDownloadContentError', 'retry', 'no-public-address'],
    ['MESSAGES_CONTENT_SIZE_EXCEEDED', 'failed', 'file-too-large'],
    ['MESSAGES_NOT_TEXT_FIRST', 'failed', 'cannot-write-first'],
    ['TEMPLATE_REJECTED', 'failed', 'template-refused'],
    ['24_HOURS_EXCEEDED', 'failed', 'window-closed'],
    ['CHAT_NO_ACCESS', 'failed', 'no-permission'],
    ['REPEATED_CRM_MESSAGE_ID', 'unknown', 'no-answer'],
    ['repeatedCrmMessageId', 'unknown', 'no-answer'],
    ['MESSAGES_CAN_NOT_ADD', 'unknown', 'provider-error'],
    ['UNKNOWN_ERROR_WITH_TRACE_ID', 'unknown', 'provider-error'],
    ['SOMETHING_OF_TOMORROW', 'failed', 'refused-by-provider'],
  ])('%s: %s, %s', (error, kind, code) => {
    expect(sendOutcomeOf(refusal(error), [])).toMatchObject({ kind, failure: { code } });
  });

  test.each([
    [['chatId'], 'failed', 'invalid-recipient'],
    [['channelId'], 'wait', 'keys-wrong'],
    [['text'], 'failed', 'refused-by-provider'],
  ])('invalid data names its fields: %j', (names, kind, code) => {
    const outcome = sendOutcomeOf(refusal('INVALID_MESSAGE_DATA', { data: { fields: names } }), []);
    expect(outcome).toMatchObject({ kind, failure: { code, detail: `Sorry (${names.join(', ')})` } });
  });

  test.each([
    [401, 'wait', 'keys-wrong'],
    [403, 'wait', 'no-permission'],
    [404, 'wait', 'keys-wrong'],
    [302, 'retry', 'provider-unreachable'],
    [408, 'unknown', 'no-answer'],
    [500, 'unknown', 'provider-error'],
    [504, 'unknown', 'provider-error'],
  ])('HTTP %i without a body: %s, %s', (status, kind, code) => {
    const failure = { kind: 'status' as const, status, body: '', retryAfterMs: null };
    expect(sendOutcomeOf(failure, [])).toMatchObject({ kind, failure: { code } });
  });

  test('an error of the server proves nothing, whatever code it names', () => {
    expect(sendOutcomeOf(refusal('BAD_CONTACT', {}, 500), []).kind).toBe('unknown');
  });

  test('too many requests wait as long as is asked, or until the window is over', () => {
    const failure = { kind: 'status' as const, status: 429, body: '', retryAfterMs: null };
    expect(sendOutcomeOf(failure, [])).toMatchObject({ kind: 'retry', afterMs: 5_000 });
    expect(sendOutcomeOf({ ...failure, retryAfterMs: 9_000 }, [])).toMatchObject({ afterMs: 9_000 });
  });

  test('words hold no key and no phone', () => {
    const outcome = sendOutcomeOf(
      refusal('BAD_CONTACT', { description: 'No 79990000101 for key abcd-efgh' }),
      ['abcd-efgh'],
    );
    expect(outcome).toMatchObject({ failure: { detail: 'No … for key …' } });
  });
});

test('what is told later has the same words', () => {
  expect(failureOfStatus({ error: 'TOO_LONG_TEXT', description: 'Too long' })).toEqual({
    code: 'text-too-long',
    detail: 'Too long',
  });
  expect(failureOfStatus({})).toEqual({ code: 'provider-error', detail: null });
});

test.each([
  [{ kind: 'not-reached', detail: 'ECONNREFUSED' } as const, 'unreachable'],
  [{ kind: 'no-answer', detail: 'ETIMEDOUT' } as const, 'unreachable'],
  [refusal('unauthorized', {}, 401), 'keys-wrong'],
  [refusal('forbidden', {}, 403), 'keys-wrong'],
  [refusal('x', {}, 429), 'unknown'],
  [refusal('x', {}, 503), 'unreachable'],
])('a question that failed says no more than it proves (%#)', (failure, state) => {
  expect(connectionOfFailure(failure, []).state).toBe(state);
});
