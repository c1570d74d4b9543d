import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldForSearch, searchDigits, searchWords, snippetOf, type SnippetPart } from './search-text.ts';

const show = (parts: readonly SnippetPart[]) =>
  parts.map(({ text, matched }) => (matched ? `[${text}]` : text)).join('');

describe('folding', () => {
  it.each([
    ['Ёлка', 'елка'],
    ['ЁЖ', 'еж'],
    ['е\u0308лка', 'елка'],
    ['МОЙ', 'мой'],
    ['Straße', 'straße'],
    ['ＡＢＣ', 'abc'],
  ])('%s becomes %s', (text, folded) => expect(foldForSearch(text)).toBe(folded));

  it('folds a folded text no further', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => foldForSearch(foldForSearch(text)) === foldForSearch(text),
      ),
    );
  });
});

describe('the words of a query', () => {
  it.each<[string, string[]]>([
    ['Маникюр, завтра!', ['маникюр', 'завтра']],
    ['ёлка', ['елка']],
    ['gel-lack', ['gel', 'lack']],
    ['"quoted" -not OR (x) NEAR/3 col:y*', ['quoted', 'not', 'or', 'x', 'near', '3', 'col', 'y']],
    ["Robert'); DROP TABLE messages;--", ['robert', 'drop', 'table', 'messages']],
    ['…!?', []],
    ['', []],
  ])('%j', (query, words) => expect(searchWords(query)).toEqual(words));

  it('never hold a character that FTS5 would read as syntax', () => {
    fc.assert(
      fc.property(fc.string(), (query) => searchWords(query).every((word) => /^[\p{L}\p{N}]+$/u.test(word))),
    );
  });
});

describe('the digits of a query', () => {
  it.each<[string, string | null]>([
    ['+7 999 000-00-11', '79990000011'],
    ['(999) 000', '999000'],
    ['0011', '0011'],
    ['11', null],
    ['комната 11', null],
    ['', null],
  ])('%j', (query, digits) => expect(searchDigits(query)).toBe(digits));
});

describe('a snippet', () => {
  it.each([
    ['Запишите на маникюр', 'мани', 'Запишите на [мани]кюр'],
    ['Ёлочка — восторг', 'елоч', '[Ёлоч]ка — восторг'],
    ['Елка', 'ёлка', '[Елка]'],
    ['е\u0308лка', 'елка', '[ёлка]'],
    ['Zoë and Zoe', 'zoe', '[Zoë] and [Zoe]'],
    ['Zoe', 'zoë', '[Zoe]'],
    ['мои, не мой', 'мой', 'мои, не [мой]'],
    ['за записью', 'за записью', '[за] [записью]'],
    ['записью', 'за записью', '[записью]'],
    ['İstanbul tomorrow', 'tom', 'İstanbul [tom]orrow'],
    ['so-so', 'so', '[so]-[so]'],
    ['nothing here', 'maria', 'nothing here'],
    ['a*b "c"', 'c"', 'a*b "[c]"'],
    ['in the middle: remiddle', 'middle', 'in the [middle]: remiddle'],
  ])('%j for %j', (text, query, shown) => expect(show(snippetOf(text, query))).toBe(shown));

  it('is cut around the first match, with dots where it is cut', () => {
    const text = `${'a '.repeat(100)}here ${'b '.repeat(200)}`;
    const parts = snippetOf(text, 'here', 10);
    expect(show(parts)).toBe('…a a a a a [here] b b b b b b b b…');
  });

  it('never cuts an emoji in two', () => {
    for (const radius of [3, 4, 5, 6]) {
      const shown = show(snippetOf(`${'😀'.repeat(20)} here ${'😀'.repeat(20)}`, 'here', radius));
      expect(shown.isWellFormed()).toBe(true);
    }
  });

  it('loses nothing of a text that fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.string({ maxLength: 5 }),
        (text, query) => {
          const joined = snippetOf(text, query, 1000)
            .map((part) => part.text)
            .join('');
          expect(joined).toBe(text.normalize('NFC'));
        },
      ),
    );
  });
});
