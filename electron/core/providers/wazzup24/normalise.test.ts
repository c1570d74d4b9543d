import { describe, expect, test } from 'vitest';

import { saying } from '#shared/domain/saying/saying.ts';

import { eventType, normalise } from './normalise.ts';

const receivedAt = Date.UTC(2026, 10, 20, 12);
const config = { apiUrl: 'https://api.wazzup24.com', channelId: 'ours' };
const read = (body: unknown) => normalise('webhook', body, { receivedAt, config });
const eventsOf = (body: unknown) => {
  const normalised = read(body);
  return normalised.kind === 'events' ? normalised.events : [];
};
const message = (more: object) => ({
  messageId: 'm-1',
  channelId: 'ours',
  chatType: 'whatsapp',
  chatId: '79990000101',
  dateTime: '2026-11-20T11:59:00.002Z',
  type: 'text',
  isEcho: false,
  contact: { name: 'Vera' },
  text: 'Hello',
  status: 'inbound',
  ...more,
});

test('a message, whole', () => {
  expect(read({ messages: [message({})] })).toEqual({
    kind: 'events',
    events: [
      {
        kind: 'message',
        chat: {
          providerChatId: '79990000101',
          kind: 'person',
          identifiers: [{ kind: 'phone', value: '+79990000101' }],
          names: ['Vera'],
        },
        providerMessageId: 'm-1',
        at: Date.UTC(2026, 10, 20, 11, 59, 0, 2),
        author: 'customer',
        sender: null,
        content: { kind: 'text', text: 'Hello' },
        media: null,
        quoted: null,
        status: null,
        isEdited: false,
        isDeleted: false,
      },
    ],
  });
});

test('an echo may be ours, and tells how far it came', () => {
  expect(
    eventsOf({ messages: [message({ isEcho: true, status: 'delivered', contact: { name: 'Shop' } })] }),
  ).toMatchObject([{ author: 'phone', mayBeOurs: true, status: 'delivered', chat: { names: [] } }]);
});

test('messages and statuses of one body, and nothing of another number', () => {
  const events = eventsOf({
    messages: [message({}), message({ channelId: 'theirs', messageId: 'm-2' })],
    statuses: [
      { messageId: 'm-3', timestamp: '2026-11-20T11:59:30.000Z', status: 'read' },
      { messageId: 'm-4', channelId: 'theirs', status: 'read' },
    ],
  });
  expect(events).toMatchObject([
    { kind: 'message', providerMessageId: 'm-1' },
    {
      kind: 'status',
      providerMessageId: 'm-3',
      status: 'read',
      failure: null,
      at: Date.UTC(2026, 10, 20, 11, 59, 30),
    },
  ]);
});

describe('who it is', () => {
  test.each([
    ['a phone', { chatId: '4915112345678' }, [{ kind: 'phone', value: '+4915112345678' }]],
    ['a phone as a number', { chatId: 79990000101 }, [{ kind: 'phone', value: '+79990000101' }]],
    ['a hidden id', { chatId: '10203040506070@lid' }, [{ kind: 'lid', value: '10203040506070' }]],
    ['an id of Wazzup24', { chatId: 'u-77' }, [{ kind: 'wazzup-id', value: 'u-77' }]],
    [
      'an id of Wazzup24 with the phone as proof',
      { chatId: 'u-77', contact: { phone: '+7 999 000-01-01' } },
      [
        { kind: 'wazzup-id', value: 'u-77' },
        { kind: 'phone', value: '+79990000101' },
      ],
    ],
  ])('%s', (_what, more, identifiers) => {
    expect(eventsOf({ messages: [message(more)] })).toMatchObject([{ chat: { identifiers } }]);
  });
});

test('news of a number with its code', () => {
  const update = {
    channelId: 'ours',
    state: 'qr',
    timestamp: 1603977171000,
    qr: 'data:image/png;base64,iVBOR',
  };
  expect(eventsOf({ channelsUpdates: [update, { channelId: 'theirs', state: 'active' }] })).toEqual([
    {
      kind: 'connection',
      state: 'signed-out',
      account: null,
      detail: saying('scan-code'),
      at: 1603977171000,
      qrCode: 'iVBOR',
    },
  ]);
});

test('what could be read is kept, the rest is noted', () => {
  expect(read({ messages: [7, message({}), { chatId: '7' }, message({ chatType: 'vk' })] })).toMatchObject({
    kind: 'events',
    events: [{ providerMessageId: 'm-1' }],
    note: 'Something in "messages" could not be read. A message without its id or its chat. A chat in vk: Deskbell keeps only those of WhatsApp.',
  });
});

test.each([
  [{ test: true }, 'test'],
  [{ messages: [], statuses: [] }, 'messages+statuses'],
  [{ createContact: {} }, 'createContact'],
  [{ other: 1 }, null],
  [null, null],
])('%j is named %s', (body, name) => expect(eventType(body)).toBe(name));
