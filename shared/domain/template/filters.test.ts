import { describe, expect, it } from 'vitest';

import { templateFilters } from './filters.ts';
import { renderTemplate } from './render.ts';
import type { Audience } from './value.ts';
import type { TemplateValues } from './variables.ts';

const nbsp = '\u00A0';
const russian: Audience = { language: 'ru', timeZone: 'Europe/Moscow' };
const english: Audience = { language: 'en', timeZone: 'Europe/London' };
/** A Saturday noon in UTC. */
const saturday = Date.UTC(2026, 10, 21, 12);

const values: TemplateValues = {
  'customer.name': 'Smirnova Anna Petrovna',
  'customer.phone': '+79991234567',
  'visit.start': saturday,
  'visit.duration': 90,
  'visit.price': { amount: 4500, currency: 'RUB' },
  'visit.service': 'gel manicure',
  'visit.comment': 'ring twice\n  then wait',
};

const say = (text: string, audience: Audience, more: TemplateValues = {}) =>
  renderTemplate(text, { ...values, ...more }, audience).text;

describe('a moment', () => {
  it.each([
    ['{{ visit.start }}', `November 21 at 12:00${nbsp}PM`, '21 ноября в 15:00'],
    ['{{ visit.start | date }}', 'November 21', '21 ноября'],
    ['{{ visit.start | date: "year" }}', 'November 21, 2026', `21 ноября 2026${nbsp}г.`],
    ['{{ visit.start | date: "weekday" }}', 'Saturday, November 21', 'суббота, 21 ноября'],
    ['{{ visit.start | date: "short" }}', '11/21', '21.11'],
    ['{{ visit.start | time }}', `12:00${nbsp}PM`, '15:00'],
    ['{{ visit.start | time: 24 }}', '12:00', '15:00'],
    ['{{ visit.start | time: 12 }}', `12:00${nbsp}PM`, `3:00${nbsp}PM`],
    ['{{ visit.start | weekday }}', 'Saturday', 'суббота'],
    ['{{ visit.start | on_weekday }}', 'on Saturday', 'в субботу'],
    ['{{ visit.start | on_weekday | upcase_first }}', 'On Saturday', 'В субботу'],
  ])('%s', (text, en, ru) => {
    expect([say(text, english), say(text, russian)].map((said) => said.replaceAll(' ', nbsp))).toEqual(
      [en, ru].map((expected) => expected.replaceAll(' ', nbsp)),
    );
  });

  it('says each Russian weekday in the accusative', () => {
    const days = Array.from({ length: 7 }, (_, day) =>
      say('{{ visit.start | on_weekday }}', russian, { 'visit.start': saturday + (day + 2) * 86_400_000 }),
    );
    expect(days).toEqual([
      'в понедельник',
      'во вторник',
      'в среду',
      'в четверг',
      'в пятницу',
      'в субботу',
      'в воскресенье',
    ]);
  });

  it.each<[string, number, string]>([
    ['Asia/Kolkata', saturday, '17:30'],
    ['Asia/Kolkata', Date.UTC(2026, 10, 21, 19), '00:30'],
    ['Europe/Berlin', Date.UTC(2026, 2, 29, 0, 30), '01:30'],
    ['Europe/Berlin', Date.UTC(2026, 2, 29, 1, 30), '03:30'],
    ['Europe/Berlin', Date.UTC(2026, 9, 25, 0, 30), '02:30'],
    ['Europe/Berlin', Date.UTC(2026, 9, 25, 1, 30), '02:30'],
    ['America/New_York', Date.UTC(2026, 10, 1, 6), '01:00'],
    ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15, 30), '02:00'],
  ])('in %s at %d is %s', (timeZone, at, expected) => {
    expect(say('{{ visit.start | time: 24 }}', { language: 'en', timeZone }, { 'visit.start': at })).toBe(
      expected,
    );
  });

  it('belongs to the day of its zone', () => {
    const late = { 'visit.start': Date.UTC(2026, 10, 21, 19) };
    expect(say('{{ visit.start | on_weekday }}', { language: 'ru', timeZone: 'Asia/Kolkata' }, late)).toBe(
      'в воскресенье',
    );
  });
});

describe('an amount', () => {
  it.each<[number, string, string, string]>([
    [4500, 'RUB', 'RUB 4,500', '4 500 ₽'],
    [1500.5, 'RUB', 'RUB 1,500.50', '1 500,50 ₽'],
    [45, 'EUR', '€45', '45 €'],
    [0, 'USD', '$0', '0 $'],
    [1500, 'JPY', '¥1,500', '1 500 ¥'],
  ])('of %d %s', (amount, currency, en, ru) => {
    const price = { 'visit.price': { amount, currency } };
    const said = [english, russian].map((audience) =>
      say('{{ visit.price | money }}', audience, price).replaceAll(nbsp, ' '),
    );
    expect(said).toEqual([en, ru]);
    expect(say('{{ visit.price }}', russian, price).replaceAll(nbsp, ' ')).toBe(ru);
  });
});

describe('a duration', () => {
  it.each([
    [90, '1 h 30 min', '1 ч 30 мин'],
    [60, '1 h', '1 ч'],
    [45, '45 min', '45 мин'],
    [1500, '25 h', '25 ч'],
  ])('of %d minutes', (minutes, en, ru) => {
    const more = { 'visit.duration': minutes };
    expect(say('{{ visit.duration | duration }}', english, more)).toBe(en);
    expect(say('{{ visit.duration }}', russian, more)).toBe(ru);
  });
});

describe('a text', () => {
  it.each([
    ['{{ visit.service | upcase_first }}', 'Gel manicure'],
    ['{{ visit.service | truncate: 5 }}', 'gel…'],
    ['{{ visit.service | truncate: 50 }}', 'gel manicure'],
    ['{{ visit.comment | one_line }}', 'ring twice, then wait'],
    ['{{ visit.comment }}', 'ring twice\n  then wait'],
    ['{{ customer.phone | phone }}', '+7 999 123 45 67'],
    ['{{ customer.phone }}', '+7 999 123 45 67'],
    ['{{ visit.address | default: "here" }}', 'here'],
    ['{{ visit.service | default: "here" }}', 'gel manicure'],
    ['{{ visit.address | default: visit.service | upcase_first }}', 'Gel manicure'],
    ['{{ "" | default: "x" }}', 'x'],
    ['a\n{{ visit.address | or_skip_line }}\nb', 'a\nb'],
    ['a\n{{ visit.service | or_skip_line }}\nb', 'a\ngel manicure\nb'],
  ])('%s', (text, expected) => expect(say(text, english)).toBe(expected));

  it.each([
    ['Anna', 'Anna'],
    ['Anna Brown', 'Anna'],
    ['Анна Петровна', 'Анна'],
    ['Смирнова Анна Петровна', 'Анна'],
    ['Алиев Вагиф Самед-оглы', 'Вагиф'],
    ['Anna Maria Brown', 'Anna'],
  ])('%s has a first name', (name, expected) =>
    expect(say('{{ customer.name | first_name }}', russian, { 'customer.name': name })).toBe(expected),
  );

  it('is cut between signs, never inside one', () => {
    const family = { 'visit.service': '👩‍👩‍👧 cut and colour' };
    expect(say('{{ visit.service | truncate: 2 }}', english, family)).toBe('👩‍👩‍👧…');
  });
});

it('there are about a dozen filters, each passing on what it does not understand', () => {
  expect(Object.keys(templateFilters)).toHaveLength(13);
  for (const filter of Object.values(templateFilters)) expect(filter.apply(7, undefined)).toBe(7);
});
