import { expect, test } from 'vitest';

import { wordsOf } from '../words/words.ts';
import { textMenu, type ClickedText } from './text-menu.ts';

const all = { cut: true, copy: true, paste: true, selectAll: true };
const text: ClickedText = {
  isEditable: false,
  hasSelection: false,
  misspelledWord: '',
  suggestions: [],
  can: all,
};
const field: ClickedText = { ...text, isEditable: true };

/** Each line as a word: `-` a separator, `(x)` one that cannot be clicked. */
const shown = (clicked: ClickedText, language: 'en' | 'ru' = 'en') =>
  textMenu(clicked, wordsOf(language)).map((line) => {
    switch (line.kind) {
      case 'line':
        return '-';
      case 'role':
        return line.enabled ? line.label : `(${line.label})`;
      case 'correct':
        return line.word;
      case 'learn':
        return line.label;
      case 'no-suggestions':
        return `(${line.label})`;
    }
  });

test.each<[string, ClickedText, string[]]>([
  ['nothing to do on plain paper', text, []],
  ['a selection can be copied', { ...text, hasSelection: true }, ['Copy']],
  ['a field', field, ['Cut', 'Copy', 'Paste', '-', 'Select all']],
  [
    'an empty field, with nothing to paste',
    { ...field, can: { cut: false, copy: false, paste: false, selectAll: false } },
    ['(Cut)', '(Copy)', '(Paste)', '-', '(Select all)'],
  ],
  [
    'a word that is wrong',
    { ...field, misspelledWord: 'helo', suggestions: ['hello', 'halo'] },
    ['hello', 'halo', 'Add to the dictionary', '-', 'Cut', 'Copy', 'Paste', '-', 'Select all'],
  ],
  [
    'a word that nobody knows',
    { ...field, misspelledWord: 'xqzt' },
    ['(No suggestions)', 'Add to the dictionary', '-', 'Cut', 'Copy', 'Paste', '-', 'Select all'],
  ],
])('%s', (_what, clicked, lines) => {
  expect(shown(clicked)).toEqual(lines);
});

test('in Russian', () => {
  expect(shown(field, 'ru')).toEqual(['Вырезать', 'Копировать', 'Вставить', '-', 'Выделить всё']);
});
