import { describe, expect, it } from 'vitest';

import type { ConnectionState } from '#shared/domain/channel.ts';

import { progressOf, type Findings, type Progress, type Steps } from './connect-progress.ts';

const found = (fields: Partial<Findings>): Findings => ({
  connection: 'works',
  detail: null,
  isWebhookMissing: false,
  isSetUp: true,
  ...fields,
});

describe('how far a new number is', () => {
  it.each<[ConnectionState, Progress['kind'], Steps]>([
    ['works', 'done', { save: 'works', check: 'works', setUp: 'works', signIn: 'works' }],
    ['signed-out', 'signed-out', { save: 'works', check: 'works', setUp: 'works', signIn: 'running' }],
    ['keys-wrong', 'keys-wrong', { save: 'works', check: 'broken', setUp: 'waiting', signIn: 'waiting' }],
    ['unreachable', 'unreachable', { save: 'works', check: 'unknown', setUp: 'waiting', signIn: 'waiting' }],
    ['unknown', 'unreachable', { save: 'works', check: 'unknown', setUp: 'waiting', signIn: 'waiting' }],
    ['starting', 'starting', { save: 'works', check: 'works', setUp: 'works', signIn: 'unknown' }],
    ['blocked', 'stopped', { save: 'works', check: 'works', setUp: 'works', signIn: 'broken' }],
    ['suspended', 'stopped', { save: 'works', check: 'works', setUp: 'works', signIn: 'broken' }],
    ['quota-exceeded', 'stopped', { save: 'works', check: 'works', setUp: 'works', signIn: 'broken' }],
  ])('when it is %s: %s', (connection, kind, steps) => {
    expect(progressOf(found({ connection }))).toMatchObject({ kind, steps });
  });

  it('waits for a public address before it says that a webhook number is ready', () => {
    expect(progressOf(found({ isWebhookMissing: true }))).toEqual({
      kind: 'webhook-missing',
      steps: { save: 'works', check: 'works', setUp: 'broken', signIn: 'works' },
    });
    expect(progressOf(found({ connection: 'signed-out', isWebhookMissing: true })).kind).toBe(
      'webhook-missing',
    );
  });

  it('does not claim that the provider took our settings when it did not answer', () => {
    expect(progressOf(found({ isSetUp: false })).steps.setUp).toBe('unknown');
  });
});
