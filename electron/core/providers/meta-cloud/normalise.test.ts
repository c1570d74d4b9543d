import { describe, expect, test } from 'vitest';

import {
  accountWebhook,
  change,
  envelope,
  errorOf,
  message,
  say,
  statusItem,
  webhook,
  type Body,
} from '#test/support/meta/bodies.ts';

import { configSchema } from './config.ts';
import { concerns, eventType } from './envelope.ts';
import { normalise } from './normalise.ts';

const number = { phoneNumberId: '2001', businessAccountId: '3001', phone: '4930555001' };
const config = configSchema.parse({ phoneNumberId: '2001', businessAccountId: '3001' });
const vera = { waId: '79990000101', userId: 'RU.101', name: 'Vera' };
const at = 1_762_000_000_000;

function read(body: unknown) {
  return normalise('webhook', body, { receivedAt: 7, config });
}

function eventsOf(body: unknown) {
  const normalised = read(body);
  if (normalised.kind === 'ignored') throw new Error(normalised.reason);
  return normalised.events;
}

function contentOf(content: Body) {
  const [event] = eventsOf(webhook(number, { messages: [message(vera, 'wamid.1', at, content)] }));
  return event?.kind === 'message' ? { content: event.content, media: event.media } : event;
}

const file = { fileName: null, mimeType: 'image/jpeg', caption: null };
const source = { url: null, id: '9', fileName: null, mimeType: 'image/jpeg', size: null };

describe('messages of each type', () => {
  test.each([
    ['text', say.text('Hello'), { kind: 'text', text: 'Hello' }],
    [
      'a forwarded text',
      say.text('Hello', { context: { forwarded: true } }),
      { kind: 'text', text: 'Hello', isForwarded: true },
    ],
    [
      'a location',
      say.location({ latitude: 52.5, longitude: 13.4, name: 'Bank' }),
      { kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Bank', address: null },
    ],
    [
      'a contact',
      say.contacts({ name: { formatted_name: 'Olga' }, phones: [{ wa_id: '79990000202' }] }),
      { kind: 'contacts', contacts: [{ name: 'Olga', phones: ['+79990000202'], vcard: null }] },
    ],
    [
      'a template’s button',
      say.button('YES', 'Yes, I come'),
      { kind: 'button-reply', selectedId: 'YES', text: 'Yes, I come' },
    ],
    [
      'a button',
      say.press('button_reply', { id: 'b1', title: 'Cancel' }),
      { kind: 'button-reply', selectedId: 'b1', text: 'Cancel' },
    ],
    [
      'a list entry',
      say.press('list_reply', { id: 'r1', title: 'Ten', description: 'At ten' }),
      { kind: 'button-reply', selectedId: 'r1', text: 'Ten' },
    ],
    [
      'a form',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"x","day":"Monday"}' },
        },
      },
      { kind: 'unsupported', providerKind: 'flow', text: 'Sent\nday: Monday' },
    ],
    [
      'an order',
      {
        type: 'order',
        order: {
          text: 'Two, please',
          product_items: [{ product_retailer_id: 'soap', quantity: 2, item_price: 4.5, currency: 'EUR' }],
        },
      },
      { kind: 'unsupported', providerKind: 'order', text: 'Two, please\n2 × soap (4.5 EUR)' },
    ],
    [
      'a first hello',
      { type: 'request_welcome' },
      { kind: 'unsupported', providerKind: 'request_welcome', text: null },
    ],
    [
      'what Meta cannot read',
      { type: 'unsupported', errors: [errorOf(131051, 'Unknown')], unsupported: { type: 'poll' } },
      { kind: 'unsupported', providerKind: 'poll', text: null },
    ],
    [
      'a file that was too large',
      { type: 'unsupported', errors: [errorOf(131052, 'Too large')] },
      { kind: 'unreadable', reason: 'file-too-large' },
    ],
    [
      'a kind of tomorrow',
      { type: 'hologram', hologram: { caption: 'Look!' } },
      { kind: 'unsupported', providerKind: 'hologram', text: 'Look!' },
    ],
    [
      'an old body of errors only',
      { errors: [errorOf(501, 'Unknown')] },
      { kind: 'unsupported', providerKind: 'unknown', text: null },
    ],
  ])('%s', (_what, content, expected) => {
    expect(contentOf(content)).toEqual({ content: expected, media: null });
  });

  test.each([
    ['image', {}, { kind: 'image', media: file }],
    ['sticker', { animated: true }, { kind: 'sticker', media: file, isAnimated: true }],
    ['audio', { voice: true }, { kind: 'voice', media: file }],
    ['audio', {}, { kind: 'audio', media: file }],
    ['video', { caption: 'Look' }, { kind: 'video', media: { ...file, caption: 'Look' } }],
  ])('a file: %s %j', (type, more, content) => {
    const given = say.file(type, { id: '9', mime_type: 'image/jpeg', ...more });
    expect(contentOf(given)).toEqual({ content, media: source });
  });

  test.each([
    ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['https://lookaside.fbsbx.com.evil.example/1', false],
    ['https://user@lookaside.fbsbx.com/1', false],
    ['http://lookaside.fbsbx.com/1', false],
    ['http://127.0.0.1/1', false],
  ])('the address %s is believed: %s', (url, isBelieved) => {
    const given = say.file('image', { id: '9', mime_type: 'image/jpeg', url });
    expect(contentOf(given)).toMatchObject({ media: { url: isBelieved ? url : null } });
  });
});

