import { expect, test } from 'vitest';

import { saying } from '../saying/saying.ts';
import { readContent } from './read-content.ts';

const nothing = { isNamed: false, header: null, footer: null, buttons: [], variables: [], unsupported: null };

test('numbered variables, in whatever order they stand', () => {
  const components = [
    { type: 'HEADER', format: 'TEXT', text: 'News for {{1}}', example: { header_text: ['Anna'] } },
    {
      type: 'BODY',
      text: 'On {{2}}, dear {{1}}: {{2}}.',
      example: { body_text: [['Anna', 'Monday']] },
    },
    { type: 'FOOTER', text: 'Garden Salon' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Yes' },
        { type: 'URL', text: 'Look', url: 'https://example.com/{{1}}', example: ['https://example.com/7'] },
        { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+49300' },
        { type: 'COPY_CODE', text: 'Copy', example: 'SPRING' },
      ],
    },
  ];
  expect(readContent(components)).toEqual({
    isNamed: false,
    header: 'News for {{1}}',
    body: 'On {{2}}, dear {{1}}: {{2}}.',
    footer: 'Garden Salon',
    buttons: [
      { kind: 'quick-reply', text: 'Yes', url: null },
      { kind: 'url', text: 'Look', url: 'https://example.com/{{1}}' },
      { kind: 'phone', text: 'Call', url: null },
      { kind: 'copy-code', text: 'Copy', url: null },
    ],
    variables: [
      { key: 'header.1', place: 'header', example: 'Anna' },
      { key: '1', place: 'body', example: 'Anna' },
      { key: '2', place: 'body', example: 'Monday' },
      { key: 'button.1.1', place: 'button', example: 'https://example.com/7' },
      { key: 'button.3.code', place: 'button', example: 'SPRING' },
    ],
    unsupported: null,
  });
});

test('named variables with their examples', () => {
  const example = { body_text_named_params: [{ param_name: 'day', example: 'Monday' }] };
  expect(readContent([{ type: 'body', text: 'See you {{day}} at {{ place }}.', example }])).toEqual({
    ...nothing,
    isNamed: true,
    body: 'See you {{day}} at {{ place }}.',
    variables: [
      { key: 'day', place: 'body', example: 'Monday' },
      { key: 'place', place: 'body', example: null },
    ],
  });
});

test.each([
  [
    [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'x' },
    ],
    saying('template-header-media', { format: 'image' }),
  ],
  [
    [
      { type: 'BODY', text: 'x' },
      { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Go' }] },
    ],
    saying('template-button-unknown', { type: 'flow' }),
  ],
  [
    [
      { type: 'BODY', text: 'x' },
      { type: 'CAROUSEL', cards: [] },
    ],
    saying('template-part-unknown', { type: 'carousel' }),
  ],
  [[{ type: 'BODY' }], saying('template-empty')],
  [[null, 7, 'x', { kind: 'body' }], saying('template-part-unknown', { type: '–' })],
  [[], saying('template-empty')],
])('%j cannot be sent, and says why', (components, reason) => {
  expect(readContent(components).unsupported).toEqual(reason);
});
