import { describe, expect, it, test } from 'vitest';

import { brokenAddress, sampleDesk } from '#test/support/desktop/sample-desk.ts';
import { sampleChannel } from '#test/support/sample-shop.ts';

import { faceOf } from './face.ts';

const signedOut = sampleChannel({ state: 'broken', connection: 'signed-out' });
const unreachable = sampleChannel({ state: 'unknown', connection: 'unreachable' });
const counts = { waiting: 0, unknown: 0, failed: 0, nextDueAt: null };

describe('the face of the tray', () => {
  it.each([
    ['nothing happens', sampleDesk(), { kind: 'fine' }],
    ['somebody waits', sampleDesk({ needsReply: 2 }), { kind: 'needs-reply', count: 2 }],
    ['sending is paused', sampleDesk({ health: { sending: 'paused' } }), { kind: 'paused' }],
    ['sending was never started', sampleDesk({ health: { sending: 'stopped' } }), { kind: 'fine' }],
    [
      'somebody waits during a pause',
      sampleDesk({ needsReply: 1, health: { sending: 'paused' } }),
      { kind: 'needs-reply', count: 1 },
    ],
    ['a number is signed out', sampleDesk({ channels: [sampleChannel(), signedOut] }), { kind: 'trouble' }],
    [
      'a number is signed out while somebody waits during a pause',
      sampleDesk({ channels: [signedOut], needsReply: 5, health: { sending: 'paused' } }),
      { kind: 'trouble' },
    ],
    ['a number does not answer just now', sampleDesk({ channels: [unreachable] }), { kind: 'fine' }],
    [
      'nobody knows whether a message was sent',
      sampleDesk({ health: { outbox: { ...counts, unknown: 1 } } }),
      { kind: 'trouble' },
    ],
    [
      'a message has failed, which its chat says',
      sampleDesk({ health: { outbox: { ...counts, failed: 1 } } }),
      { kind: 'fine' },
    ],
    [
      'the public address has not worked for a minute, and a number needs it',
      sampleDesk({ health: { tunnel: brokenAddress } }),
      { kind: 'trouble' },
    ],
    [
      'the public address has just stopped to work',
      sampleDesk({ health: { tunnel: { ...brokenAddress, isTrouble: false } } }),
      { kind: 'fine' },
    ],
    ['the disk is full', sampleDesk({ health: { disk: { isFull: true } } }), { kind: 'trouble' }],
    [
      'a public address that no number needs is broken',
      sampleDesk({
        health: { tunnel: { state: 'broken', isNeeded: false, isTrouble: false, brokenSince: null } },
      }),
      { kind: 'fine' },
    ],
  ])('when %s', (_what, desk, face) => {
    expect(faceOf(desk)).toEqual(face);
  });
});

test('before the desk was looked at nothing is claimed', () => {
  expect(faceOf(null)).toEqual({ kind: 'fine' });
});