describe('people', () => {
  const identifiers = [
    { kind: 'phone', value: '+79990000101' },
    { kind: 'bsuid', value: 'RU.101' },
  ];

  test('each message of a batch belongs to its own writer, with or without a profile', () => {
    const olga = { waId: '79990000202' };
    const value = {
      contacts: [{ wa_id: olga.waId }, { wa_id: vera.waId, user_id: vera.userId, profile: { name: 'Vera' } }],
      messages: [message(vera, 'a', at, say.text('I')), message(olga, 'b', at, say.text('And I'))],
    };
    expect(eventsOf(webhook(number, value))).toMatchObject([
      { chat: { providerChatId: '79990000101@c.us', identifiers, names: ['Vera'] } },
      { chat: { providerChatId: '79990000202@c.us', names: [] } },
    ]);
  });

  test('a phone that is left out, and an id that stands where the phone belongs', () => {
    const bodies = [
      message({ userId: 'RU.101' }, 'a', at, say.text('Hi')),
      { from: 'RU.101', id: 'a', timestamp: '1', ...say.text('Hi') },
    ];
    for (const item of bodies) {
      expect(eventsOf(webhook(number, { messages: [item] }))).toMatchObject([
        { chat: { providerChatId: 'RU.101', identifiers: [{ kind: 'bsuid', value: 'RU.101' }] } },
      ]);
    }
  });

  test('a group’s message belongs to the group, and says who wrote', () => {
    const item = { ...message(vera, 'a', at, say.text('Hi')), group_id: 'Y2FwaV9n' };
    expect(eventsOf(webhook(number, { messages: [item] }))).toMatchObject([
      { chat: { providerChatId: 'Y2FwaV9n', kind: 'group' }, sender: { identifiers, name: null } },
    ]);
  });

  test('whoever shares the own phone is proved to have it', () => {
    const card = { origin: 'contact_request', phones: [{ wa_id: '79990000101' }] };
    const item = message({ userId: 'RU.101' }, 'a', at, say.contacts(card));
    expect(eventsOf(webhook(number, { messages: [item] }))[1]).toEqual({
      kind: 'identity',
      identifiers,
      name: null,
      address: '79990000101@c.us',
    });
  });
});

