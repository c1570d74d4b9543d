import { expect, test } from 'vitest';

import { bareWords, defaultReplyWords } from './reply-words.ts';
import { readReply } from './read-reply.ts';
import { languageShownBy, optOutText } from './reply-texts.ts';

const kinds = ['reminders-too', 'reminders-stop', 'reminders-stay', 'back'] as const;

test.each(['en', 'ru'] as const)(
  'no text of ours in %s is itself an answer: two Deskbells cannot talk',
  (language) => {
    for (const kind of kinds) {
      const text = optOutText(language, kind, defaultReplyWords);
      expect(readReply({ text, buttonPayload: null }, defaultReplyWords)).toEqual({
        kind: 'none',
        reason: 'other-words',
      });
    }
  },
);

test.each([
  ['en', '“yes” or “no”'],
  ['ru', '«да» или «нет»'],
] as const)('the words to answer with are the owner’s, in the script of %s', (language, expected) => {
  const text = optOutText(language, 'reminders-too', defaultReplyWords);
  expect(text).toContain(expected);
  for (const word of expected.match(/\p{L}+(?=[”»])/gu) ?? []) {
    expect([...defaultReplyWords.confirm, ...defaultReplyWords.cancel]).toContain(bareWords(word));
  }
});

test('a shop without words of that script names what it has, and one without any names none', () => {
  const words = { ...defaultReplyWords, confirm: ['1', 'oui'], cancel: ['non'], 'opt-in': [] };
  expect(optOutText('ru', 'reminders-too', words)).toMatch(/«oui» или «non»\.$/);
  expect(optOutText('ru', 'reminders-too', { ...words, cancel: [] })).toMatch(/Напишите нам, пожалуйста\.$/);
  expect(optOutText('en', 'reminders-stop', words)).toMatch(/of yours changes\.$/);
});

test.each([
  ['Стоп', 'ru'],
  ['не пишите', 'ru'],
  ['stop', null],
  ['1', null],
])('the letters of %s show the language %s', (text, language) => {
  expect(languageShownBy(text)).toBe(language);
});
