import { describe, expect, it } from 'vitest';

import { cleanDetail } from '../clean-detail.ts';
import { connectionOfFailure, sendOutcomeOf } from './errors.ts';

const token = 'f00dfeed0123456789abcdef0123456789abcdef0123456789';
const status = (code: number, body: unknown = '', retryAfterMs: number | null = null) =>
  ({ kind: 'status', status: code, body, retryAfterMs }) as const;
const chats = 'You may write only to 79161234501@c.us,79161234502@c.us';

describe('a send that failed', () => {
  it.each([
    [
      'no connection',
      { kind: 'not-reached', detail: 'ECONNREFUSED' } as const,
      { kind: 'retry', failure: { code: 'provider-unreachable', detail: 'ECONNREFUSED' }, afterMs: null },
    ],
    [
      'a broken connection',
      { kind: 'no-answer', detail: 'ECONNRESET' } as const,
      { kind: 'unknown', failure: { code: 'no-answer', detail: 'ECONNRESET' } },
    ],
    [
      '429',
      status(429),
      { kind: 'retry', failure: { code: 'rate-limited', detail: 'HTTP 429' }, afterMs: null },
    ],
    [
      '429 with a time',
      status(429, '', 4000),
      { kind: 'retry', failure: { code: 'rate-limited', detail: 'HTTP 429' }, afterMs: 4000 },
    ],
    [
      'an instance that starts',
      status(400, 'instance in starting process try later'),
      {
        kind: 'retry',
        failure: { code: 'instance-starting', detail: 'instance in starting process try later' },
        afterMs: 5000,
      },
    ],
    [
      'a number that is signed out',
      status(400, { message: 'instance account not authorized' }),
      {
        kind: 'wait',
        failure: { code: 'signed-out', detail: 'instance account not authorized' },
        connection: 'signed-out',
      },
    ],
    [
      'bad data',
      status(400, 'bad request data'),
      { kind: 'failed', failure: { code: 'refused-by-provider', detail: 'bad request data' } },
    ],
    [
      'a refusal that names a chat',
      status(400, "Validation failed. Details: 'chatId' 79161234501@c.us is wrong"),
      {
        kind: 'failed',
        failure: { code: 'refused-by-provider', detail: "Validation failed. Details: 'chatId' … is wrong" },
      },
    ],
    [
      '401',
      status(401),
      { kind: 'wait', failure: { code: 'keys-wrong', detail: 'HTTP 401' }, connection: 'keys-wrong' },
    ],
    [
      '403',
      status(403),
      { kind: 'wait', failure: { code: 'keys-wrong', detail: 'HTTP 403' }, connection: 'keys-wrong' },
    ],
    [
      '404',
      status(404, '<html>nginx</html>'),
      {
        kind: 'wait',
        failure: { code: 'keys-wrong', detail: 'HTTP 404' },
        connection: 'keys-wrong',
      },
    ],
    [
      'a captive portal',
      status(302),
      { kind: 'retry', failure: { code: 'provider-unreachable', detail: 'HTTP 302' }, afterMs: null },
    ],
    ['413', status(413), { kind: 'failed', failure: { code: 'file-too-large', detail: 'HTTP 413' } }],
    [
      'a quota of chats',
      status(466, {
        invokeStatus: { method: 'sendmessage', used: 9, total: 0, status: 'QUOTE_ALLOWED' },
        correspondentsStatus: {
          method: 'correspondents',
          used: 3,
          total: 3,
          status: 'CORRESPONDENTS_QUOTE_EXCEEDED',
          description: chats,
        },
      }),
      { kind: 'failed', failure: { code: 'quota-exceeded', detail: 'correspondents 3/3' } },
    ],
    [
      'a quota of calls, in the other spelling',
      status(466, {
        invokeStatus: {
          method: 'sendMessage',
          used: 100,
          total: 100,
          status: 'QUOTA_EXCEEDED',
          description: chats,
        },
      }),
      { kind: 'failed', failure: { code: 'quota-exceeded', detail: 'sendMessage 100/100' } },
    ],
    [
      '469',
      status(469),
      { kind: 'retry', failure: { code: 'rate-limited', detail: 'HTTP 469' }, afterMs: 60_000 },
    ],
    ['499', status(499), { kind: 'unknown', failure: { code: 'no-answer', detail: 'HTTP 499' } }],
    [
      '500',
      status(500, '<html>oops</html>'),
      { kind: 'unknown', failure: { code: 'provider-error', detail: 'HTTP 500' } },
    ],
    [
      '500 about the size of a file',
      status(500, 'File from url exceeded max upload size. Limit: 100mb'),
      {
        kind: 'failed',
        failure: { code: 'file-too-large', detail: 'File from url exceeded max upload size. Limit: 100mb' },
      },
    ],
    ['502', status(502), { kind: 'unknown', failure: { code: 'provider-error', detail: 'HTTP 502' } }],
  ])('by %s', (_name, failure, outcome) => {
    expect(sendOutcomeOf(failure, [token])).toEqual(outcome);
  });
});

describe('a question that failed', () => {
  it.each([
    [{ kind: 'no-answer', detail: 'ECONNABORTED' } as const, 'unreachable'],
    [{ kind: 'not-reached', detail: 'ENOTFOUND' } as const, 'unreachable'],
    [status(401), 'keys-wrong'],
    [status(403), 'keys-wrong'],
    [status(400, 'instance in starting process try later'), 'starting'],
    [status(400, 'instance account not authorized'), 'signed-out'],
    [status(400, 'bad request data'), 'unknown'],
    [status(404), 'unknown'],
    [status(429), 'unknown'],
    [status(466, {}), 'quota-exceeded'],
    [status(499), 'unreachable'],
    [status(502), 'unreachable'],
  ])('%j shows the state %s', (failure, state) => {
    expect(connectionOfFailure(failure, [token]).state).toBe(state);
  });
});

describe("the provider's own words", () => {
  it.each([
    [`no such path /waInstance7100042/sendMessage/${token}`, 'no such path …'],
    [`see https://api.green-api.com/waInstance1/x/${token}?a=1 now`, 'see … now'],
    [`token ${token} is old`, 'token … is old'],
    ['call +7 916 123-45-01 first', 'call … first'],
    ['chats 1203630@g.us, 880001@lid,79161234501:3@c.us are closed', 'chats … are closed'],
    ['  two\n lines ', 'two lines'],
  ])('lose what nobody may see: %s', (words, clean) => {
    expect(cleanDetail(words, [token])).toBe(clean);
  });

  it('are nothing when they are a page or empty, and never long', () => {
    expect(cleanDetail('<html><body>502</body></html>')).toBeNull();
    expect(cleanDetail('79161234501@c.us')).toBeNull();
    expect(cleanDetail('x '.repeat(500))).toHaveLength(200);
  });
});
