import { describe, expect, it } from 'vitest';

import { mediaOf, messageContentSchema, textOf, withEditedText, type MessageContent } from './message.ts';

const media = { fileName: 'nails.png', mimeType: 'image/png', caption: 'Like this' };
const silent = { ...media, caption: null };

const examples: readonly (readonly [MessageContent, string])[] = [
  [{ kind: 'text', text: 'Hello' }, 'Hello'],
  [{ kind: 'image', media }, 'Like this'],
  [{ kind: 'video', media }, 'Like this'],
  [{ kind: 'audio', media: silent }, ''],
  [{ kind: 'voice', media: silent }, ''],
  [{ kind: 'document', media }, 'Like this\nnails.png'],
  [{ kind: 'document', media: silent }, 'nails.png'],
  [{ kind: 'sticker', media: silent, isAnimated: false }, ''],
  [{ kind: 'location', latitude: 1, longitude: 2, name: 'Salon', address: null }, 'Salon'],
  [
    { kind: 'contacts', contacts: [{ name: 'Vera', phones: ['+79990000011'], vcard: null }] },
    'Vera +79990000011',
  ],
  [
    {
      kind: 'poll',
      question: 'When?',
      options: [
        { name: 'Mon', voters: [] },
        { name: 'Tue', voters: [] },
      ],
      allowsSeveral: false,
    },
    'When?\nMon\nTue',
  ],
  [
    { kind: 'buttons', header: null, body: 'Come?', footer: 'Salon', buttons: [{ id: '1', text: 'Yes' }] },
    'Come?\nSalon',
  ],
  [{ kind: 'button-reply', selectedId: '1', text: 'Yes' }, 'Yes'],
  [{ kind: 'group-invite', groupName: 'Staff', caption: null }, 'Staff'],
  [{ kind: 'call', isVideo: false, outcome: 'missed' }, ''],
  [{ kind: 'unreadable', reason: 'not-decrypted' }, ''],
  [{ kind: 'unsupported', providerKind: 'eventMessage', text: 'Party' }, 'Party'],
  [{ kind: 'unsupported', providerKind: 'eventMessage', text: null }, ''],
];

describe('a message of each kind', () => {
  it.each(examples.map(([content, words]) => [content.kind, words, content] as const))(
    '%s says %j',
    (_kind, words, content) => expect(textOf(content)).toBe(words),
  );

  it('has an example here', () => {
    const kinds = new Set<string>(examples.map(([content]) => content.kind));
    expect([...kinds].sort()).toEqual(
      messageContentSchema.options.map((option) => option.shape.kind.value).sort(),
    );
  });

  it.each(examples.map(([content]) => [content.kind, content] as const))(
    '%s survives being stored',
    (_kind, content) => {
      expect(messageContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content);
    },
  );

  it.each(examples.map(([content]) => [content.kind, content] as const))(
    '%s shows the words of an edit',
    (_kind, content) => {
      const edited = withEditedText(content, 'New words');
      expect(textOf(edited).split('\n')[0]).toBe('New words');
      expect(messageContentSchema.parse(edited)).toEqual(edited);
    },
  );

  it('has a file to fetch or not', () => {
    const withFile = examples
      .filter(([content]) => mediaOf(content) !== null)
      .map(([content]) => content.kind);
    expect([...new Set(withFile)]).toEqual(['image', 'video', 'audio', 'voice', 'document', 'sticker']);
  });
});
