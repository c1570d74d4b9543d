/** Times in words of a language and of one zone, the shop's. All take an ISO instant or epoch milliseconds. */
export type TimeFormat = {
  /** 14:05 */
  time(at: string | number): string;
  /** For a list: 14:05 today, "Yesterday", Tue within a week, else 3 Mar or 03/03/2024. */
  listStamp(at: string | number): string;
  /** For a separator between days: "Yesterday", "Today", "Tomorrow", "Tuesday 3 March", with the year when it is another. */
  day(at: string | number): string;
  /** 3 March 2026, 14:05: for tooltips and details. */
  full(at: string | number): string;
  /** 3 March 2026 */
  date(at: string | number): string;
  /** "5 minutes ago", "in 2 hours". */
  relative(at: string | number): string;
  /** The calendar day in the zone, as 2026-03-03: equal for instants of one day. */
  dayKey(at: string | number): string;
  readonly timeZone: string;
  /** "GMT+3" when the zone is not the one of this computer, else null: times are then shown with it. */
  readonly foreignZoneName: string | null;
};

/** A moment within a sentence: "15:00" today, else "tomorrow, 09:00" or "Tuesday 3 March, 09:00". `now`: epoch ms. */
export function momentInWords(format: TimeFormat, at: string | number, now: number): string {
  if (format.dayKey(at) === format.dayKey(now)) return format.time(at);
  return `${lowered(format.day(at))}, ${format.time(at)}`;
}

/** "Tomorrow" in the middle of a sentence; a weekday keeps its capital in English and has none in Russian. */
function lowered(day: string): string {
  const isOneWord = /^\p{Lu}\p{Ll}+$/u.test(day);
  const isRussian = /^\p{Script=Cyrillic}/u.test(day);
  return isOneWord || isRussian ? day.slice(0, 1).toLocaleLowerCase() + day.slice(1) : day;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The formats for a language and zone; `now` tells the present in epoch milliseconds. Each is costly to build, so it is
 * built once, and not before it is used.
 */
export function createTimeFormat(language: string, timeZone: string, now: () => number): TimeFormat {
  const locale = language === 'en' ? 'en-GB' : language;
  const format = (options: Intl.DateTimeFormatOptions, spelling = locale) =>
    once(() => new Intl.DateTimeFormat(spelling, { timeZone, ...options }));
  const timeOnly = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'short' });
  const dayMonth = format({ day: 'numeric', month: 'short' });
  const dayMonthYear = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDayYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const fullOf = format({
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const key = format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');
  const relativeOf = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const zoneName = once(() => foreignZoneName(locale, timeZone));

  const dayKey = (at: string | number) => key().format(instantOf(at));
  const daysAgo = (at: string | number) =>
    Math.round((Date.parse(dayKey(now())) - Date.parse(dayKey(at))) / day);
  const isThisYear = (at: string | number) => dayKey(at).slice(0, 4) === dayKey(now()).slice(0, 4);

  return {
    timeZone,
    get foreignZoneName() {
      return zoneName();
    },
    dayKey,
    time: (at) => timeOnly().format(instantOf(at)),
    listStamp(at) {
      const ago = daysAgo(at);
      if (ago === 0) return timeOnly().format(instantOf(at));
      if (ago === 1) return capitalise(relativeOf().format(-1, 'day'));
      if (ago > 1 && ago < 7) return capitalise(weekday().format(instantOf(at)));
      return isThisYear(at) ? dayMonth().format(instantOf(at)) : dayMonthYear().format(instantOf(at));
    },
    day(at) {
      const ago = daysAgo(at);
      if (Math.abs(ago) <= 1) return capitalise(relativeOf().format(-ago, 'day'));
      return capitalise(
        isThisYear(at) ? longDay().format(instantOf(at)) : longDayYear().format(instantOf(at)),
      );
    },
    date: (at) => longDayYear().format(instantOf(at)),
    full: (at) => fullOf().format(instantOf(at)),
    relative(at) {
      const distance = instantOf(at) - now();
      const size = Math.abs(distance);
      if (size < minute) return relativeOf().format(0, 'second');
      if (size < hour) return relativeOf().format(Math.round(distance / minute), 'minute');
      if (size < day) return relativeOf().format(Math.round(distance / hour), 'hour');
      return relativeOf().format(Math.round(distance / day), 'day');
    },
  };
}

/** What `build` gives, built at the first asking. */
function once<Value>(build: () => Value): () => Value {
  let built: { readonly value: Value } | undefined;
  return () => (built ??= { value: build() }).value;
}

function instantOf(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

function capitalise(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

function foreignZoneName(locale: string, timeZone: string): string | null {
  if (timeZone === new Intl.DateTimeFormat().resolvedOptions().timeZone) return null;
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts();
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? null;
}
