import { chooseLanguage } from '#shared/i18n/choose-language.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';

import { loadWords, type Words } from './load-words.ts';

export type FirstWords = { readonly language: LanguageCode; readonly words: Words };

const memory = 'deskbell.language';
/** Between two tries when the host went away in the moment in which the page came. Milliseconds. */
const pause = 1000;

/** The words to begin with: of the language that this page spoke last, else of the one that its reader prefers. */
export async function loadFirstWords(
  storage: Pick<Storage, 'getItem'>,
  preferred: readonly string[],
): Promise<FirstWords> {
  const remembered = storage.getItem(memory);
  const language = chooseLanguage(remembered === null ? preferred : [remembered]);
  for (;;) {
    try {
      return { language, words: await loadWords(language) };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Keeps the language for the next start, which then does not begin in another one; null: the system's. */
export function rememberLanguage(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  language: LanguageCode | null,
): void {
  if (language === null) storage.removeItem(memory);
  else storage.setItem(memory, language);
}
