import type { CountryCode } from 'libphonenumber-js/max';
import { Temporal } from 'temporal-polyfill';

import { normalisePhone } from '../phone.ts';
import { takeDates } from './line-dates.ts';
import { type LineScan, type Part, scanLine, type Span } from './line-scan.ts';
import { takeTimes } from './line-times.ts';
import { takeWords } from './line-words.ts';

/** Something that may mean another thing than what was taken: shown before saving. `choices` are what else it may be. */
export type LineDoubt = {
  readonly about: 'name' | 'phone' | 'date' | 'time' | 'price' | 'rest';
  readonly reason: 'several' | 'either' | 'not-valid' | 'in-the-past' | 'does-not-exist' | 'not-read';
  readonly spans: readonly Span[];
  readonly choices: readonly string[];
};

export type ParsedLine = {
  readonly name: Part<string> | null;
  /** E.164. */
  readonly phone: Part<string> | null;
  /** Wall time without zone, `2026-11-21T15:00`; null while the day or the time is missing. */
  readonly start: Part<string> | null;
  readonly end: Part<string> | null;
  readonly service: Part<string> | null;
  /** Whole units of `currency` (ISO 4217). */
  readonly price: Part<{ readonly amount: number; readonly currency: string }> | null;
  readonly missing: readonly ('name' | 'phone' | 'date' | 'time' | 'service')[];
  readonly doubts: readonly LineDoubt[];
};

/** `now` is epoch ms, `timeZone` the shop's IANA zone, `country` where a national phone belongs. */
export type LineContext = {
  readonly now: number;
  readonly timeZone: string;
  readonly country: CountryCode;
};

