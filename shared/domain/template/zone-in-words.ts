import type { Audience } from './value.ts';

/** English speakers write the letters of their own country's zones; Intl knows each set in one locale only. */
const englishLocales = ['en-US', 'en-GB', 'en-AU'];

/** The short name of a zone at a moment (epoch ms): "CET", "Moscow Time", «Мск», «Екатеринбург». */
export function zoneInWords(at: number, { language, timeZone }: Audience): string {
  // What everybody in Russia writes beside a time, and Intl does not know.
  if (language === 'ru')
    return timeZone === 'Europe/Moscow' ? 'Мск' : named('ru-RU', 'shortGeneric', at, timeZone);
  const letters = englishLocales
    .map((locale) => named(locale, 'short', at, timeZone))
    .find((name) => !/^(?:GMT|UTC)[+-]/.test(name));
  return letters ?? named('en-US', 'shortGeneric', at, timeZone);
}

function named(locale: string, style: 'short' | 'shortGeneric', at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
