import { createInstance, type TFunction } from 'i18next';

import { words as allWords, type LanguageCode } from '#shared/i18n/languages.ts';

import './i18next-types.ts';

/** The words outside the window, in the language of the screens; one function for each file of words. */
export type Words = {
  readonly language: LanguageCode;
  readonly tray: TFunction<'tray'>;
  readonly toasts: TFunction<'toasts'>;
  readonly lock: TFunction<'lock'>;
  readonly life: TFunction<'life'>;
  readonly updates: TFunction<'updates'>;
  /** The sentences of notices, as the screens show them. */
  readonly notices: TFunction<'notices'>;
  /** The names of kinds of messages, as the inbox shows them. */
  readonly inbox: TFunction<'inbox'>;
  /** What the state of a number means. */
  readonly connections: TFunction<'connections'>;
  /** What a public address that does not work means. */
  readonly address: TFunction<'address'>;
  /** What is asked about a visit, and what may be done with it. */
  readonly bookings: TFunction<'bookings'>;
};

/** All words of one language. */
export function wordsOf(language: LanguageCode): Words {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'basics',
    resources: allWords,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return {
    language,
    tray: instance.getFixedT(language, 'tray'),
    toasts: instance.getFixedT(language, 'toasts'),
    lock: instance.getFixedT(language, 'lock'),
    life: instance.getFixedT(language, 'life'),
    updates: instance.getFixedT(language, 'updates'),
    notices: instance.getFixedT(language, 'notices'),
    inbox: instance.getFixedT(language, 'inbox'),
    connections: instance.getFixedT(language, 'connections'),
    address: instance.getFixedT(language, 'address'),
    bookings: instance.getFixedT(language, 'bookings'),
  };
}
