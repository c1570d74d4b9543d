import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

import { useLanguage } from '../i18n/use-translation.ts';
import { createTimeFormat, type TimeFormat } from './time-format.ts';

const ZoneContext = createContext<string | null>(null);

/** Says in which zone the times below are told: the shop's. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <ZoneContext value={timeZone}>{children}</ZoneContext>;
}

/** The formats for the language and zone of the page; without a zone, the computer's. */
export function useTimeFormat(): TimeFormat {
  const language = useLanguage();
  const zone = use(ZoneContext) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => createTimeFormat(language, zone, presentTime), [language, zone]);
}

/** The present in epoch milliseconds, renewed every `every` milliseconds: for what reads "5 minutes ago". */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, every);
    return () => {
      clearInterval(timer);
    };
  }, [every]);
  return now;
}

function presentTime(): number {
  return Date.now();
}
