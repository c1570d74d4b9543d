import type { InboundEvent, InboundMessage } from '#shared/domain/inbound-event.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import { inbound, status, type Body } from '../bodies.ts';

/** One shape of a body as Wazzup24 documents it, with values of our own, and its whole meaning. */
export type Example = {
  readonly name: string;
  readonly body: unknown;
  /** All events; a text when nothing is kept, and why; an error when it cannot be read. */
  readonly means: readonly InboundEvent[] | string | { readonly error: string };
  /** What is answered, where that is more than an empty object. */
  readonly answer?: Body;
};

/** The number that the examples are about. */
export const lineId = '5b0c2f7e-90d4-4d31-a1c5-3f0e7a9d2b10';
const otherLineId = '0d9e4c11-2a53-4f6b-8e77-c0a1b2c3d4e5';
const at = Date.parse('2025-11-01T12:26:40.002Z');
/** When the examples count as received: what has no time of its own is dated so. */
export const arrivedAt = at + 60_000;
const vera = { channelId: lineId, chatId: '79990000101', name: 'Vera', at };
const chat = {
  providerChatId: '79990000101',
  kind: 'person' as const,
  identifiers: [{ kind: 'phone' as const, value: '+79990000101' }],
  names: ['Vera'],
};
const note = 'About a number of the account that is not this one.';
const unknown = 'Not an event of Wazzup24 that Deskbell knows.';
const store = 'https://store.wazzup24.com/77aa01';

function message(messageId: string, more: Body, means: Partial<InboundMessage>): Example {
  const told: InboundMessage = {
    kind: 'message',
    chat,
    providerMessageId: messageId,
    at,
    author: 'customer',
    sender: null,
    content: { kind: 'text', text: 'Hello' },
    media: null,
    quoted: null,
    status: null,
    isEdited: false,
    isDeleted: false,
    ...means,
  };
  return {
    name: messageId,
    body: { messages: [inbound({ ...vera, messageId, more })] },
    means: [told],
  };
}

function climbed(word: 'sent' | 'delivered' | 'read'): Example {
  return {
    name: `status ${word}`,
    body: { statuses: [status('a1', word, { timestamp: new Date(at).toISOString() })] },
    means: [
      {
        kind: 'status',
        chat: null,
        providerMessageId: 'a1',
        status: word,
        failure: null,
        at,
        outboxId: null,
      },
    ],
  };
}

/** A message with every field that is documented, all of them filled. */
const everything: Body = {
  messageId: 'every-field',
  channelId: lineId,
  chatType: 'whatsapp',
  chatId: '79990000101',
  avitoProfileId: '7',
  dateTime: new Date(at).toISOString(),
  type: 'text',
  isEcho: true,
  contact: { name: 'Vera', avatarUri: `${store}/vera`, username: 'vera', phone: '79990000101' },
  text: 'Until Friday',
  status: 'error',
  error: { error: 'BAD_CONTACT', description: 'The contact has no WhatsApp' },
  authorName: 'Mia',
  authorId: '12',
  instPost: {},
  interactive: [],
  quotedMessage: { messageId: 'a-text', text: 'Hello' },
  sentFromApp: true,
  isEdited: true,
  isDeleted: false,
  oldInfo: { oldText: 'Until Thursday', oldAuthorId: '12', oldAuthorName: 'Mia' },
};

