import { Temporal } from 'temporal-polyfill';

import type { LineScan, Part } from './line-scan.ts';

/** A day as the line names it; `otherwise` are the other days it may mean. A day that no calendar has is null. */
export type LineDate = {
  readonly day: string | null;
  readonly otherwise: readonly string[];
  /** Minutes after midnight, for "in an hour". */
  readonly minutes: number | null;
};

const months =
  'jan|янв feb|фев mar|мар apr|апр may|ма[йя] jun|июн jul|июл aug|авг sep|сен oct|окт nov|ноя dec|дек'.split(
    ' ',
  );
const weekdays =
  'mon(?:day)?|понедельник|пн tue(?:sday)?|вторник|вт wed(?:nesday)?|сред[ау]|ср thu(?:rsday)?|четверг|чт fri(?:day)?|пятниц[ау]|пт sat(?:urday)?|суббот[ау]|сб sun(?:day)?|воскресенье|вс'.split(
    ' ',
  );
const start = String.raw`(?<![\p{L}\d.:])`;
const end = String.raw`(?![\p{L}\d])`;
const month = String.raw`((?:${months.join('|')})\p{L}{0,6})\.?`;

/** Takes the days of a line: words, weekdays, dates in numbers or words, "in 2 days", "через час". */
export function takeDates(scan: LineScan, now: Temporal.ZonedDateTime): Part<LineDate>[] {
  const today = now.toPlainDate();
  const day = (date: Temporal.PlainDate, otherwise: Temporal.PlainDate[] = []): LineDate => ({
    day: date.toString(),
    otherwise: otherwise.map(String),
    minutes: null,
  });
  const dated = (dayText: string | undefined, monthNumber: number, yearText: string | undefined) =>
    dateOf(Number(dayText), monthNumber, yearText, today);
  const pattern = (source: string) => new RegExp(start + source + end, 'giu');
  return [
    ...scan.take(pattern(String.raw`(\d{4})-(\d\d)-(\d\d)`), ([, year, m, d]) => dated(d, Number(m), year)),
    ...scan.take(
      pattern(String.raw`(\d{1,2})(?:st|nd|rd|th|-?го)?\s+(?:of\s+)?${month}(?:\s+(20\d\d))?`),
      (m) => dated(m[1], monthNumber(m[2]), m[3]),
    ),
    ...scan.take(pattern(String.raw`${month}\s+(\d{1,2})(?:st|nd|rd|th)?(?![:.]\d)(?:,?\s+(20\d\d))?`), (m) =>
      dated(m[2], monthNumber(m[1]), m[3]),
    ),
    ...scan.take(pattern(String.raw`(\d{1,2})\.(\d{1,2})(?:\.(20\d\d|\d\d))?(?![.\d])`), ([, d, m, year]) =>
      Number(m) < 1 || Number(m) > 12 ? null : dated(d, Number(m), year),
    ),
    ...scan.take(pattern(String.raw`(\d{1,2})/(\d{1,2})(?:/(20\d\d|\d\d))?`), ([, a, b, year]) => {
      const [first, second] = [dated(a, Number(b), year), dated(b, Number(a), year)];
      if (first.day === null) return second;
      if (second.day === null || second.day === first.day) return first;
      return { ...first, otherwise: [...first.otherwise, second.day] };
    }),
    ...scan.take(pattern('(day after tomorrow|послезавтра|tomorrow|завтра|today|сегодня)'), ([word = '']) =>
      day(today.add({ days: /^day|^после/i.test(word) ? 2 : /^tom|^завтра/i.test(word) ? 1 : 0 })),
    ),
    ...takeRelative(scan, now, pattern),
    ...scan.take(
      pattern(String.raw`(?:(?:on|во?)\s+)?(next\s+|следующ\p{L}+\s+)?(${weekdays.join('|')})`),
      ([, next, word = '']) => {
        const wanted = weekdays.findIndex((one) => new RegExp(`^(?:${one})$`, 'iu').test(word)) + 1;
        const soon = today.add({ days: (wanted - today.dayOfWeek + 7) % 7 });
        const later = soon.add({ days: 7 });
        if (next !== undefined) return day(later, [soon]);
        return soon.equals(today) ? day(later, [soon]) : day(soon);
      },
    ),
  ].sort((a, b) => (a.spans[0]?.from ?? 0) - (b.spans[0]?.from ?? 0));
}

function takeRelative(
  scan: LineScan,
  now: Temporal.ZonedDateTime,
  pattern: (source: string) => RegExp,
): Part<LineDate>[] {
  const units: [RegExp, 'minutes' | 'hours' | 'days' | 'weeks'][] = [
    [/^(min|мин)/i, 'minutes'],
    [/^(hour|час)/i, 'hours'],
    [/^(day|д)/i, 'days'],
    [/^(week|нед)/i, 'weeks'],
  ];
  const source = String.raw`(?:in|через)\s+(?:(an?|\d{1,3})\s+)?(minutes?|мин(?:ут[уы]?)?|hours?|час(?:а|ов)?|days?|день|дня|дней|weeks?|недел[юиь])`;
  return [
    ...scan.take(pattern('(?:in half an hour|через полчаса)'), () => moment(now.add({ minutes: 30 }))),
    ...scan.take(pattern(source), ([, count, word = '']) => {
      const unit = units.find(([sign]) => sign.test(word))?.[1];
      if (unit === undefined) return null;
      const many = count === undefined || /^a/i.test(count) ? 1 : Number(count);
      const then = now.add({ [unit]: many });
      return unit === 'hours' || unit === 'minutes'
        ? moment(then)
        : { day: then.toPlainDate().toString(), otherwise: [], minutes: null };
    }),
  ];
}

const moment = (then: Temporal.ZonedDateTime): LineDate => ({
  day: then.toPlainDate().toString(),
  otherwise: [],
  minutes: then.hour * 60 + then.minute,
});

const monthNumber = (word = '') => months.findIndex((one) => new RegExp(`^(?:${one})`, 'iu').test(word)) + 1;

/** A day without a year is the next one; when that is not this year's, this year's stays a doubt. */
function dateOf(
  day: number,
  month: number,
  yearText: string | undefined,
  today: Temporal.PlainDate,
): LineDate {
  const inYear = (year: number) => {
    try {
      return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    } catch {
      return null;
    }
  };
  const known = (date: Temporal.PlainDate | null, otherwise: string[] = []): LineDate => ({
    day: date?.toString() ?? null,
    otherwise,
    minutes: null,
  });
  if (yearText !== undefined) return known(inYear(Number(yearText) + (yearText.length === 2 ? 2000 : 0)));
  const thisYear = inYear(today.year);
  if (thisYear === null || Temporal.PlainDate.compare(thisYear, today) >= 0) return known(thisYear);
  return known(inYear(today.year + 1), [thisYear.toString()]);
}
