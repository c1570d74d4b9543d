import { describe, expect, it } from 'vitest';

import type { InboundMessage } from '#shared/domain/inbound-event.ts';
import type { MessageContent } from '#shared/domain/message.ts';
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

const picture = { downloadUrl: 'https://files.example/1.jpg', fileName: '1.jpg', mimeType: 'image/jpeg' };
const card =
  'BEGIN:VCARD\nVERSION:3.0\nFN:Ilya Frolov\nitem1.TEL;waid=79035550011:+7 903 555-00-11\nTEL;type=HOME:8 495 555\n  00 12\nEND:VCARD';
const cardRead = { name: 'Ilya Frolov', phones: ['+7 903 555-00-11', '8 495 555 00 12'], vcard: card };

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

  const contents: [string, Body, MessageContent][] = [
    [
      'text with a link',
      say.extended('See https://blue.example', { title: 'Blue' }),
      { kind: 'text', text: 'See https://blue.example' },
    ],
    [
      'forwarded text',
      say.extended('Look', { isForwarded: true }),
      { kind: 'text', text: 'Look', isForwarded: true },
    ],
    [
      'picture',
      say.file('imageMessage', { ...picture, caption: 'Like this' }),
      { kind: 'image', media: { fileName: '1.jpg', mimeType: 'image/jpeg', caption: 'Like this' } },
    ],
    [
      'picture with a preview',
      say.file('imageMessage', { ...picture, jpegThumbnail: '/9j/x', isForwarded: true }),
      {
        kind: 'image',
        media: {
          fileName: '1.jpg',
          mimeType: 'image/jpeg',
          caption: null,
          thumbnail: '/9j/x',
          isForwarded: true,
        },
      },
    ],
    [
      'video',
      say.file('videoMessage', { ...picture, mimeType: 'video/mp4' }),
      { kind: 'video', media: { fileName: '1.jpg', mimeType: 'video/mp4', caption: null } },
    ],
    [
      'voice note',
      say.file('audioMessage', { ...picture, mimeType: 'audio/ogg; codecs=opus' }),
      { kind: 'voice', media: { fileName: '1.jpg', mimeType: 'audio/ogg; codecs=opus', caption: null } },
    ],
    [
      'audio',
      say.file('audioMessage', { ...picture, mimeType: 'audio/mpeg' }),
      { kind: 'audio', media: { fileName: '1.jpg', mimeType: 'audio/mpeg', caption: null } },
    ],
    [
      'audio file sent as a document',
      say.file('documentMessage', { ...picture, mimeType: 'audio/mpeg' }),
      { kind: 'audio', media: { fileName: '1.jpg', mimeType: 'audio/mpeg', caption: null } },
    ],
    [
      'document',
      say.file('documentMessage', { ...picture, fileName: 'Price list.pdf', mimeType: 'application/pdf' }),
      { kind: 'document', media: { fileName: 'Price list.pdf', mimeType: 'application/pdf', caption: null } },
    ],
    [
      'sticker',
      say.file('stickerMessage', { ...picture, isAnimated: true }),
      {
        kind: 'sticker',
        media: { fileName: '1.jpg', mimeType: 'image/jpeg', caption: null },
        isAnimated: true,
      },
    ],
    [
      'location',
      say.location(59.93, 30.31, 'Studio', 'Nevsky 1'),
      { kind: 'location', latitude: 59.93, longitude: 30.31, name: 'Studio', address: 'Nevsky 1' },
    ],
    ['contact', say.contact('Ilya Frolov', card), { kind: 'contacts', contacts: [cardRead] }],
    ['contact without a display name', say.contact('', card), { kind: 'contacts', contacts: [cardRead] }],
    [
      'contacts nested twice',
      say.contacts([{ displayName: 'Ilya Frolov', vcard: card }]),
      { kind: 'contacts', contacts: [cardRead] },
    ],
    [
      'contacts nested once, capital spelling',
      { typeMessage: 'ContactsArrayMessage', contacts: [{ displayName: 'Ilya Frolov', vcard: card }] },
      { kind: 'contacts', contacts: [cardRead] },
    ],
    [
      'poll',
      say.poll('Which day?', ['Mon', 'Tue'], true),
      {
        kind: 'poll',
        question: 'Which day?',
        options: [
          { name: 'Mon', voters: [] },
          { name: 'Tue', voters: [] },
        ],
        allowsSeveral: true,
      },
    ],
    [
      'poll of 2023',
      {
        typeMessage: 'pollMessage',
        pollCreationMessage: {
          name: 'Which day?',
          options: [{ optionName: 'Mon' }],
          selectableOptionsCount: 1,
        },
      },
      { kind: 'poll', question: 'Which day?', options: [{ name: 'Mon', voters: [] }], allowsSeveral: false },
    ],
    [
      'poll of 2023, any number of answers',
      {
        typeMessage: 'pollCreationMessage',
        pollCreationMessage: { name: 'Which day?', options: [], selectableOptionsCount: 0 },
      },
      { kind: 'poll', question: 'Which day?', options: [], allowsSeveral: true },
    ],
    [
      'buttons',
      say.buttons('Will you come?', [{ buttonId: 'y', buttonText: 'Yes' }]),
      {
        kind: 'buttons',
        header: 'Blue Door Studio',
        body: 'Will you come?',
        footer: 'Answer with one tap',
        buttons: [{ id: 'y', text: 'Yes' }],
      },
    ],
    [
      'buttons under the name of the reply',
      {
        typeMessage: 'interactiveButtonsReply',
        interactiveButtonsReply: {
          contentText: 'Will you come?',
          buttons: [{ buttonId: 'y', buttonText: 'Yes' }],
        },
      },
      {
        kind: 'buttons',
        header: null,
        body: 'Will you come?',
        footer: null,
        buttons: [{ id: 'y', text: 'Yes' }],
      },
    ],
    [
      'buttons of 2023',
      {
        typeMessage: 'buttonsMessage',
        buttonsMessage: {
          contentText: 'Colour?',
          footer: 'tap',
          buttons: [{ buttonId: '1', buttonText: 'red' }],
        },
      },
      { kind: 'buttons', header: null, body: 'Colour?', footer: 'tap', buttons: [{ id: '1', text: 'red' }] },
    ],
    [
      'template of 2023',
      {
        typeMessage: 'templateMessage',
        templateMessage: {
          contentText: 'Hi',
          buttons: [
            { index: 1, urlButton: { displayText: 'Open', url: 'https://x.example' } },
            { index: 2, quickReplyButton: { displayText: 'Later', id: 'l' } },
          ],
        },
      },
      {
        kind: 'buttons',
        header: null,
        body: 'Hi',
        footer: null,
        buttons: [
          { id: null, text: 'Open' },
          { id: 'l', text: 'Later' },
        ],
      },
    ],
    [
      'list of 2023',
      {
        typeMessage: 'listMessage',
        listMessage: {
          title: 'Services',
          contentText: 'Choose',
          sections: [{ title: 'Hair', rows: [{ title: 'Cut', rowId: 'cut' }] }],
        },
      },
      {
        kind: 'buttons',
        header: 'Services',
        body: 'Choose',
        footer: null,
        buttons: [{ id: 'cut', text: 'Cut' }],
      },
    ],
    [
      'invitation to a group',
      {
        typeMessage: 'groupInviteMessage',
        groupInviteMessageData: {
          groupJid: '1203@g.us',
          inviteExpiration: { low: 1, high: 0, unsigned: false },
          groupName: 'Knitting',
          caption: 'Join us',
        },
      },
      { kind: 'group-invite', groupName: 'Knitting', caption: 'Join us' },
    ],
    ['undecrypted text', say.text('{{SWE001}}'), { kind: 'unreadable', reason: 'not-decrypted' }],
    [
      'file that is too large',
      say.file('documentMessage', { downloadUrl: '{{SWE002}}', fileName: 'film.mkv' }),
      { kind: 'unreadable', reason: 'file-too-large' },
    ],
    [
      'text after the keys were lost',
      say.extended('{{SWE003}}'),
      { kind: 'unreadable', reason: 'keys-lost' },
    ],
    [
      'text that only mentions a mark',
      say.text('what is {{SWE001}}?'),
      { kind: 'text', text: 'what is {{SWE001}}?' },
    ],
    [
      'unknown kind with words',
      { typeMessage: 'eventMessage', eventMessageData: { name: 'Open day', startTime: 1 } },
      { kind: 'unsupported', providerKind: 'eventMessage', text: 'Open day' },
    ],
    [
      'unknown kind without words',
      { typeMessage: 'orderMessage', orderMessageData: { itemCount: 2 } },
      { kind: 'unsupported', providerKind: 'orderMessage', text: null },
    ],
    [
      'location without a place',
      { typeMessage: 'locationMessage', locationMessageData: { address: 'Nevsky 1' } },
      { kind: 'unsupported', providerKind: 'locationMessage', text: null },
    ],
    [
      'message without a kind',
      { textMessageData: { textMessage: 'Hm' } },
      { kind: 'unsupported', providerKind: 'unknown', text: 'Hm' },
    ],
  ];
  it.each(contents)('shows a %s', (_name, messageData, content) => {
    expect(message(messageData).content).toEqual(content);
  });

  it('says where its file is, and that there is none when it could not be read', () => {
    expect(message(say.file('imageMessage', picture)).media).toEqual({
      url: picture.downloadUrl,
      fileName: '1.jpg',
      mimeType: 'image/jpeg',
      size: null,
    });
    expect(message(say.file('imageMessage', { ...picture, downloadUrl: '' })).media).toMatchObject({
      url: null,
    });
    expect(message(say.file('imageMessage', { ...picture, downloadUrl: '{{SWE002}}' })).media).toBeNull();
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

  it.each([
    [
      'templateButtonsReplyMessage',
      { templateButtonReplyMessage: { stanzaId: 'B1', selectedId: '2', selectedDisplayText: 'No' } },
    ],
    [
      'templateButtonReplyMessage',
      { templateButtonReplyMessage: { stanzaId: 'B1', selectedId: '2', selectedDisplayText: 'No' } },
    ],
    [
      'interactiveButtonsResponse',
      { interactiveButtonsResponse: { stanzaId: 'B1', selectedId: '2', selectedDisplayText: 'No' } },
    ],
    [
      'interactiveButtonsReply',
      { interactiveButtonsReply: { stanzaId: 'B1', selectedId: '2', selectedDisplayText: 'No' } },
    ],
    [
      'buttonsResponseMessage',
      { buttonsResponseMessage: { stanzaId: 'B1', selectedButtonId: '2', selectedButtonText: 'No' } },
    ],
    ['listResponseMessage', { listResponseMessage: { stanzaId: 'B1', title: 'No', singleSelectReply: '2' } }],
    [
      'listResponseMessage',
      { listResponseMessage: { stanzaId: 'B1', title: 'No', singleSelectReply: { selectedRowId: '2' } } },
    ],
  ])('is a press of a button: %s', (typeMessage, data) => {
    expect(message({ typeMessage, ...data })).toMatchObject({
      content: { kind: 'button-reply', selectedId: '2', text: 'No' },
      quoted: { providerMessageId: 'B1', text: null },
    });
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
