import { beforeEach, expect, it } from 'vitest';

import { english } from '#shared/i18n/english.ts';
import { russian } from '#shared/i18n/russian.ts';

import { loadFirstWords, rememberLanguage } from './first-words.ts';

beforeEach(() => {
  localStorage.clear();
});

it('the first words are those that the reader prefers', async () => {
  expect(await loadFirstWords(localStorage, ['de', 'ru-RU', 'en'])).toEqual({
    language: 'ru',
    words: russian,
  });
});

it('the page begins in the language in which it ended', async () => {
  rememberLanguage(localStorage, 'en');
  expect(await loadFirstWords(localStorage, ['ru'])).toEqual({ language: 'en', words: english });
  rememberLanguage(localStorage, null);
  expect((await loadFirstWords(localStorage, ['ru'])).language).toBe('ru');
});
