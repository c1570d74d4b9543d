import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

import { createTimeFormat, type TimeFormat } from '#shared/i18n/time-format.ts';

import { useLanguage } from '../i18n/use-translation.ts';

const FormatContext = createContext<TimeFormat | null>(null);

/** Says in which zone the times below are told: the shop's. The formats are costly, so they are built once, here. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const language = useLanguage();
  const format = useMemo(() => createTimeFormat(language, timeZone, presentTime), [language, timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** The formats for the language and zone of the page; without a zone, the computer's. */
export function useTimeFormat(): TimeFormat {
  const given = use(FormatContext);
  const language = useLanguage();
  return useMemo(
    () =>
      given ?? createTimeFormat(language, new Intl.DateTimeFormat().resolvedOptions().timeZone, presentTime),
    [given, language],
  );
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