/** What Wazzup24 posts to a webhook. */
const webhooks: readonly Example[] = [
  message('a-text', { text: 'Is tomorrow free?' }, { content: { kind: 'text', text: 'Is tomorrow free?' } }),
  message(
    'a-poll',
    { text: 'Which day?\n• Monday\n• Friday' },
    { content: { kind: 'text', text: 'Which day?\n• Monday\n• Friday' } },
  ),
  message(
    'a-sticker',
    { type: 'image', text: undefined, contentUri: `${store}/?filename=3c1f.was` },
    {
      content: {
        kind: 'sticker',
        isAnimated: true,
        media: { fileName: '3c1f.was', mimeType: null, caption: null },
      },
      media: { url: `${store}/?filename=3c1f.was`, fileName: '3c1f.was', mimeType: null, size: null },
    },
  ),
  {
    name: 'an echo with every field',
    body: { messages: [everything] },
    means: [
      {
        kind: 'message',
        chat: { ...chat, names: [] },
        providerMessageId: 'every-field',
        at,
        author: 'phone',
        mayBeOurs: true,
        sender: null,
        content: { kind: 'text', text: 'Until Friday' },
        media: null,
        quoted: { providerMessageId: 'a-text', text: 'Hello' },
        status: 'failed',
        isEdited: true,
        isDeleted: false,
      },
      {
        kind: 'edit',
        chat: { ...chat, names: [] },
        targetProviderMessageId: 'every-field',
        text: 'Until Friday',
        at: arrivedAt,
      },
      {
        kind: 'status',
        chat: { ...chat, names: [] },
        providerMessageId: 'every-field',
        status: 'failed',
        failure: { code: 'not-on-whatsapp', detail: 'The contact has no WhatsApp' },
        at,
        outboxId: null,
      },
    ],
  },
  {
    name: 'a message with the names of types for values',
    body: {
      messages: [
        Object.fromEntries(
          Object.entries(everything).map(([name, value]) => [
            name,
            typeof value === 'boolean' ? 'Boolean' : typeof value === 'string' ? 'String' : value,
          ]),
        ),
      ],
    },
    means: note,
  },
  climbed('sent'),
  climbed('delivered'),
  climbed('read'),
  {
    name: 'a code to scan',
    body: {
      channelsUpdates: [
        { channelId: lineId, state: 'qr', timestamp: at, qr: 'data:image/png;base64,iVBORw0KGgo=' },
      ],
    },
    means: [
      {
        kind: 'connection',
        state: 'signed-out',
        account: null,
        detail: saying('scan-code'),
        at,
        qrCode: 'iVBORw0KGgo=',
      },
    ],
  },
  {
    name: 'news of another number',
    body: { channelsUpdates: [{ channelId: otherLineId, state: 'active', timestamp: at }] },
    means: note,
  },
  {
    name: 'createContact',
    body: {
      createContact: {
        responsibleUserId: '4',
        name: 'Boris',
        contactData: [{ chatType: 'whatsapp', chatId: '79990000202' }],
        source: 'auto',
      },
    },
    means: [{ kind: 'identity', identifiers: [{ kind: 'phone', value: '+79990000202' }], name: 'Boris' }],
    answer: {
      responsibleUserId: '4',
      name: 'Boris',
      contactData: [{ chatType: 'whatsapp', chatId: '79990000202' }],
      source: 'auto',
    },
  },
  {
    name: 'createDeal',
    body: { createDeal: { responsibleUserId: '4', contacts: ['8'], source: 'auto' } },
    means: 'Wazzup24 wanted a deal; Deskbell keeps no deals.',
    answer: { closed: false, responsibleUserId: '4', contacts: ['8'], source: 'auto' },
  },
  {
    name: 'templateStatus',
    body: { templateStatus: { templateGuid: 'c0ffee', name: 'Reminder', status: 'approved' } },
    means: 'A template of the account is approved; Deskbell keeps no templates of Wazzup24.',
  },
  {
    name: 'test',
    body: { test: true },
    means: 'Wazzup24 has tried this address; it was answered.',
  },
];

/** What only goes the other way: whoever posts it here is answered, and it becomes nothing. */
const strays: readonly Example[] = [
  stray('what was sent', {
    channelId: lineId,
    chatId: '79990000101',
    chatType: 'whatsapp',
    contentUri: 'https://linde.example/plan.png',
    crmMessageId: 'box-1',
    clearUnanswered: false,
  }),
  stray('what was answered to it', { messageId: 'a1', chatId: '79990000101' }),
  stray('settings of webhooks', {
    webhooksUri: 'https://linde.example/hooks',
    subscriptions: { messagesAndStatuses: 'true' },
  }),
  stray('a refusal', { status: 400, requestId: '9f', error: 'WRONG_TRANSPORT', description: 'No', data: {} }),
  stray('how many wait for an answer', {
    counterV2: 7,
    type: 'red',
    lastMsgDateTime: '2025-11-01T12:00:00.000Z',
  }),
  {
    name: 'a list of channels',
    body: [{ channelId: lineId, transport: 'whatsapp', plainId: '79990000500', state: 'active' }],
    means: { error: 'The body is not a JSON object.' },
  },
];

export const examples: readonly Example[] = [...webhooks, ...strays];

function stray(name: string, body: Body): Example {
  return { name, body, means: unknown };
}
