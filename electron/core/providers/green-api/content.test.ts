import { describe, expect, it } from 'vitest';

import type { MessageContent } from '#shared/domain/message.ts';
import { say, type Body } from '#test/support/green-api/webhooks.ts';

import { readContent } from './content.ts';

const read = (messageData: Body) =>
  readContent(typeof messageData.typeMessage === 'string' ? messageData.typeMessage : 'unknown', messageData);

const card =
  'BEGIN:VCARD\nVERSION:3.0\nFN:Ilya Frolov\nitem1.TEL;waid=79035550011:+7 903 555-00-11\nTEL;type=HOME:8 495 555\n  00 12\nEND:VCARD';
const cardRead = { name: 'Ilya Frolov', phones: ['+7 903 555-00-11', '8 495 555 00 12'], vcard: card };

describe('what a message says', () => {
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
  it.each(contents)('is shown: %s', (_name, messageData, content) => {
    expect(read(messageData).content).toEqual(content);
  });
});
