import { describe, expect, it } from 'vitest';

import type { Change, EventFrame } from '#shared/api/events.ts';

import { callsTouchedBy, createFrameJudge, isStale } from './live-updates.ts';

const incoming: Change = { topic: 'messages', conversationId: 'c1' };
const hello = (run: string, sequence: number): EventFrame => ({ kind: 'hello', run, sequence });
const changes = (sequence: number): EventFrame => ({ kind: 'changes', sequence, changes: [incoming] });

describe('a stream of frames', () => {
  it('makes everything stale at its beginning, since something may have changed before it was heard', () => {
    expect(createFrameJudge()(hello('a', 7))).toEqual({ kind: 'everything' });
  });

  it('makes stale only what it names while no number is missing', () => {
    const judge = createFrameJudge();
    judge(hello('a', 7));
    expect(judge(changes(8))).toEqual({ kind: 'changes', changes: [incoming] });
    expect(judge(changes(9))).toEqual({ kind: 'changes', changes: [incoming] });
  });

  it('makes everything stale after a gap, and then goes on as before', () => {
    const judge = createFrameJudge();
    judge(hello('a', 7));
    expect(judge(changes(9))).toEqual({ kind: 'everything' });
    expect(judge(changes(10))).toEqual({ kind: 'changes', changes: [incoming] });
  });

  it('makes nothing stale when it comes back without a loss, and everything when the core was restarted', () => {
    const judge = createFrameJudge();
    judge(hello('a', 7));
    expect(judge(hello('a', 7))).toBeNull();
    expect(judge(hello('a', 8))).toEqual({ kind: 'everything' });
    expect(judge(hello('b', 8))).toEqual({ kind: 'everything' });
  });
});

describe('a change', () => {
  const touches = (change: Change, key: readonly unknown[]) =>
    callsTouchedBy(change).some((stale) => isStale(key, stale));

  it.each<[Change, readonly unknown[], boolean]>([
    [incoming, ['messages.list', { conversationId: 'c1', limit: 50 }], true],
    [incoming, ['messages.list', { conversationId: 'c2', limit: 50 }], false],
    [incoming, ['messages.list', { conversationId: 'c1' }, 'pages'], true],
    [incoming, ['conversations.list', {}], false],
    [{ topic: 'conversation', conversationId: 'c1' }, ['conversations.list', { filter: 'unread' }], true],
    [{ topic: 'conversation', conversationId: 'c1' }, ['conversations.counts', {}], true],
    [{ topic: 'conversation', conversationId: 'c1' }, ['conversations.get', { id: 'c1' }], true],
    [{ topic: 'conversation', conversationId: 'c1' }, ['conversations.get', { id: 'c2' }], false],
    [{ topic: 'contact', contactId: 'p1' }, ['contacts.get', { id: 'p1' }], true],
    [{ topic: 'contact', contactId: 'p1' }, ['contacts.get', { id: 'p2' }], false],
    [{ topic: 'contact', contactId: 'p1' }, ['conversations.list', {}], true],
    [{ topic: 'channel', channelId: 'n1' }, ['channels.list', {}], true],
    [{ topic: 'outbox' }, ['outbox.list', {}], true],
    [{ topic: 'outbox' }, ['health.get', {}], true],
    [{ topic: 'journal' }, ['journal.list', {}], true],
    [{ topic: 'settings' }, ['settings.get', {}], true],
    [{ topic: 'settings' }, ['users.list', {}], true],
    [{ topic: 'sending' }, ['health.get', {}], true],
    [
      { topic: 'incoming', conversationId: 'c1', messageId: 'm1' },
      ['messages.list', { conversationId: 'c1' }],
      false,
    ],
  ])('%j touches %j: %s', (change, key, expected) => {
    expect(touches(change, key)).toBe(expected);
  });
});
