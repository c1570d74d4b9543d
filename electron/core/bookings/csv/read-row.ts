import type { CsvMapping } from '#shared/api/calls/sources.ts';
import { wallTimeOf, type WallTime } from '#shared/domain/booking/wall-time.ts';
import { normalisePhone, type Country } from '#shared/domain/phone.ts';

export type RowProblem = {
  readonly field: 'phone' | 'date' | 'time' | 'end' | 'price';
  readonly problem: 'missing' | 'not-read' | 'does-not-exist' | 'before-start';
};

/** One visit of a file. `start` is null when the row has no readable time: it cannot be imported. */
export type RowVisit = {
  readonly name: string | null;
  /** E.164; null when there is none that is valid. */
  readonly phone: string | null;
  readonly start: WallTime | null;
  /** Epoch ms. */
  readonly endsAt: number | null;
  readonly service: string;
  readonly staff: string | null;
  readonly place: string | null;
  readonly price: number | null;
  readonly currency: string | null;
  readonly externalId: string | null;
  readonly comment: string | null;
  readonly problems: readonly RowProblem[];
};

export type RowContext = {
  readonly timeZone: string;
  readonly country: Country;
  /** For prices without a sign; null = such prices are left out. */
  readonly currency: string | null;
};

/** Reads one row by the owner's mapping. Never throws; what could not be read is named. */
export function readRow(cells: readonly string[], mapping: CsvMapping, context: RowContext): RowVisit {
  const problems: RowProblem[] = [];
  const cell = (column: number | null) => (column === null ? '' : (cells[column] ?? '').trim());
  const textOf = (column: number | null, most: number) => cell(column).slice(0, most) || null;
  const start = startOf(cell(mapping.date), cell(mapping.time), mapping.dayFirst, context.timeZone, problems);
  const written = cell(mapping.phone);
  const phone = written === '' ? null : normalisePhone(written, context.country);
  if (phone === null) problems.push({ field: 'phone', problem: written === '' ? 'missing' : 'not-read' });
  const price = priceOf(cell(mapping.price), context.currency);
  if (price === 'not-read') problems.push({ field: 'price', problem: 'not-read' });
  return {
    name: textOf(mapping.name, 200),
    phone,
    start,
    endsAt: endOf(cell(mapping.end), start, mapping.dayFirst, problems),
    service: cell(mapping.service).slice(0, 500),
    staff: textOf(mapping.staff, 500),
    place: textOf(mapping.place, 500),
    ...(price === 'not-read' || price === null ? { price: null, currency: null } : price),
    externalId: textOf(mapping.externalId, 500),
    comment: textOf(mapping.comment, 2000),
    problems,
  };
}

function startOf(
  dateText: string,
  timeText: string,
  dayFirst: boolean,
  timeZone: string,
  problems: RowProblem[],
): WallTime | null {
  const date = readDate(dateText, dayFirst);
  if (date === null) problems.push({ field: 'date', problem: dateText === '' ? 'missing' : 'not-read' });
  const time = readTime(timeText === '' ? (date?.rest ?? '') : timeText);
  if (time === null && date !== null) {
    problems.push({ field: 'time', problem: `${timeText}${date.rest}` === '' ? 'missing' : 'not-read' });
  }
  if (date === null || time === null) return null;
  try {
    return wallTimeOf(`${date.day}T${time}`, timeZone);
  } catch {
    problems.push({ field: 'date', problem: 'does-not-exist' });
    return null;
  }
}

function endOf(
  text: string,
  start: WallTime | null,
  dayFirst: boolean,
  problems: RowProblem[],
): number | null {
  if (text === '' || start === null) return null;
  const date = readDate(text, dayFirst);
  const time = readTime(date?.rest ?? text);
  if (time === null) {
    problems.push({ field: 'end', problem: 'not-read' });
    return null;
  }
  try {
    const { instant } = wallTimeOf(`${date?.day ?? start.local.slice(0, 10)}T${time}`, start.timeZone);
    if (instant > start.instant) return instant;
    problems.push({ field: 'end', problem: 'before-start' });
  } catch {
    problems.push({ field: 'end', problem: 'not-read' });
  }
  return null;
}

/** The day as `2026-03-29` (whether it exists is not asked here) and what follows it in the cell. */
function readDate(text: string, dayFirst: boolean): { day: string; rest: string } | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T\s,]+(.*))?$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3], iso[4]);
  const dotted = /^(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d{2})(?:[,\s]+(.*))?$/.exec(text);
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1], dotted[4]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:[,\s]+(.*))?$/.exec(text);
  if (!slashed) return null;
  const [, first, second, year, rest] = slashed;
  return dayFirst ? dayOf(year, second, first, rest) : dayOf(year, first, second, rest);
}

function dayOf(year = '', month = '', date = '', rest = ''): { day: string; rest: string } {
  const full = year.length === 2 ? `20${year}` : year;
  return { day: `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, rest: rest.trim() };
}

/** `15:00` of "15:00", "15.00", "3:00 PM", "15:00:00", "15:00–16:00". */
function readTime(text: string): string | null {
  const match =
    /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?(?:\s*[-–—].*)?$/i.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const half = match[3]?.toLowerCase().charAt(0);
  const written = Number(match[1]);
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  return hour > 23 || Number(match[2]) > 59 ? null : `${String(hour).padStart(2, '0')}:${match[2]}`;
}

const signs: readonly [RegExp, string][] = [
  [/€|eur|евро/i, 'EUR'],
  [/£|gbp/i, 'GBP'],
  [/\$|usd/i, 'USD'],
  [/₽|rub|руб|р\.?$/i, 'RUB'],
  [/₸|kzt|тенге/i, 'KZT'],
];

function priceOf(
  text: string,
  currency: string | null,
): { price: number; currency: string } | null | 'not-read' {
  if (text === '') return null;
  const digits = text
    .replace(/[\s\u00A0\u202F]/g, '')
    .replace(/[^\d.,]/g, '')
    .replace(/[.,]$/, '');
  // The last sign that is followed by one or two digits is the decimal one.
  const plain = digits.replace(/[.,](?=\d{3}(?:[.,]|$))/g, '').replace(',', '.');
  const price = Number(plain);
  if (digits === '' || !Number.isFinite(price)) return 'not-read';
  const known = signs.find(([sign]) => sign.test(text))?.[1] ?? currency;
  return known === null ? null : { price, currency: known };
}
