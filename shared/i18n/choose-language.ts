import type { LanguageCode } from './languages.ts';

/** The language of ours that fits best: the first of `wished` (BCP 47 tags, best first) that we speak, else English. */
export function chooseLanguage(wished: readonly string[]): LanguageCode {
  for (const tag of wished) {
    const code = tag.toLowerCase().split('-')[0];
    if (code === 'en' || code === 'ru') return code;
  }
  return 'en';
}
