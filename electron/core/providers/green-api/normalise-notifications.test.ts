import { describe, expect, it } from 'vitest';

import { climbCall, type CallOutcome } from '#shared/domain/call.ts';
import { saying } from '#shared/domain/saying/saying.ts';
import {
  incomingCallWebhook,
  outgoingCallWebhook,
  quotaWebhook,
  say,
  stateWebhook,
  statusWebhook,
} from '#test/support/green-api/webhooks.ts';

import { eventType, normalise } from './normalise.ts';

const instance = { idInstance: 7100042, wid: '79005550042@c.us' };
const at = 1_790_000_000_000;
const receivedAt = at + 7;
const read = (body: unknown) => normalise('webhook', body, { receivedAt });
const eventsOf = (body: unknown) => {
  const told = read(body);
  if (told.kind === 'ignored') throw new Error(told.reason);
  return told.events;
};

describe('the status of a message', () => {
  const status = (name: string, description?: string) =>
    statusWebhook(instance, {
      idMessage: 'M1',
      at,
      chatId: '79161234501@c.us',
      status: name,
      ...(description === undefined ? {} : { description }),
    });

  it.each([
    ['sent', 'sent', null],
    ['delivered', 'delivered', null],
    ['read', 'read', null],
    ['failed', 'failed', { code: 'provider-error', detail: null }],
    ['noAccount', 'failed', { code: 'not-on-whatsapp', detail: null }],
    ['notInGroup', 'failed', { code: 'not-in-group', detail: null }],
  ])('%s is %s', (name, expected, failure) => {
    expect(eventsOf(status(name))).toEqual([
      {
        kind: 'status',
        chat: {
          providerChatId: '79161234501@c.us',
          kind: 'person',
          identifiers: [{ kind: 'phone', value: '+79161234501' }],
          names: [],
        },
        providerMessageId: 'M1',
        status: expected,
        failure,
        at,
        outboxId: null,
      },
    ]);
  });

  it('says in words why it failed, without the names of chats', () => {
    expect(eventsOf(status('failed', 'SWE004: the group has too many participants'))).toMatchObject([
      { failure: { code: 'group-too-large', detail: 'SWE004: the group has too many participants' } },
    ]);
    expect(eventsOf(status('failed', 'chat 79161234599@c.us is closed'))).toMatchObject([
      { failure: { detail: 'chat … is closed' } },
    ]);
  });

  it('of a yellow card also tells about the number', () => {
    expect(eventsOf(status('yellowCard'))).toMatchObject([
      { kind: 'status', status: 'failed', failure: { code: 'number-blocked' } },
      { kind: 'connection', state: 'suspended', account: '+79005550042' },
    ]);
  });

  it('is told without a chat when it comes without one', () => {
    expect(eventsOf(statusWebhook(instance, { idMessage: 'M1', at, status: 'read' }))).toMatchObject([
      { chat: null, status: 'read' },
    ]);
  });

  it('of an unknown name is ignored with the name', () => {
    expect(read(status('teleported'))).toMatchObject({
      kind: 'ignored',
      reason: expect.stringContaining('teleported') as unknown,
    });
  });
});

describe('the state of an instance', () => {
  it.each([
    ['authorized', 'works', '+79005550042'],
    ['notAuthorized', 'signed-out', null],
    ['blocked', 'blocked', '+79005550042'],
    ['starting', 'starting', '+79005550042'],
    ['sleepMode', 'starting', '+79005550042'],
    ['suspended', 'suspended', '+79005550042'],
    ['yellowCard', 'suspended', '+79005550042'],
  ])('%s is %s', (name, state, account) => {
    expect(eventsOf(stateWebhook(instance, name, at))).toEqual([
      { kind: 'connection', state, account, detail: null, at },
    ]);
  });

  it.each(['quotaExceeded', 'incomingBlock'])(
    'a used-up quota under the name %s is told without other chats and without a time',
    (type) => {
      expect(eventsOf(quotaWebhook(instance, type))).toEqual([
        {
          kind: 'connection',
          state: 'quota-exceeded',
          account: '+79005550042',
          detail: saying('quota-chats', { used: '3', total: '3' }),
          at: null,
        },
      ]);
    },
  );
});

describe('a call', () => {
  it.each([
    ['offer', 'ringing'],
    ['pickUp', 'answered'],
    ['hangUp', 'declined'],
    ['hungUp', 'declined'],
    ['missed', 'missed'],
    ['declined', 'missed'],
    ['somethingNew', 'ended'],
  ])('that comes in: %s is %s', (status, outcome) => {
    const body = incomingCallWebhook(instance, {
      idMessage: 'C1',
      at,
      from: '79161234501@c.us',
      status,
      isVideo: true,
    });
    expect(eventsOf(body)).toMatchObject([
      {
        kind: 'message',
        providerMessageId: 'C1',
        author: 'customer',
        content: { kind: 'call', isVideo: true, outcome },
      },
      { kind: 'call-update', targetProviderMessageId: 'C1', outcome },
    ]);
  });

  it('that goes out is told for those who were called, never for ourselves', () => {
    const participants = [
      { id: '79161234501@c.us', status: 'pickUp' },
      { id: '79161234502@c.us', status: 'hungUp' },
    ];
    const told = eventsOf(
      outgoingCallWebhook(instance, { idMessage: 'C2', at, status: 'pickUp', participants }),
    );
    expect(told.filter((event) => event.kind === 'message')).toMatchObject([
      { author: 'phone', chat: { providerChatId: '79161234501@c.us' }, content: { outcome: 'answered' } },
      { author: 'phone', chat: { providerChatId: '79161234502@c.us' }, content: { outcome: 'missed' } },
    ]);
    expect(
      read(outgoingCallWebhook(instance, { idMessage: 'C2', at, status: 'invalid', participants: [] })).kind,
    ).toBe('ignored');
  });

  it('ends the same in whichever order its two notifications come', () => {
    const outcomes: CallOutcome[] = ['ringing', 'answered', 'missed', 'declined'];
    for (const end of outcomes) {
      expect(climbCall(climbCall('ringing', 'ringing'), end)).toBe(climbCall(end, 'ringing'));
    }
  });
});

