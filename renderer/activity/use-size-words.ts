import { useCallback } from 'react';

import { useLanguage } from '../i18n/use-translation.ts';

/** Bytes in words: "812 B", "12 kB", "1.4 MB". */
export function useSizeWords(): (bytes: number) => string {
  const language = useLanguage();
  return useCallback(
    (bytes) => {
      const [amount, unit] =
        bytes < 1000 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
      return new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'narrow' : 'short',
        maximumFractionDigits: amount < 10 ? 1 : 0,
      }).format(amount);
    },
    [language],
  );
}
