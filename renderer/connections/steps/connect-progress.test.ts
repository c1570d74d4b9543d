import { describe, expect, it } from 'vitest';

import type { ConnectionState } from '#shared/domain/channel.ts';
import { asId } from '#shared/domain/ids.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import {
  isConnected,
  progressOf,
  type AddressFindings,
  type Findings,
  type Next,
  type Registration,
  type StepState,
} from './connect-progress.ts';

const finishIt = saying('not-registered');
const polled: Findings = {
  provider: 'green-api',
  connection: 'works',
  why: null,
  checks: [],
  isPushed: false,
  address: null,
  registration: null,
  setUp: { state: 'works' },
  received: 'works',
  sent: 'works',
};
const proved: AddressFindings = {
  kind: 'automatic',
  isFixed: false,
  state: 'up',
  url: 'https://desk.example.com',
  proof: { state: 'works', reason: null, at: '2026-11-21T10:00:00.000Z' },
};
const registration = (fields: Partial<Registration> = {}): Registration => ({
  channelId: asId('n1'),
  state: 'set',
  url: 'https://desk.example.com/hooks/meta',
  at: null,
  detail: null,
  retryAt: null,
  ...fields,
});
const pushed: Findings = {
  ...polled,
  provider: 'meta-cloud',
  isPushed: true,
  address: proved,
  registration: registration(),
  setUp: { state: 'not-yet' },
};

const statesOf = (findings: Findings): Record<string, StepState> =>
  Object.fromEntries(progressOf(findings).steps.map(({ name, state }) => [name, state]));
const nextOf = (findings: Findings): Next => progressOf(findings).next;

describe('how far a new number is', () => {
  it('is done when everything works and both messages arrived', () => {
    expect(progressOf(polled)).toEqual({
      steps: ['save', 'check', 'webhook', 'signIn', 'receive', 'send'].map((name) => ({
        name,
        state: 'works',
      })),
      next: { kind: 'done' },
    });
  });

  it('has the address as a step of its own when the provider calls us', () => {
    expect(Object.keys(statesOf(pushed))).toEqual([
      'save',
      'check',
      'address',
      'webhook',
      'signIn',
      'receive',
      'send',
    ]);
    expect(nextOf(pushed)).toEqual({ kind: 'done' });
  });

  it('asks the provider first', () => {
    expect(progressOf({ ...pushed, connection: 'unknown', checks: null })).toMatchObject({
      next: { kind: 'running' },
      steps: [
        { name: 'save', state: 'works' },
        { name: 'check', state: 'running' },
        { name: 'address', state: 'waiting' },
        { name: 'webhook', state: 'waiting' },
        { name: 'signIn', state: 'waiting' },
        { name: 'receive', state: 'waiting' },
        { name: 'send', state: 'waiting' },
      ],
    });
  });

  it.each<[ConnectionState, Next['kind'], Record<string, StepState>]>([
    ['keys-wrong', 'keys-wrong', { check: 'broken', webhook: 'waiting', signIn: 'waiting' }],
    ['unreachable', 'unreachable', { check: 'unknown', webhook: 'waiting', signIn: 'waiting' }],
    ['unknown', 'unreachable', { check: 'unknown', webhook: 'waiting', signIn: 'waiting' }],
    ['signed-out', 'signed-out', { check: 'works', webhook: 'works', signIn: 'open', receive: 'waiting' }],
    ['starting', 'starting', { check: 'works', webhook: 'works', signIn: 'unknown' }],
    ['blocked', 'stopped', { check: 'works', webhook: 'works', signIn: 'broken' }],
    ['suspended', 'stopped', { check: 'works', webhook: 'works', signIn: 'broken' }],
    ['quota-exceeded', 'stopped', { check: 'works', webhook: 'works', signIn: 'broken' }],
    ['works', 'done', { check: 'works', webhook: 'works', signIn: 'works' }],
  ])('when it is %s: %s', (connection, kind, states) => {
    expect(nextOf({ ...polled, connection }).kind).toBe(kind);
    expect(statesOf({ ...polled, connection })).toMatchObject(states);
  });

  it('takes a number of Meta that belongs to no phone for one that is not registered', () => {
    expect(nextOf({ ...pushed, connection: 'signed-out', why: finishIt })).toEqual({
      kind: 'not-registered',
      why: finishIt,
    });
  });

  it('believes keys that were accepted although the number is not told where to call yet', () => {
    const deaf: Findings = {
      ...pushed,
      provider: 'wazzup24',
      connection: 'unknown',
      checks: [{ name: 'keys', state: 'works' }],
      address: { ...proved, kind: 'none' },
    };
    expect(statesOf(deaf).check).toBe('works');
    expect(nextOf(deaf)).toEqual({ kind: 'address-choice' });
  });
});

