import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import type { LanguageCode } from '#shared/i18n/languages.ts';

import './i18next-types.ts';
import type { Words } from './load-words.ts';

/** Speaks one language, whose words are complete: no other has to be loaded to fall back on. */
export function createI18n(language: LanguageCode, words: Words): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'basics',
    resources: { [language]: words },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
