import { describe, expect, it, test } from 'vitest';

import { deskTime, sampleDesk } from '#test/support/desktop/sample-desk.ts';
import { sampleOutboxItem } from '#test/support/outbox/samples.ts';

import { isOnDesk, nextMoment } from './desk-moments.ts';

const counts = { waiting: 0, unknown: 0, failed: 0, nextDueAt: null };

describe('a picture holds until', () => {
  it.each([
    ['the day ends by the wall of the shop', sampleDesk(), '2026-11-21T21:00:00.000Z'],
    [
      'a pause ends',
      sampleDesk({ health: { sending: 'paused', sendingUntil: '2026-11-21T10:00:00Z' } }),
      '2026-11-21T10:00:00.000Z',
    ],
    [
      'something falls due',
      sampleDesk({ health: { outbox: { ...counts, nextDueAt: '2026-11-21T09:30:00Z' } } }),
      '2026-11-21T09:30:00.000Z',
    ],
    [
      'the next message falls due',
      sampleDesk({ nextSend: sampleOutboxItem({ dueAt: '2026-11-21T09:20:00Z' }) }),
      '2026-11-21T09:20:00.000Z',
    ],
    [
      'the day ends, when what is due has been due for long',
      sampleDesk({ nextSend: sampleOutboxItem({ dueAt: '2026-11-20T09:20:00Z' }) }),
      '2026-11-21T21:00:00.000Z',
    ],
  ])('%s', (_what, desk, moment) => {
    expect(new Date(nextMoment(desk, deskTime)).toISOString()).toBe(moment);
  });
});

test('what the desk shows is looked at again, the rest is not', () => {
  expect(isOnDesk('outbox')).toBe(true);
  expect(isOnDesk('journal')).toBe(false);
});
