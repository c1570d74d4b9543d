/** How times are told: in one language, in the shop's zone. `now` is in epoch milliseconds, days are YYYY-MM-DD. */
export type Times = {
  /** The day of an instant where the shop is. */
  dayOf(at: string | number): string;
  /** The time of day: 14:05 or 2:05 PM. */
  clock(at: string | number): string;
  /** Day and time in full, for titles and screen readers. */
  full(at: string | number): string;
  /** A day in full, e.g. 3 May 2024. */
  date(at: string | number): string;
  /** The words of a day separator: today, yesterday, the weekday within a week, else the date. */
  dayTitle(day: string, now: number): string;
  /** The short time of a list row: the clock today, yesterday in a word, the weekday within a week, else the date. */
  rowTime(at: string, now: number): string;
};

/** Times in a language and an IANA zone. Formatters are costly, so they are made once, here. */
export function createTimes(language: string, timeZone: string): Times {
  const make = (options: Intl.DateTimeFormatOptions, zone = timeZone) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  // Swedish writes dates the ISO way.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const isTwelveHours = make({ hour: 'numeric' }).resolvedOptions().hour12 === true;
  const clock = make({ hour: isTwelveHours ? 'numeric' : '2-digit', minute: '2-digit' });
  const full = make({ dateStyle: 'full', timeStyle: 'short' });
  const date = make({ dateStyle: 'long' });
  const weekday = make({ weekday: 'long' }, 'UTC');
  const shortWeekday = make({ weekday: 'short' });
  const dayAndMonth = make({ day: 'numeric', month: 'long' }, 'UTC');
  const wholeDate = make({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
  const shortDate = make({ day: 'numeric', month: 'short' });
  const numericDate = make({ day: '2-digit', month: '2-digit', year: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

  const dayOf = (at: string | number) => day.format(new Date(at));
  const sentence = (words: string) => words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
  const isSameYear = (one: string, other: string) => one.slice(0, 4) === other.slice(0, 4);

  return {
    dayOf,
    clock: (at) => clock.format(new Date(at)),
    full: (at) => full.format(new Date(at)),
    date: (at) => date.format(new Date(at)),
    dayTitle(of, now) {
      const today = dayOf(now);
      const age = daysBetween(of, today);
      if (age === 0 || age === 1) return sentence(relative.format(-age, 'day'));
      // Noon in UTC of that calendar day, told in UTC: it cannot slip to a neighbouring day.
      const noon = new Date(`${of}T12:00:00Z`);
      if (age > 1 && age < 7) return sentence(weekday.format(noon));
      return (isSameYear(of, today) ? dayAndMonth : wholeDate).format(noon);
    },
    rowTime(at, now) {
      const today = dayOf(now);
      const then = dayOf(at);
      const age = daysBetween(then, today);
      if (age <= 0) return clock.format(new Date(at));
      if (age === 1) return sentence(relative.format(-1, 'day'));
      if (age < 7) return shortWeekday.format(new Date(at));
      return (isSameYear(then, today) ? shortDate : numericDate).format(new Date(at));
    },
  };
}

/** How many days lie between two calendar days. */
function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000);
}
