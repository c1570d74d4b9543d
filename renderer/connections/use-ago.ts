import { useMemo } from 'react';

import { useLanguage } from '../i18n/use-translation.ts';
import { useNow } from '../ui/use-time-format.tsx';

const second = 1000;
const units = [
  ['day', 24 * 60 * 60 * second],
  ['hour', 60 * 60 * second],
  ['minute', 60 * second],
] as const;

/** "20 seconds ago", "in 3 minutes": to the second, and renewed every few, for what proves that something is alive. */
export function useAgo(): (at: string) => string {
  const language = useLanguage();
  const now = useNow(5 * second);
  return useMemo(() => {
    const format = new Intl.RelativeTimeFormat(language === 'en' ? 'en-GB' : language);
    return (at) => {
      const distance = Date.parse(at) - now;
      const unit = units.find(([, length]) => Math.abs(distance) >= length);
      if (unit) return format.format(Math.trunc(distance / unit[1]), unit[0]);
      const seconds = Math.trunc(distance / second);
      // The clocks of a browser and of the core differ by moments: what has happened is not told as to come.
      return format.format(seconds === 0 ? -1 : seconds, 'second');
    };
  }, [language, now]);
}