test.each([['recipient_parent_user_id'], ['parent_recipient_user_id']])(
  'a status with our id, no phone and the parent as %s',
  (parent) => {
    const status = statusItem({
      id: 'w',
      status: 'delivered',
      at,
      to: { userId: 'RU.101' },
      outboxId: 'box',
      more: { [parent]: 'RU.ENT.9', pricing: { category: 'service' } },
    });
    expect(eventsOf(webhook(number, { statuses: [status] }))).toEqual([
      {
        kind: 'status',
        chat: {
          providerChatId: 'RU.101',
          kind: 'person',
          identifiers: [
            { kind: 'bsuid', value: 'RU.101' },
            { kind: 'bsuid', value: 'RU.ENT.9' },
          ],
          names: [],
        },
        providerMessageId: 'w',
        status: 'delivered',
        failure: null,
        at,
        outboxId: 'box',
      },
    ]);
  },
);

test.each([
  ['deleted', 'Deskbell does not keep the status "deleted".'],
  ['warning', 'Deskbell does not keep the status "warning".'],
])('the status %s is ignored with a reason', (status, reason) => {
  const body = webhook(number, { statuses: [statusItem({ id: 'w', status, at })] });
  expect(read(body)).toEqual({ kind: 'ignored', reason });
});

test.each([
  [{ event: 'connect' }, 'ringing'],
  [{ event: 'terminate', status: 'COMPLETED', duration: 30 }, 'answered'],
  [{ event: 'terminate', status: 'FAILED' }, 'missed'],
])('a call that %j is %s', (more, outcome) => {
  const call = { id: 'c', from: vera.waId, timestamp: '1762000000', direction: 'USER_INITIATED', ...more };
  expect(eventsOf(webhook(number, { calls: [call] }, 'calls'))).toMatchObject([
    { author: 'customer', content: { kind: 'call', outcome } },
  ]);
});

test('a body about another number is not ours, and each number of a batch takes its own', () => {
  const other = { phoneNumberId: '2002', businessAccountId: '3001', phone: '1' };
  const mine = change(number, { messages: [message(vera, 'mine', at, say.text('A'))] });
  const theirs = change(other, { messages: [message(vera, 'theirs', at, say.text('B'))] });
  expect(eventsOf(envelope('3001', [theirs, mine]))).toMatchObject([{ providerMessageId: 'mine' }]);
  expect(read(envelope('3001', [theirs]))).toEqual({
    kind: 'ignored',
    reason: 'It is about another number.',
  });
  expect([[theirs], [mine]].map((changes) => concerns(envelope('3001', changes), config))).toEqual([
    false,
    true,
  ]);
  expect(concerns(accountWebhook(number, 'security', {}), config)).toBe(true);
  expect(concerns(accountWebhook({ ...number, businessAccountId: '9' }, 'security', {}), config)).toBe(false);
});

test('an item that cannot be read is told beside the others, and alone fails the body', () => {
  const good = message(vera, 'a', at, say.text('A'));
  const mixed = read(webhook(number, { messages: [{ type: 'text' }, good, 5] }));
  expect(mixed).toMatchObject({ kind: 'events', events: [{ providerMessageId: 'a' }] });
  expect(mixed).toHaveProperty(
    'note',
    '2 of 3 updates could not be read: A message that does not say who wrote it. An item of "messages" that is not an object.',
  );
  expect(() => read(webhook(number, { messages: [5] }))).toThrow('not an object');
  expect(() => read('text')).toThrow('not a JSON object');
});

test.each([
  [
    accountWebhook(number, 'message_template_status_update', { event: 'APPROVED' }),
    'message_template_status_update',
  ],
  [webhook(number, { messages: [message(vera, 'a', at, say.text('A'))] }), 'messages.text'],
  [webhook(number, { statuses: [statusItem({ id: 'w', status: 'read', at })] }), 'messages.status.read'],
  [
    { entry: [{ id: '3001', field: 'account_update', changes: [{ value: { event: 'X' } }] }] },
    'account_update',
  ],
  [{ metadata: { phone_number_id: '2001' }, history: [] }, 'unknown'],
  [{}, null],
  ['text', null],
])('the journal names %j', (body, name) => {
  expect(eventType(body)).toBe(name);
});
