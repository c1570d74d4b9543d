import { describe, expect, it } from 'vitest';

import type { InboundMessage } from '#shared/domain/inbound-event.ts';
import {
  messageWebhook,
  say,
  type Body,
  type Correspondent,
  type MessageType,
} from '#test/support/green-api/webhooks.ts';

import { normalise } from './normalise.ts';

const instance = { idInstance: 7100042, wid: '79005550042@c.us' };
const at = 1_790_000_000_000;
const vera: Correspondent = {
  chatId: '79161234501@c.us',
  chatName: 'Vera from Tuesday',
  sender: '79161234501@c.us',
  senderName: 'Vera 🌿',
  senderContactName: 'Vera Sokolova',
};

function events(messageData: Body, type: MessageType = 'incomingMessageReceived', who = vera) {
  const body = messageWebhook(instance, type, { idMessage: 'AA01', at, who, messageData });
  const told = normalise('webhook', body, { receivedAt: at + 5 });
  return told.kind === 'events' ? told.events : told.reason;
}

function message(messageData: Body, type?: MessageType, who?: Correspondent): InboundMessage {
  const [event] = events(messageData, type, who);
  if (typeof event !== 'object' || event.kind !== 'message') throw new Error('not a message');
  return event;
}

describe('a message from a customer', () => {
  it('is told whole', () => {
    expect(events(say.text('Is there a place on Friday?'))).toEqual([
      {
        kind: 'message',
        chat: {
          providerChatId: '79161234501@c.us',
          kind: 'person',
          identifiers: [{ kind: 'phone', value: '+79161234501' }],
          names: ['Vera Sokolova', 'Vera from Tuesday', 'Vera 🌿'],
        },
        providerMessageId: 'AA01',
        at,
        author: 'customer',
        sender: null,
        content: { kind: 'text', text: 'Is there a place on Friday?' },
        media: null,
        quoted: null,
        status: null,
        isEdited: false,
        isDeleted: false,
      },
    ]);
  });

  it.each([
    [
      'beside the text',
      {
        ...say.extended('Yes'),
        quotedMessage: { stanzaId: 'Q1', typeMessage: 'textMessage', textMessage: 'Shall we?' },
      },
      'Shall we?',
    ],
    [
      'in the deprecated kind',
      say.quotedText('Yes', {
        stanzaId: 'Q1',
        typeMessage: 'extendedTextMessage',
        extendedTextMessage: { text: 'Shall we?' },
      }),
      'Shall we?',
    ],
    [
      'of a picture',
      { ...say.text('Yes'), quotedMessage: { stanzaId: 'Q1', typeMessage: 'imageMessage', caption: 'Red' } },
      'Red',
    ],
    [
      'of a place',
      {
        ...say.text('Yes'),
        quotedMessage: {
          stanzaId: 'Q1',
          typeMessage: 'locationMessage',
          location: { latitude: 1, longitude: 2, nameLocation: 'Studio' },
        },
      },
      'Studio',
    ],
    ['of something without words', { ...say.text('Yes'), quotedMessage: { stanzaId: 'Q1' } }, null],
    ['inside the text only', say.extended('Yes', { stanzaId: 'Q1' }), null],
  ])('carries a quote %s', (_name, messageData, text) => {
    expect(message(messageData)).toMatchObject({
      content: { kind: 'text', text: 'Yes' },
      quoted: { providerMessageId: 'Q1', text },
    });
  });
});

it('is a press of a button that answers the message with the buttons', () => {
  expect(message(say.press('B1', 'y', 'Yes'))).toMatchObject({
    content: { kind: 'button-reply', selectedId: 'y', text: 'Yes' },
    quoted: { providerMessageId: 'B1', text: null },
  });
});

