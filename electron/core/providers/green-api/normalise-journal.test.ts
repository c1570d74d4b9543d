import { describe, expect, it } from 'vitest';

import type { Body } from '#test/support/green-api/webhooks.ts';
import { say } from '#test/support/green-api/webhooks.ts';
import { journalItem } from '#test/support/green-api/journal-items.ts';

import { normalise } from './normalise.ts';

const at = 1_790_000_000_000;
const chatId = '79161234501@c.us';
const read = (item: Body) => normalise('history', item, { receivedAt: at + 9 });
const incoming = (messageData: Body, more: Body = {}) => ({
  ...journalItem({
    type: 'incoming',
    idMessage: 'J1',
    at,
    chatId,
    messageData,
    sender: { senderId: chatId, senderName: 'Vera 🌿', senderContactName: 'Vera Sokolova' },
  }),
  ...more,
});
const outgoing = (messageData: Body, more: Body = {}) => ({
  ...journalItem({ type: 'outgoing', idMessage: 'J2', at, chatId, messageData, sendByApi: true }),
  ...more,
});

describe('an item of the journals', () => {
  it('is told like the webhook of the same message', () => {
    expect(read(incoming(say.text('Is there a place on Friday?')))).toEqual({
      kind: 'events',
      events: [
        {
          kind: 'message',
          chat: {
            providerChatId: chatId,
            kind: 'person',
            identifiers: [{ kind: 'phone', value: '+79161234501' }],
            names: ['Vera Sokolova', 'Vera 🌿'],
          },
          providerMessageId: 'J1',
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
      ],
    });
  });

  it.each([
    ['extended text', say.extended('See'), { kind: 'text', text: 'See' }],
    [
      'file',
      say.file('videoMessage', {
        downloadUrl: 'https://files.example/v',
        fileName: 'v.mp4',
        mimeType: 'video/mp4',
        caption: 'So',
      }),
      { kind: 'video', media: { fileName: 'v.mp4', mimeType: 'video/mp4', caption: 'So' } },
    ],
    [
      'lost file',
      say.file('videoMessage', { downloadUrl: '{{SWE002}}' }),
      { kind: 'unreadable', reason: 'file-too-large' },
    ],
    [
      'location',
      say.location(1, 2, 'Studio', 'Nevsky 1'),
      { kind: 'location', latitude: 1, longitude: 2, name: 'Studio', address: 'Nevsky 1' },
    ],
    [
      'contact',
      say.contact('Ilya', 'BEGIN:VCARD\nTEL:+79035550011\nEND:VCARD'),
      {
        kind: 'contacts',
        contacts: [
          { name: 'Ilya', phones: ['+79035550011'], vcard: 'BEGIN:VCARD\nTEL:+79035550011\nEND:VCARD' },
        ],
      },
    ],
    [
      'contacts',
      say.contacts([{ displayName: 'Ilya', vcard: 'BEGIN:VCARD\nEND:VCARD' }]),
      { kind: 'contacts', contacts: [{ name: 'Ilya', phones: [], vcard: 'BEGIN:VCARD\nEND:VCARD' }] },
    ],
    [
      'poll',
      say.poll('Day?', ['Mon']),
      { kind: 'poll', question: 'Day?', options: [{ name: 'Mon', voters: [] }], allowsSeveral: false },
    ],
    [
      'buttons',
      say.buttons('Come?', [{ buttonId: 'y', buttonText: 'Yes' }]),
      {
        kind: 'buttons',
        header: 'Blue Door Studio',
        body: 'Come?',
        footer: 'Answer with one tap',
        buttons: [{ id: 'y', text: 'Yes' }],
      },
    ],
    ['press', say.press('B1', 'y', 'Yes'), { kind: 'button-reply', selectedId: 'y', text: 'Yes' }],
    [
      'quote',
      say.quotedText('Yes', { stanzaId: 'Q1', typeMessage: 'textMessage', textMessage: 'Come?' }),
      { kind: 'text', text: 'Yes' },
    ],
  ])('shows a %s', (_name, messageData, content) => {
    expect(read(incoming(messageData))).toMatchObject({ events: [{ content }] });
  });

  it('knows how far a message of ours has come and who sent it', () => {
    expect(read(outgoing(say.text('At five'), { statusMessage: 'read' }))).toMatchObject({
      events: [{ author: 'other-api', status: 'read' }],
    });
    expect(
      read(outgoing(say.text('At five'), { statusMessage: 'delivered', sendByApi: false })),
    ).toMatchObject({ events: [{ author: 'phone', status: 'delivered' }] });
    expect(read(outgoing(say.text('At five'), { statusMessage: '' }))).toMatchObject({
      events: [{ status: null }],
    });
  });

  it('tells the reason of a failure beside the message', () => {
    expect(read(outgoing(say.text('At five'), { statusMessage: 'noAccount' }))).toMatchObject({
      events: [
        { kind: 'message', status: 'failed' },
        {
          kind: 'status',
          providerMessageId: 'J2',
          status: 'failed',
          failure: { code: 'not-on-whatsapp', detail: null },
        },
      ],
    });
  });

  it('tells reactions, votes, edits and deletions as such', () => {
    expect(read(incoming(say.reaction('👍', 'T1')))).toMatchObject({
      events: [{ kind: 'reaction', targetProviderMessageId: 'T1', emoji: '👍' }],
    });
    expect(read(incoming(say.votes('T1', { Mon: [chatId] })))).toMatchObject({
      events: [{ kind: 'poll-votes', targetProviderMessageId: 'T1' }],
    });
    expect(read(incoming(say.text('At six'), { editedMessageId: 'T1' }))).toMatchObject({
      events: [{ kind: 'edit', targetProviderMessageId: 'T1', text: 'At six' }],
    });
    expect(read(incoming(say.text(''), { deletedMessageId: 'T1' }))).toMatchObject({
      events: [{ kind: 'delete', targetProviderMessageId: 'T1' }],
    });
  });

  it('marks a message that was edited or deleted', () => {
    expect(read(incoming(say.text('At six'), { isEdited: true }))).toMatchObject({
      events: [{ kind: 'message', isEdited: true, isDeleted: false }],
    });
    expect(read(incoming(say.text('At six'), { isDeleted: true }))).toMatchObject({
      events: [{ kind: 'message', isEdited: false, isDeleted: true }],
    });
  });

  it('tells calls', () => {
    const call = {
      type: 'incoming',
      idMessage: 'C1',
      timestamp: at / 1000,
      typeMessage: 'incomingCall',
      chatId,
      status: 'missed',
      isVideo: false,
    };
    expect(read(call)).toMatchObject({
      events: [
        { kind: 'message', author: 'customer', content: { kind: 'call', outcome: 'missed' } },
        { kind: 'call-update' },
      ],
    });
    expect(read({ ...call, type: 'outgoing', typeMessage: 'outgoingCall', status: 'pickUp' })).toMatchObject({
      events: [{ author: 'phone', content: { outcome: 'answered' } }, {}],
    });
  });

  it('is ignored with a reason while it has no kind, and refused without an id', () => {
    expect(read(outgoing({ typeMessage: '' }))).toMatchObject({ kind: 'ignored' });
    expect(read({ type: 'sideways' })).toMatchObject({ kind: 'ignored' });
    expect(() => read({ type: 'incoming', typeMessage: 'textMessage', textMessage: 'hi' })).toThrow(
      /without the id/,
    );
  });
});
