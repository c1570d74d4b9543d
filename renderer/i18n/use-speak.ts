import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { LanguageCode } from '#shared/i18n/languages.ts';

import { learn } from './load-words.ts';
import { useLanguage } from './use-translation.ts';

/**
 * Makes the screens speak a language as soon as its words are there; undefined: it is not known yet which. False while
 * the first of them are on their way, so that nothing need be shown in one language and then in another. What could not
 * be had is asked for again when `occasion` changes.
 */
export function useSpeak(language: LanguageCode | undefined, occasion: unknown = null): boolean {
  const { i18n } = useTranslation();
  const spoken = useLanguage();
  const [isSettled, setSettled] = useState(language === spoken);
  if (!isSettled && language === spoken) setSettled(true);

  useEffect(() => {
    if (language === undefined || language === spoken) return undefined;
    let isOver = false;
    learn(i18n, language).then(
      () => {
        if (!isOver) void i18n.changeLanguage(language);
      },
      () => {
        // Better in the wrong language than not at all.
        setSettled(true);
      },
    );
    return () => {
      isOver = true;
    };
  }, [language, spoken, occasion, i18n]);
  return isSettled;
}