describe('the public address', () => {
  const at = '2026-11-21T10:00:00.000Z';
  it.each<[string, Partial<AddressFindings>, Next['kind'], StepState]>([
    ['is not chosen yet', { kind: 'none', state: 'off', url: null }, 'address-choice', 'open'],
    ['is on its way', { state: 'starting', url: null }, 'address-starting', 'running'],
    ['did not come', { state: 'down', url: null }, 'address-broken', 'broken'],
    [
      'leads elsewhere',
      { proof: { state: 'broken', reason: 'another-answers', at } },
      'address-broken',
      'broken',
    ],
    [
      'was not tried yet',
      { proof: { state: 'unknown', reason: 'starting', at: null } },
      'address-starting',
      'running',
    ],
    [
      'cannot be proved from here',
      { proof: { state: 'unknown', reason: 'not-from-here', at } },
      'done',
      'unknown',
    ],
    [
      'was given at the start and never tried',
      { kind: 'none', isFixed: true, proof: { state: 'unknown', reason: null, at: null } },
      'done',
      'unknown',
    ],
  ])('%s', (_, fields, kind, state) => {
    const findings = { ...pushed, address: { ...proved, ...fields } };
    expect(nextOf(findings).kind).toBe(kind);
    expect(statesOf(findings).address).toBe(state);
  });

  it('is not asked for when Deskbell asks', () => {
    expect(nextOf({ ...polled, address: { ...proved, kind: 'none' } })).toEqual({ kind: 'done' });
  });
});

describe('telling the provider', () => {
  it('waits while that is under way, and keeps the sign-in as it is', () => {
    const findings = { ...pushed, registration: registration({ state: 'setting' }) };
    expect(nextOf(findings)).toEqual({ kind: 'webhook-running' });
    expect(statesOf(findings)).toMatchObject({ webhook: 'running', signIn: 'works', receive: 'waiting' });
  });

  it('says in whose words it failed and when it is tried again', () => {
    const retryAt = '2026-11-21T10:05:00.000Z';
    expect(
      nextOf({ ...pushed, registration: registration({ state: 'failed', why: finishIt, retryAt }) }),
    ).toEqual({ kind: 'webhook-failed', why: finishIt, retryAt });
  });

  it('does it itself where nobody else does', () => {
    expect(nextOf({ ...pushed, registration: null })).toEqual({ kind: 'webhook-running' });
    expect(nextOf({ ...pushed, registration: null, setUp: { state: 'works' } })).toEqual({ kind: 'done' });
    expect(nextOf({ ...pushed, registration: null, setUp: { state: 'failed', why: finishIt } })).toEqual({
      kind: 'webhook-failed',
      why: finishIt,
      retryAt: null,
    });
  });

  it('does not claim that the provider took our settings when it did not answer', () => {
    const findings: Findings = { ...polled, setUp: { state: 'failed', why: null } };
    expect(statesOf(findings).webhook).toBe('unknown');
    expect(nextOf(findings)).toEqual({ kind: 'done' });
  });
});

describe('the two messages', () => {
  it('come after the number is connected, one after the other, and each may be left out', () => {
    const untried: Findings = { ...polled, received: 'not-yet', sent: 'not-yet' };
    expect(nextOf(untried)).toEqual({ kind: 'receive' });
    expect(isConnected(nextOf(untried))).toBe(true);
    expect(statesOf(untried)).toMatchObject({ receive: 'open', send: 'waiting' });
    const skipped: Findings = { ...untried, received: 'skipped' };
    expect(nextOf(skipped)).toEqual({ kind: 'send' });
    expect(statesOf({ ...skipped, sent: 'broken' }).send).toBe('broken');
    expect(nextOf({ ...skipped, sent: 'skipped' })).toEqual({ kind: 'done' });
  });
});