/** Reads a booking typed in one line, in English or Russian. Never throws; what is not certain is named in `doubts`. */
export function parseBookingLine(line: string, context: LineContext): ParsedLine {
  const scan = scanLine(line);
  const doubts: LineDoubt[] = [];
  const now = Temporal.Instant.fromEpochMilliseconds(context.now).toZonedDateTimeISO(context.timeZone);
  const plusPhones = takePhones(scan, /(?<![\p{L}\d])\+\d[\d\s().-]{5,}\d/gu, context.country);
  const times = takeTimes(scan);
  const dates = takeDates(scan, now);
  const phones = [
    ...plusPhones,
    ...takePhones(scan, /(?<![\p{L}\d])\(?\d[\d \t().-]{5,}\d/gu, context.country),
  ];
  const price = only('price', takePrices(scan), doubts);
  const phone = only('phone', phones.filter(isRead), doubts);
  for (const { value, spans } of phones)
    if (value === null) doubts.push({ about: 'phone', reason: 'not-valid', spans, choices: [] });
  const { start, end, hasDate, hasTime } = whenOf(dates, times, now, doubts);
  const { name, service, unread } = takeWords(scan, phone?.spans[0] ?? null);
  if (name?.doubtful === true)
    doubts.push({ about: 'name', reason: 'either', spans: name.part.spans, choices: [] });
  for (const spans of unread) doubts.push({ about: 'rest', reason: 'not-read', spans: [spans], choices: [] });
  const present = { name: name !== null, phone, date: hasDate, time: hasTime, service };
  const parts = ['name', 'phone', 'date', 'time', 'service'] as const;
  return {
    name: name?.part ?? null,
    phone,
    start,
    end,
    service,
    price,
    missing: parts.filter((part) => present[part] === null || present[part] === false),
    doubts,
  };
}

const isRead = (part: Part<string | null>): part is Part<string> => part.value !== null;

/** The only part, else the first with the others as a doubt. */
function only<Value>(
  about: LineDoubt['about'],
  parts: readonly Part<Value>[],
  doubts: LineDoubt[],
): Part<Value> | null {
  const [first, ...others] = parts;
  if (others.length > 0)
    doubts.push({ about, reason: 'several', spans: others.flatMap(({ spans }) => spans), choices: [] });
  return first ?? null;
}

function whenOf(
  dates: ReturnType<typeof takeDates>,
  times: ReturnType<typeof takeTimes>,
  now: Temporal.ZonedDateTime,
  doubts: LineDoubt[],
) {
  const date = only('date', dates, doubts);
  const time = only('time', times, doubts);
  const day = date?.value.day ?? null;
  if (date !== null && day === null)
    doubts.push({ about: 'date', reason: 'does-not-exist', spans: date.spans, choices: [] });
  if (date !== null && date.value.otherwise.length > 0)
    doubts.push({ about: 'date', reason: 'either', spans: date.spans, choices: date.value.otherwise });
  const minutes = time?.value.start.minutes ?? date?.value.minutes ?? null;
  const open = [time?.value.start.otherwise, time?.value.end?.otherwise].filter(
    (other) => other !== null && other !== undefined,
  );
  if (time !== null && open.length > 0)
    doubts.push({ about: 'time', reason: 'either', spans: time.spans, choices: open.map(clock) });
  const found = { hasDate: day !== null, hasTime: minutes !== null };
  if (date === null || day === null || minutes === null) return { start: null, end: null, ...found };
  const spans = [...date.spans, ...(time?.spans ?? [])];
  const start = { value: `${day}T${clock(minutes)}`, spans };
  if (
    Temporal.PlainDateTime.compare(
      start.value,
      now.toPlainDateTime().round({ smallestUnit: 'minute', roundingMode: 'floor' }),
    ) < 0
  )
    doubts.push({ about: 'date', reason: 'in-the-past', spans, choices: [] });
  const until = time?.value.end?.minutes ?? null;
  if (time === null || until === null) return { start, end: null, ...found };
  // A visit over midnight ends on the next day.
  const lastDay = until > minutes ? day : Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  if (until <= minutes) doubts.push({ about: 'time', reason: 'either', spans: time.spans, choices: [] });
  return { start, end: { value: `${lastDay}T${clock(until)}`, spans: time.spans }, ...found };
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Phones, longest first from each beginning; digits that look like a phone and are none have the value null. */
function takePhones(scan: LineScan, pattern: RegExp, country: CountryCode): Part<string | null>[] {
  const wanted: string[] = [];
  for (const { text } of scan.free())
    for (const [run] of text.matchAll(pattern)) wanted.push(longestPhone(run, country) ?? run);
  return wanted.flatMap((written) => {
    const phone = normalisePhone(written, country);
    if (phone === null && written.replace(/\D/g, '').length < 7) return [];
    const exact = new RegExp(written.replace(/[+().]/g, String.raw`\$&`), 'gu');
    return scan.take(exact, () => ({ phone })).map(({ value, spans }) => ({ value: value.phone, spans }));
  });
}

function longestPhone(run: string, country: CountryCode): string | null {
  const groups = [...run.matchAll(/[+(]*\d+\)?/g)];
  for (const first of groups)
    for (const last of [...groups].reverse()) {
      const written = run.slice(first.index, last.index + last[0].length);
      if (last.index < first.index || written.replace(/\D/g, '').length < 10) continue;
      if (normalisePhone(written, country) !== null) return written;
    }
  return null;
}

const currencies: readonly [RegExp, string][] = [
  [/^(₽|р|руб.*|rub)$/i, 'RUB'],
  [/^(€|евро|eur|euros?)$/i, 'EUR'],
  [/^(\$|usd|доллар.*)$/i, 'USD'],
  [/^(£|gbp)$/i, 'GBP'],
  [/^(₸|kzt|тенге)$/i, 'KZT'],
];

function takePrices(scan: LineScan) {
  const amount = String.raw`(\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,7})(?:[.,](\d{1,2}))?`;
  const sign = String.raw`(₽|€|\$|£|₸|(?:руб\p{L}*|р|rub|евро|euros?|eur|usd|доллар\p{L}*|gbp|тенге|kzt)(?!\p{L}))`;
  const read = (whole: string | undefined, cents: string | undefined, mark: string | undefined) => {
    const currency = currencies.find(([known]) => known.test(mark ?? ''))?.[1];
    if (whole === undefined || currency === undefined) return null;
    return { amount: Number(`${whole.replace(/\D/g, '')}.${cents ?? '0'}`), currency };
  };
  return [
    ...scan.take(new RegExp(String.raw`(?<![\p{L}\d.,])([€$£₽])\s?${amount}(?!\d)`, 'giu'), (m) =>
      read(m[2], m[3], m[1]),
    ),
    ...scan.take(new RegExp(String.raw`(?<![\p{L}\d.,])${amount}\s?${sign}\.?`, 'giu'), (m) =>
      read(m[1], m[2], m[3]),
    ),
  ];
}
