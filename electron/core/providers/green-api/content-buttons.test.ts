import { describe, expect, it } from 'vitest';

import type { MessageContent } from '#shared/domain/message.ts';
import { say, type Body } from '#test/support/green-api/webhooks.ts';

import { readPress } from './content-buttons.ts';
import { readContent } from './content.ts';

const read = (messageData: Body) =>
  readContent(typeof messageData.typeMessage === 'string' ? messageData.typeMessage : 'unknown', messageData);

describe('buttons', () => {
  const contents: [string, Body, MessageContent][] = [
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
  ];
  it.each(contents)('is shown: %s', (_name, messageData, content) => {
    expect(read(messageData).content).toEqual(content);
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
    const press = readPress({ typeMessage, ...data });
    expect(press).toEqual({ content: { kind: 'button-reply', selectedId: '2', text: 'No' }, stanzaId: 'B1' });
    expect(read({ typeMessage, ...data }).content).toEqual(press!.content);
  });
});
