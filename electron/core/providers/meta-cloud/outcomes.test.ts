import { expect, test } from 'vitest';

import { saying } from '#shared/domain/saying/saying.ts';

import { fakeClock } from '#test/support/clock.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import { connectionOfFailure, sendOutcomeOf } from './outcomes.ts';
import { createPace } from './pace.ts';
import { recipientOf } from './recipient.ts';

const fresh = { pair: 0, unexplained: 0 };

function answered(status: number, code: number, more: Record<string, unknown> = {}): HttpFailure {
  const error = { code, message: `(#${code}) Words`, error_data: { details: 'Words' }, ...more };
  return { kind: 'status', status, body: { error }, retryAfterMs: null };
}

test.each([
  [0, 401, 'wait keys-wrong'],
  [190, 401, 'wait keys-wrong'],
  [3, 500, 'wait no-permission'],
  [10, 403, 'wait no-permission'],
  [200, 403, 'wait no-permission'],
  [299, 403, 'wait no-permission'],
  [131005, 403, 'wait no-permission'],
  [133010, 400, 'wait signed-out'],
  [1, 400, 'retry provider-error'],
  [2, 400, 'retry provider-error 300000'],
  [2, 503, 'unknown provider-error'],
  [4, 400, 'retry rate-limited 600000'],
  [80007, 400, 'retry rate-limited 600000'],
  [130429, 400, 'retry rate-limited'],
  [131056, 400, 'retry rate-limited 1000'],
  [131000, 400, 'retry provider-error'],
  [131000, 500, 'unknown provider-error'],
  [131016, 500, 'unknown provider-error'],
  [133004, 503, 'unknown provider-error'],
  [131057, 400, 'retry provider-error 60000'],
  [131057, 500, 'unknown provider-error'],
  [131048, 400, 'failed rate-limited'],
  [368, 403, 'failed number-blocked'],
  [131031, 403, 'failed number-blocked'],
  [130497, 403, 'failed refused-by-provider'],
  [131021, 400, 'failed invalid-recipient'],
  [131026, 400, 'failed not-on-whatsapp'],
  [131042, 400, 'failed payment-problem'],
  [131047, 400, 'failed window-closed'],
  [131049, 400, 'failed refused-by-provider'],
  [131050, 400, 'failed opted-out'],
  [132001, 404, 'failed template-refused'],
  [100, 400, 'failed refused-by-provider'],
  [424242, 400, 'failed refused-by-provider'],
  [1, 500, 'unknown provider-error'],
  [424242, 500, 'unknown provider-error'],
])('the code %i with status %i means: %s', (code, status, meaning) => {
  const outcome = sendOutcomeOf(answered(status, code), [], fresh);
  if (outcome.kind === 'accepted') throw new Error('A failure accepts nothing.');
  const after = outcome.kind === 'retry' && outcome.afterMs !== null ? ` ${outcome.afterMs}` : '';
  expect(`${outcome.kind} ${outcome.failure.code}${after}`).toBe(meaning);
  expect(outcome.failure.detail).toBe(`Words (${code})`);
});

test('too many to one customer is waited for 4^X seconds', () => {
  const waits = [0, 1, 2, 3].map((pair) => sendOutcomeOf(answered(400, 131056), [], { ...fresh, pair }));
  expect(waits.map((outcome) => outcome.kind === 'retry' && outcome.afterMs)).toEqual([
    1000, 4000, 16000, 64000,
  ]);
});

test('an unexplained refusal is repeated once', () => {
  expect(sendOutcomeOf(answered(400, 1), [], { ...fresh, unexplained: 1 }).kind).toBe('failed');
});

test.each([
  ['no connection', { kind: 'not-reached', detail: 'ECONNREFUSED' }, 'retry'],
  ['no answer', { kind: 'no-answer', detail: 'ECONNRESET' }, 'unknown'],
  ['a gateway', { kind: 'status', status: 502, body: 'Bad Gateway', retryAfterMs: null }, 'unknown'],
  ['429', { kind: 'status', status: 429, body: '', retryAfterMs: 5000 }, 'retry'],
  ['a captive portal', { kind: 'status', status: 302, body: '', retryAfterMs: null }, 'retry'],
] as const)('%s: %j', (_what, failure, kind) => {
  expect(sendOutcomeOf(failure, [], fresh).kind).toBe(kind);
});

test.each([
  [answered(401, 190), 'keys-wrong', saying('token-invalid', { said: 'Words (190)' })],
  [answered(403, 200), 'keys-wrong', saying('meta-no-access', { said: 'Words (200)' })],
  [
    answered(400, 100, { error_subcode: 33 }),
    'keys-wrong',
    saying('meta-no-access', { said: 'Words (100)' }),
  ],
  [
    answered(503, 2),
    'unreachable',
    saying('provider-troubled', { provider: 'Meta', status: '503', said: 'Words (2)' }),
  ],
  [
    { kind: 'not-reached', detail: 'ENOTFOUND' } as const,
    'unreachable',
    saying('not-reached', { provider: 'Meta', code: 'ENOTFOUND' }),
  ],
])('%j is told as %s', (failure, state, detail) => {
  expect(connectionOfFailure(failure, [])).toEqual({ state, detail });
});

test.each([
  ['79990000101@c.us', { to: '+79990000101' }],
  ['DE.1349120', { recipient: 'DE.1349120' }],
  ['Y2FwaV9ncm91cA==', { to: 'Y2FwaV9ncm91cA==', recipient_type: 'group' }],
  ['79990000101@lid', null],
])('%s is named %j', (address, recipient) => {
  expect(recipientOf(address)).toEqual(recipient);
});

test('one customer gets 45 at once and then one every six seconds; others do not wait for that', () => {
  const clock = fakeClock();
  const pace = createPace(clock);
  expect(Array.from({ length: 45 }, () => pace.take('a')).every((wait) => wait === 0)).toBe(true);
  expect([pace.take('a'), pace.take('b')]).toEqual([6000, 0]);
  clock.advance(6000);
  expect([pace.take('a'), pace.take('a')]).toEqual([0, 6000]);
});
