import type { i18n } from 'i18next';

import type { LanguageCode } from '#shared/i18n/languages.ts';

/** The words of one language: feature → key. */
export type Words = Readonly<Record<string, object>>;

/** Fetches the words of one language: each is a file of its own, and a page needs one of them. */
export async function loadWords(language: LanguageCode): Promise<Words> {
  switch (language) {
    case 'en':
      return (await import('#shared/i18n/english.ts')).english;
    case 'ru':
      return (await import('#shared/i18n/russian.ts')).russian;
  }
}

/** Fetches the words of a language if they are not there yet: the change to it then is one of a moment. */
export async function learn(instance: i18n, language: LanguageCode): Promise<void> {
  if (instance.hasResourceBundle(language, 'basics')) return;
  for (const [feature, words] of Object.entries(await loadWords(language))) {
    instance.addResourceBundle(language, feature, words);
  }
}
