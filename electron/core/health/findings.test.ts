import { describe, expect, it, test } from 'vitest';

import { asId } from '#shared/domain/ids.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import {
  findAddress,
  findFates,
  findJournal,
  findNumber,
  findSending,
  type AddressReportFacts,
  type NumberFacts,
} from './findings.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const minute = 60_000;

const salon: NumberFacts = {
  id: asId('n1'),
  provider: 'meta-cloud',
  label: 'Salon',
  account: '+49151',
  connection: 'works',
  detail: null,
  since: now - minute,
  lastEventAt: now - 3 * minute,
  missing: null,
  webhook: { url: 'https://desk.example/hook' },
  isAddressComing: false,
  untold: null,
};
const untold = { detail: saying('settings-not-saved'), retryAt: now + minute };

describe('a number', () => {
  it.each<[string, Partial<NumberFacts>, [string, string]]>([
    ['works when its provider says so and calls here', {}, ['works', 'works']],
    ['that is asked needs no address', { webhook: null }, ['works', 'works']],
    ['whose provider has no address to call is broken', { webhook: { url: null } }, ['broken', 'no-address']],
    [
      'whose address is being set up cannot be told',
      { webhook: { url: null }, isAddressComing: true },
      ['unknown', 'no-address'],
    ],
    ['whose provider was not told the address is broken', { untold }, ['broken', 'not-told']],
    [
      'without a sign-in needs that first',
      { connection: 'signed-out', webhook: { url: null }, untold },
      ['broken', 'signed-out'],
    ],
    [
      'whose provider does not answer cannot be told',
      { connection: 'unreachable' },
      ['unknown', 'unreachable'],
    ],
    ['that is made up says so', { provider: 'practice', webhook: null }, ['works', 'practice']],
  ])('%s', (_what, facts, [state, code]) => {
    expect(findNumber({ ...salon, ...facts })).toMatchObject({ state, code });
  });

  it('tells why its provider could not be told, and when it is tried again', () => {
    expect(findNumber({ ...salon, untold })).toEqual({
      part: 'number',
      state: 'broken',
      code: 'not-told',
      channelId: 'n1',
      provider: 'meta-cloud',
      label: 'Salon',
      account: '+49151',
      since: '2026-11-21T08:59:00.000Z',
      lastEventAt: '2026-11-21T08:57:00.000Z',
      missingBetween: null,
      detail: 'Green API did not save the settings.',
      why: saying('settings-not-saved'),
      retryAt: '2026-11-21T09:01:00.000Z',
    });
  });
});

const proved: AddressReportFacts = {
  state: 'up',
  url: 'https://desk.example',
  reason: null,
  detail: null,
  retryAt: null,
  proof: { state: 'works', reason: null, detail: null, lastWorkedAt: now, tookMs: 120 },
  lastEventAt: null,
  brokenSince: null,
  numbers: [{ label: 'Salon', provider: 'meta-cloud' }],
};
const unproved = { ...proved.proof, state: 'broken', reason: 'no-answer', detail: 'HTTP 502' } as const;

describe('the public address', () => {
  it.each<[string, Partial<AddressReportFacts>, [string, string, string | null]]>([
    ['works when a test came back', {}, ['works', 'works', null]],
    ['is broken when none came back', { proof: unproved }, ['broken', 'broken', 'no-answer']],
    [
      'tells the reason of the carrier while it is down, not of an old test',
      { state: 'down', reason: 'program-ended', proof: unproved },
      ['broken', 'broken', 'program-ended'],
    ],
    [
      'cannot be told while it is set up',
      { state: 'starting', reason: 'starting' },
      ['unknown', 'unproved', 'starting'],
    ],
    ['is missing when a number needs one', { state: 'off', reason: 'off' }, ['broken', 'missing', 'off']],
    [
      'is off when nobody needs one',
      { state: 'off', reason: 'off', numbers: [] },
      ['off', 'not-needed', 'off'],
    ],
    [
      'that is broken and that nobody needs is no trouble',
      { state: 'down', reason: 'offline', numbers: [] },
      ['off', 'broken', 'offline'],
    ],
  ])('%s', (_what, facts, [state, code, reason]) => {
    expect(findAddress({ ...proved, ...facts })).toMatchObject({ state, code, reason });
  });
});

const calm = { sending: 'running', until: null, waiting: 0, nextDueAt: null, now } as const;

test.each([
  [{ ...calm }, 'works', 'running'],
  [{ ...calm, waiting: 1, nextDueAt: now + minute }, 'works', 'running'],
  [{ ...calm, waiting: 1, nextDueAt: now - minute }, 'works', 'running'],
  [{ ...calm, waiting: 1, nextDueAt: now - 6 * minute }, 'broken', 'overdue'],
  [{ ...calm, sending: 'paused', waiting: 1, nextDueAt: now - 6 * minute }, 'off', 'paused'],
  [{ ...calm, sending: 'stopped' }, 'off', 'stopped'],
] as const)('sending: %o is %s', (facts, state, code) => {
  expect(findSending(facts)).toMatchObject({ state, code });
});

test('a message of unknown fate waits for a person; one that failed is told in its chat', () => {
  expect([findFates({ unknown: 0, failed: 2 }), findFates({ unknown: 1, failed: 0 })]).toEqual([
    { part: 'fates', state: 'works', code: 'known', unknown: 0, failed: 2 },
    { part: 'fates', state: 'broken', code: 'unclear', unknown: 1, failed: 0 },
  ]);
});

const read = { waiting: 0, oldestWaitingAt: null, failed: 0, lastAt: now, now };

test.each([
  [read, 'works', 'done'],
  [{ ...read, waiting: 9, oldestWaitingAt: now - 5_000 }, 'works', 'done'],
  [{ ...read, waiting: 9, oldestWaitingAt: now - 2 * minute }, 'unknown', 'waiting'],
  [{ ...read, waiting: 9, oldestWaitingAt: now - 2 * minute, failed: 1 }, 'broken', 'failed'],
] as const)('what came in: %o is %s', (facts, state, code) => {
  expect(findJournal(facts)).toMatchObject({ state, code });
});
