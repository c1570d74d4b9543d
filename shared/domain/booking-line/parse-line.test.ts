import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type LineContext, parseBookingLine } from './parse-line.ts';

/** Saturday, 21 November 2026, 12:00 in Moscow. */
const context: LineContext = { now: Date.UTC(2026, 10, 21, 9), timeZone: 'Europe/Moscow', country: 'RU' };
const parse = (line: string) => parseBookingLine(line, context);

/** The values alone, absent ones left out. */
function read(line: string) {
  const { name, phone, start, end, service, price } = parse(line);
  const values = { name, phone, start, end, service, price };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, part]) => (part === null ? [] : [[key, part.value]])),
  );
}

describe('a whole booking in one line', () => {
  it.each([
    [
      'Anna +7 999 123-45-67 tomorrow 15:00 haircut',
      { name: 'Anna', phone: '+79991234567', start: '2026-11-22T15:00', service: 'haircut' },
    ],
    [
      'Анна 8 999 123 45 67 завтра в 15 стрижка 2000р',
      {
        name: 'Анна',
        phone: '+79991234567',
        start: '2026-11-22T15:00',
        service: 'стрижка',
        price: { amount: 2000, currency: 'RUB' },
      },
    ],
    [
      'Anna Brown, +49 171 3920012, 21 Dec 10:00–11:30, hair colour €45.50',
      {
        name: 'Anna Brown',
        phone: '+491713920012',
        start: '2026-12-21T10:00',
        end: '2026-12-21T11:30',
        service: 'hair colour',
        price: { amount: 45.5, currency: 'EUR' },
      },
    ],
    [
      'мария 89991234567 послезавтра с 15 до 16:30 маникюр 2 500 руб.',
      {
        name: 'мария',
        phone: '+79991234567',
        start: '2026-11-23T15:00',
        end: '2026-11-23T16:30',
        service: 'маникюр',
        price: { amount: 2500, currency: 'RUB' },
      },
    ],
  ])('%s', (line, values) => {
    expect(read(line)).toEqual(values);
    expect(parse(line)).toMatchObject({ missing: [], doubts: [] });
  });
});

describe('when', () => {
  it.each([
    ['today 15:00', '2026-11-21T15:00'],
    ['21.11 15:00', '2026-11-21T15:00'],
    ['25 Nov at 9:30', '2026-11-25T09:30'],
    ['Nov 25, 3 pm', '2026-11-25T15:00'],
    ['21 ноября в 18', '2026-11-21T18:00'],
    ['25-го декабря в 10:15', '2026-12-25T10:15'],
    ['2027-01-05 12:00', '2027-01-05T12:00'],
    ['05.01.27 12:00', '2027-01-05T12:00'],
    ['friday 11am', '2026-11-27T11:00'],
    ['в пятницу в 11', '2026-11-27T11:00'],
    ['пн 10:00', '2026-11-23T10:00'],
    ['завтра в 3 часа дня', '2026-11-22T15:00'],
    ['tomorrow 12:30 am', '2026-11-22T00:30'],
    ['через час', '2026-11-21T13:00'],
    ['через 2 часа', '2026-11-21T14:00'],
    ['in 30 minutes', '2026-11-21T12:30'],
    ['через полчаса', '2026-11-21T12:30'],
    ['через неделю в 10', '2026-11-28T10:00'],
    ['in 3 days 10:00', '2026-11-24T10:00'],
  ])('%s', (line, start) => {
    expect(read(line)).toEqual({ start });
    expect(parse(line).doubts).toEqual([]);
  });

  it('counts hours across a clock change as they pass', () => {
    const berlin = { ...context, timeZone: 'Europe/Berlin', now: Date.UTC(2026, 9, 24, 23, 30) };
    expect(parseBookingLine('in 2 hours', berlin).start?.value).toBe('2026-10-25T02:30');
  });
});

describe('what is not certain is said', () => {
  it.each([
    ['tomorrow at 3', 'time', 'either', ['03:00']],
    ['saturday 15:00', 'date', 'either', ['2026-11-21']],
    ['next friday 15:00', 'date', 'either', ['2026-11-27']],
    ['05/12 15:00', 'date', 'either', ['2027-05-12']],
    ['1.02 15:00', 'date', 'either', ['2026-02-01']],
    ['31.02 15:00', 'date', 'does-not-exist', []],
    ['today 10:00', 'date', 'in-the-past', []],
    ['today tomorrow 15:00', 'date', 'several', []],
    ['today 15:00 16:00', 'time', 'several', []],
    ['Anna +7 999 123 tomorrow 15:00', 'phone', 'not-valid', []],
    ['Anna haircut tomorrow 15:00', 'name', 'either', []],
    ['Anna +7 999 123-45-67 haircut 2000 tomorrow 15:00', 'rest', 'not-read', []],
  ])('%s', (line, about, reason, choices) =>
    expect(parse(line).doubts).toContainEqual(expect.objectContaining({ about, reason, choices })),
  );
});

it.each([
  ['Пётр Иванов 9991234567 25.12 10-11:30 массаж', { name: 'Пётр Иванов', end: '2026-12-25T11:30' }],
  ['Anna 21.11 at 3pm nails +7 999 123 45 67', { name: 'Anna', service: 'nails' }],
  ['завтра 15:00 стрижка Анна 8 (999) 123-45-67', { name: 'Анна', service: 'стрижка' }],
])('%s', (line, values) => expect(read(line)).toMatchObject(values));

it('says what is missing', () => {
  expect(parse('').missing).toEqual(['name', 'phone', 'date', 'time', 'service']);
  expect(parse('Anna +7 999 123-45-67').missing).toEqual(['date', 'time', 'service']);
  expect(parse('завтра стрижка').missing).toEqual(['name', 'phone', 'time']);
});

it('says which characters each part came from', () => {
  const line = 'Anna +7 999 123-45-67 tomorrow 15:00 haircut';
  const { name, phone, start, service } = parse(line);
  const pieces = (spans: readonly { from: number; to: number }[] = []) =>
    spans.map(({ from, to }) => line.slice(from, to));
  expect(pieces(name?.spans)).toEqual(['Anna']);
  expect(pieces(phone?.spans)).toEqual(['+7 999 123-45-67']);
  expect(pieces(start?.spans)).toEqual(['tomorrow', '15:00']);
  expect(pieces(service?.spans)).toEqual(['haircut']);
});

it('never throws and never invents: every part stands in the line, and no character means two things', () => {
  const word = fc.constantFrom(
    ...'Anna Анна haircut стрижка tomorrow завтра в at с до 15 15:00 3pm 21.11 31.02 21 Nov ноября через час'.split(
      ' ',
    ),
    ...['+7 999 123-45-67', '8 999', '2000р', '€45', '–', ',', '№5', '05/12', 'next', 'пт', '99999999'],
  );
  const lines = fc.oneof(
    fc.array(word).map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(lines, (line) => {
      const { name, phone, start, service, price } = parse(line);
      const spans = [name, phone, start, service, price].flatMap((part) => part?.spans ?? []);
      const sorted = [...spans].sort((a, b) => a.from - b.from);
      sorted.forEach(({ from, to }, position) => {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(sorted[position + 1]?.from ?? line.length);
      });
      for (const said of [name, service]) {
        const words = said?.value.split(' ') ?? [];
        for (const one of words) expect(line).toContain(one);
      }
      if (phone !== null) {
        const digits = phone.spans.map(({ from, to }) => line.slice(from, to).replace(/\D/g, '')).join('');
        expect(digits.slice(-7)).toBe(phone.value.slice(-7));
      }
    }),
    { numRuns: 100 },
  );
});
