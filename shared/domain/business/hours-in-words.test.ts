import { describe, expect, it } from 'vitest';

import { hoursInWords } from './hours-in-words.ts';
import { weekdays, type OpeningHours, type OpenSpan, type Weekday } from './opening-hours.ts';

const closed = Object.fromEntries(weekdays.map((day) => [day, []])) as unknown as OpeningHours;
const span = (from: string, to: string): OpenSpan => ({ from, to });

function open(spans: readonly OpenSpan[], ...days: readonly Weekday[]): OpeningHours {
  return { ...closed, ...Object.fromEntries(days.map((day) => [day, spans])) };
}

const workdays = weekdays.slice(0, 5);

describe('opening hours in words', () => {
  it.each([
    [
      'workdays and a shorter Saturday',
      { ...open([span('09:00', '20:00')], ...workdays), saturday: [span('10:00', '18:00')] },
      'Mon–Fri 9 AM – 8 PM\nSat 10 AM – 6 PM',
      'Пн–Пт 9:00–20:00\nСб 10:00–18:00',
    ],
    [
      'every day',
      open([span('08:30', '12:00')], ...weekdays),
      'Every day 8:30 AM – 12 PM',
      'Ежедневно 8:30–12:00',
    ],
    [
      'a break at noon, written in any order',
      open([span('14:00', '19:30'), span('09:00', '13:00')], 'tuesday'),
      'Tue 9 AM – 1 PM, 2 PM – 7:30 PM',
      'Вт 9:00–13:00, 14:00–19:30',
    ],
    [
      'two days in a row',
      open([span('10:00', '16:00')], 'saturday', 'sunday'),
      'Sat, Sun 10 AM – 4 PM',
      'Сб, Вс 10:00–16:00',
    ],
    [
      'days apart',
      open([span('10:00', '16:00')], 'monday', 'wednesday'),
      'Mon 10 AM – 4 PM\nWed 10 AM – 4 PM',
      'Пн 10:00–16:00\nСр 10:00–16:00',
    ],
    ['until midnight', open([span('18:00', '24:00')], 'friday'), 'Fri 6 PM – midnight', 'Пт 18:00–24:00'],
    ['from midnight', open([span('00:00', '06:00')], 'friday'), 'Fri midnight – 6 AM', 'Пт 0:00–6:00'],
    [
      'day and night',
      open([span('00:00', '24:00')], ...weekdays),
      'Every day open 24 hours',
      'Ежедневно круглосуточно',
    ],
    ['never', closed, '', ''],
  ] as const)('say %s', (_name, hours, en, ru) =>
    expect([hoursInWords(hours, 'en'), hoursInWords(hours, 'ru')]).toEqual([en, ru]),
  );
});
