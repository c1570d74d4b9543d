import type { LanguageCode } from '#shared/i18n/languages.ts';

/** Nothing is said of the day then: it is clear; milliseconds. */
const sameDay = (one: number, other: number, timeZone: string | undefined) => {
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  return day.format(one) === day.format(other);
};

/**
 * An instant (epoch ms) within a sentence: "18:00", "tomorrow at 18:00", "14 November at 18:00". `timeZone`: IANA, left
 * out = the computer's.
 */
export function whenWords(
  at: number,
  {
    now,
    language,
    timeZone,
  }: { readonly now: number; readonly language: LanguageCode; readonly timeZone?: string | undefined },
): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(at);
  if (sameDay(at, now, timeZone)) return time;
  const day = 24 * 3_600_000;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const named = sameDay(at, now + day, timeZone)
    ? relative.format(1, 'day')
    : sameDay(at, now - day, timeZone)
      ? relative.format(-1, 'day')
      : new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone }).format(at);
  return language === 'ru' ? `${named} в ${time}` : `${named} at ${time}`;
}