describe('what is about another message', () => {
  const chat = expect.objectContaining({ providerChatId: '79161234501@c.us' }) as unknown;
  it.each([
    ['an edit', say.edit('T1', 'At six'), { kind: 'edit', targetProviderMessageId: 'T1', text: 'At six' }],
    [
      'an edited caption',
      { typeMessage: 'editedMessage', editedMessageData: { caption: 'Blue', stanzaId: 'T1' } },
      { kind: 'edit', targetProviderMessageId: 'T1', text: 'Blue' },
    ],
    ['a deletion', say.deletion('T1'), { kind: 'delete', targetProviderMessageId: 'T1' }],
    [
      'a reaction, though it has a text',
      say.reaction('👍', 'T1'),
      {
        kind: 'reaction',
        targetProviderMessageId: 'T1',
        by: { kind: 'phone', value: '+79161234501' },
        emoji: '👍',
      },
    ],
    [
      'a reaction that was taken back',
      say.reaction('', 'T1'),
      {
        kind: 'reaction',
        targetProviderMessageId: 'T1',
        by: { kind: 'phone', value: '+79161234501' },
        emoji: null,
      },
    ],
    [
      'votes',
      say.votes('T1', { Mon: ['79161234501@c.us'], Tue: [] }),
      {
        kind: 'poll-votes',
        targetProviderMessageId: 'T1',
        options: [
          { name: 'Mon', voters: ['79161234501@c.us'] },
          { name: 'Tue', voters: [] },
        ],
      },
    ],
  ])('%s is told with its target', (_name, messageData, expected) => {
    expect(events(messageData)).toEqual([{ ...expected, chat, at }]);
  });

  it('is ours when it comes from our side', () => {
    expect(events(say.reaction('🙏', 'T1'), 'outgoingMessageReceived')).toMatchObject([
      { kind: 'reaction', by: 'us' },
    ]);
  });

  it.each([
    [say.edit('', 'x')],
    [say.edit('T1', '')],
    [say.deletion('')],
    [say.reaction('👍', '')],
    [say.votes('', {})],
  ])('is ignored with a reason when it does not say enough: %j', (messageData) => {
    expect(events(messageData)).toMatch(/\w+/);
  });
});

describe('who wrote it and where', () => {
  it('tells our phone from other programs, and gives our own names to nobody', () => {
    const who = {
      chatId: vera.chatId,
      chatName: 'Vera',
      sender: instance.wid,
      senderName: 'Blue Door Studio',
    };
    const fromPhone = message(say.text('Yes, at five'), 'outgoingMessageReceived', who);
    expect(fromPhone).toMatchObject({ author: 'phone', sender: null, status: null });
    expect(fromPhone.chat).toEqual({
      providerChatId: vera.chatId,
      kind: 'person',
      identifiers: [{ kind: 'phone', value: '+79161234501' }],
      names: ['Vera'],
    });
    expect(message(say.extended('Yes'), 'outgoingAPIMessageReceived', who).author).toBe('other-api');
  });

  it('takes a hidden id and a phone in one incoming message as proof of one person', () => {
    const who = { chatId: '880001@lid', sender: '79161234501@c.us', senderName: 'Vera' };
    expect(message(say.text('hi'), undefined, who).chat.identifiers).toEqual([
      { kind: 'lid', value: '880001' },
      { kind: 'phone', value: '+79161234501' },
    ]);
  });

  it.each([
    [
      'an outgoing message, whose sender is us',
      'outgoingMessageReceived',
      { chatId: '880001@lid', sender: '79161234501@c.us' },
    ],
    [
      'two phones, which are two people',
      'incomingMessageReceived',
      { chatId: '79161234501@c.us', sender: '79161234599@c.us' },
    ],
    [
      'a sender that is the instance itself',
      'incomingMessageReceived',
      { chatId: '880001@lid', sender: instance.wid },
    ],
  ] as const)('takes nothing as proof from %s', (_name, type, who) => {
    expect(message(say.text('hi'), type, who).chat.identifiers).toHaveLength(1);
  });

  it('answers to the chat, not to a device of it', () => {
    expect(message(say.text('hi'), undefined, { chatId: '79161234501:3@c.us' }).chat).toMatchObject({
      providerChatId: '79161234501@c.us',
      identifiers: [{ kind: 'phone', value: '+79161234501' }],
    });
  });

  it('keeps who wrote in a group apart from the group', () => {
    const who = {
      chatId: '120363000000000001@g.us',
      chatName: 'Knitting',
      sender: '79161234501@c.us',
      senderName: 'Vera 🌿',
      senderContactName: '',
    };
    const told = message(say.text('hi all'), undefined, who);
    expect(told.chat).toEqual({
      providerChatId: who.chatId,
      kind: 'group',
      identifiers: [],
      names: ['Knitting'],
    });
    expect(told.sender).toEqual({ identifiers: [{ kind: 'phone', value: '+79161234501' }], name: 'Vera 🌿' });
  });

  it('does not take a number for a name', () => {
    const who = {
      chatId: vera.chatId,
      chatName: '+7 916 123-45-01',
      senderName: '79161234501@c.us',
      senderContactName: '',
    };
    expect(message(say.text('hi'), undefined, who).chat.names).toEqual([]);
  });

  it.each(['status@broadcast', '1203630@newsletter', '-100123'])(
    'ignores what is no chat with a customer: %s',
    (chatId) => {
      expect(events(say.text('news'), undefined, { chatId })).toMatch(/\w+/);
    },
  );
});