describe('the flat shape of relays', () => {
  const flat = (typeWebhook: string, data: Record<string, unknown>) => ({
    typeWebhook,
    timestamp: at / 1000,
    idMessage: 'F1',
    data,
  });

  it('is a message like any other', () => {
    const data = {
      typeMessage: 'textMessage',
      chatId: '79161234501@c.us',
      senderId: '79161234501@c.us',
      senderName: 'Vera 🌿',
      textMessage: 'Hello there',
      idMessage: 'F1',
      timestamp: at / 1000,
    };
    expect(eventsOf(flat('incomingMessageReceived', data))).toMatchObject([
      {
        kind: 'message',
        providerMessageId: 'F1',
        at,
        author: 'customer',
        chat: { providerChatId: '79161234501@c.us', names: ['Vera 🌿'] },
        content: { kind: 'text', text: 'Hello there' },
      },
    ]);
  });

  it('holds files, statuses and states too', () => {
    const file = {
      typeMessage: 'imageMessage',
      chatId: '79161234501@c.us',
      downloadUrl: 'https://files.example/2.jpg',
      caption: 'So',
    };
    expect(eventsOf(flat('incomingMessageReceived', file))).toMatchObject([
      { content: { kind: 'image' }, media: { url: 'https://files.example/2.jpg' } },
    ]);
    expect(
      eventsOf(flat('outgoingMessageStatus', { chatId: '79161234501@c.us', status: 'read' })),
    ).toMatchObject([{ kind: 'status', status: 'read' }]);
    expect(eventsOf(flat('stateInstanceChanged', { stateInstance: 'blocked' }))).toMatchObject([
      { state: 'blocked' },
    ]);
  });

  it('may be without a wrapper: the parts of the message beside the sender', () => {
    const body = {
      typeWebhook: 'incomingMessageReceived',
      idMessage: 'F2',
      timestamp: at / 1000,
      senderData: { chatId: '79161234501@c.us' },
      typeMessage: 'ContactsArrayMessage',
      contacts: [{ displayName: 'Ilya', vcard: 'BEGIN:VCARD\nTEL:+79035550011\nEND:VCARD' }],
    };
    expect(eventsOf(body)).toMatchObject([
      { content: { kind: 'contacts', contacts: [{ name: 'Ilya', phones: ['+79035550011'] }] } },
    ]);
  });
});

describe('everything else', () => {
  it.each([
    [{ typeWebhook: 'incomingBlock', chatId: '79161234501@c.us', chatState: 'blocked' }],
    [{ typeWebhook: 'statusInstanceChanged', statusInstance: 'offline' }],
    [{ typeWebhook: 'deviceInfo', deviceData: { platform: 'android' } }],
    [{ typeWebhook: 'deviceInfo', avatarInfo: { urlAvatar: 'https://pps.example/1' } }],
    [{ typeWebhook: 'quotaExceeded', quotaData: { method: 'sendmessage', status: 'QUOTA_ALLOWED' } }],
    [{ typeWebhook: 'stateInstanceChanged', stateInstance: 'dreaming' }],
    [{ typeWebhook: 'catalogWebhook' }],
    [{ typeWebhook: 12 }],
    [{ hello: 'world' }],
    [{}],
  ])('is ignored with a reason: %j', (body) => {
    expect(read(body)).toEqual({ kind: 'ignored', reason: expect.stringMatching(/^.{10,}\.$/) as unknown });
  });

  it.each([null, 1, 'text', [], [{ typeWebhook: 'stateInstanceChanged' }]])(
    'is refused with a sentence when it is no object: %j',
    (body) => {
      expect(() => read(body)).toThrow('The body is not a JSON object.');
      expect(eventType(body)).toBeNull();
    },
  );

  it('is refused with a sentence when a message lacks its id or its chat', () => {
    const messageData = say.text('hi');
    expect(() =>
      read({
        typeWebhook: 'incomingMessageReceived',
        senderData: { chatId: '79161234501@c.us' },
        messageData,
      }),
    ).toThrow('A message without an id.');
    expect(() => read({ typeWebhook: 'outgoingMessageReceived', idMessage: 'X', messageData })).toThrow(
      /which chat/,
    );
  });

  it('takes the time of arrival where the body has none', () => {
    const body = {
      typeWebhook: 'incomingMessageReceived',
      idMessage: 'X',
      senderData: { chatId: '79161234501@c.us' },
      messageData: say.text('hi'),
    };
    expect(eventsOf(body)).toMatchObject([{ at: receivedAt }]);
    expect(eventsOf({ ...body, timestamp: at })).toMatchObject([{ at }]);
  });

  it('has a name for the journal', () => {
    expect(eventType({ typeWebhook: 'quotaExceeded' })).toBe('quotaExceeded');
    expect(eventType({ type: 'incoming' })).toBe('journal.incoming');
    expect(eventType({})).toBeNull();
  });
});
