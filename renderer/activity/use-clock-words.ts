import { useMemo } from 'react';

import { useLanguage } from '../i18n/use-translation.ts';
import { useTimeFormat } from '../ui/use-time-format.tsx';

export type ClockWords = {
  /** 14:05:07 in the shop's zone: events come many in a minute. */
  readonly time: (at: string) => string;
  /** 3 March 2026 at 14:05:07 */
  readonly full: (at: string) => string;
};

/** Times with their seconds. */
export function useClockWords(): ClockWords {
  const language = useLanguage();
  const { timeZone } = useTimeFormat();
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : language;
    const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone } as const;
    const time = new Intl.DateTimeFormat(locale, clock);
    const full = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      ...clock,
    });
    return { time: (at) => time.format(Date.parse(at)), full: (at) => full.format(Date.parse(at)) };
  }, [language, timeZone]);
}
