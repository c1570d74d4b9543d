import { useMemo } from 'react';

import { useLanguage } from '../i18n/use-translation.ts';

/** The name of a language in the language of the screens: `pt_BR` → "Brazilian Portuguese"; an unknown tag as it is. */
export function useLanguageName(): (tag: string) => string {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'language' });
    return (tag) => {
      try {
        const name = names.of(tag.replaceAll('_', '-')) ?? tag;
        return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
      } catch {
        // Not the shape of a language tag.
        return tag;
      }
    };
  }, [language]);
}
