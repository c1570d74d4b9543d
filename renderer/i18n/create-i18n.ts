import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import { words, type LanguageCode } from '#shared/i18n/languages.ts';

import './i18next-types.ts';

/** All words of both languages, ready at once: they are part of the page, nothing is fetched. */
export function createI18n(language: LanguageCode): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'basics',
    resources: words,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
