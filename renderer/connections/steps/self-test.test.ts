import { describe, expect, it } from 'vitest';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import { asId, type ChannelId } from '#shared/domain/ids.ts';

import { chatAddress, trialOf, writerTo } from './self-test.ts';

const channel = { id: asId<ChannelId>('n1'), createdAt: '2026-11-21T10:00:00.000Z' };
const chat = (fields: Partial<ConversationView>): ConversationView => ({
  id: asId('c1'),
  title: 'Vera',
  kind: 'person',
  channelId: channel.id,
  contactId: null,
  subtitle: null,
  lastMessage: {
    text: 'Hello',
    kind: 'text',
    direction: 'in',
    status: 'received',
    at: '2026-11-21T10:01:00.000Z',
  },
  unreadCount: 1,
  needsReply: true,
  isArchived: false,
  snoozedUntil: null,
  draft: '',
  windowClosesAt: null,
  ...fields,
});
const last = (fields: Partial<NonNullable<ConversationView['lastMessage']>>) => ({
  ...chat({}).lastMessage!,
  ...fields,
});

describe('who has written to a new number', () => {
  it('is the person of the first chat with a message since it was connected', () => {
    expect(writerTo(channel, [chat({})])).toEqual(chat({}));
  });

  it('is seen although an automatic answer came after', () => {
    const answered = chat({ lastMessage: last({ direction: 'out', status: 'sent' }) });
    expect(writerTo(channel, [answered])).toEqual(answered);
  });

  it('is seen although the clock of the phone is a minute behind', () => {
    const early = chat({ lastMessage: last({ at: '2026-11-21T09:59:00.000Z' }) });
    expect(writerTo(channel, [early])).toEqual(early);
  });

  it.each([
    ['a chat of another number', chat({ channelId: asId('n2') })],
    ['a group', chat({ kind: 'group' })],
    ['what was written before', chat({ lastMessage: last({ at: '2026-11-20T10:00:00.000Z' }) })],
    ['what we wrote ourselves', chat({ unreadCount: 0, lastMessage: last({ direction: 'out' }) })],
    ['an empty chat', chat({ lastMessage: null })],
  ])('is not %s', (_, other) => {
    expect(writerTo(channel, [other])).toBeNull();
  });
});

it('a chat is opened by an address with the digits of the phone and the text', () => {
  expect(chatAddress('+4930555000', 'Hello & bye')).toBe('https://wa.me/4930555000?text=Hello%20%26%20bye');
});

it.each([
  ['delivered', 'works'],
  ['read', 'works'],
  ['played', 'works'],
  ['sent', 'running'],
  ['queued', 'running'],
  ['unknown', 'running'],
  ['failed', 'broken'],
] as const)('our message that is %s counts as %s', (status, trial) => {
  expect(trialOf({ status })).toBe(trial);
});
