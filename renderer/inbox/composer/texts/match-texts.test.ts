import { describe, expect, it } from 'vitest';

import { matchTexts, slashQuery, withoutCodes } from './match-texts.ts';

describe('a message that begins with a slash', () => {
  it('asks for a text as long as it is one short line', () => {
    expect(
      ['/', '/ad', '/цены на', '', 'a/b', '//', '/ x', '/a\nb', `/${'x'.repeat(41)}`].map(slashQuery),
    ).toEqual(['', 'ad', 'цены на', null, null, null, null, null, null]);
  });
});

describe('the texts that fit', () => {
  const text = (name: string, ru: string) => ({ name, texts: { en: null, ru } });
  const all = [
    text('Наш адрес', 'Мы на Садовой'),
    text('Ещё минуту', 'Одну минуту'),
    text('Адрес', '{{ business.address }}'),
  ];
  const names = (query: string) => matchTexts(all, query).map(({ name }) => name);

  it('begin so, are called so, or say so; ё is е', () => {
    expect(names('адр')).toEqual(['Адрес', 'Наш адрес']);
    expect(names('еще')).toEqual(['Ещё минуту']);
    expect(names('садов')).toEqual(['Наш адрес']);
    expect(names('')).toHaveLength(3);
  });

  it('are not found by their codes', () => {
    expect(names('business')).toEqual([]);
    expect(withoutCodes('{% if a %}*Hi* {{ b | default: "x" }}{% endif %},\n\n bye')).toBe('Hi …, bye');
  });
});
