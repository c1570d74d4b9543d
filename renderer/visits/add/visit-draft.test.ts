import { expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import {
  draftOf,
  isComplete,
  missingIn,
  saveInputOf,
  withChoice,
  wordsAt,
  type LineReading,
} from './visit-draft.ts';

const part = (value: string) => ({ value, spans: [{ from: 0, to: 1 }] });

const whole: LineReading = {
  name: part('Anna'),
  phone: part('+4915112345678'),
  service: part('haircut'),
  price: { amount: 45.5, currency: 'EUR', spans: [] },
  start: part('2026-11-21T15:00'),
  end: part('2026-11-21T15:45'),
  startsAt: '2026-11-21T14:00:00Z',
  endsAt: '2026-11-21T14:45:00Z',
  timeZone: 'Europe/Berlin',
  missing: [],
  doubts: [],
  knownContact: null,
};

it('turns what was read into a call', () => {
  expect(saveInputOf(draftOf(whole))).toEqual({
    source: 'manual',
    contact: { name: 'Anna', phone: '+4915112345678' },
    service: 'haircut',
    startsAt: '2026-11-21T14:00:00.000Z',
    endsAt: '2026-11-21T14:45:00.000Z',
    timeZone: 'Europe/Berlin',
    price: 45.5,
    currency: 'EUR',
  });
});

it('says nothing about what nobody has said', () => {
  const bare = draftOf({ ...whole, name: null, price: null, end: null, endsAt: null });
  expect(saveInputOf(bare)).toEqual({
    source: 'manual',
    contact: { phone: '+4915112345678' },
    service: 'haircut',
    startsAt: '2026-11-21T14:00:00.000Z',
    timeZone: 'Europe/Berlin',
  });
});

it('lets a visit over midnight end on the next day', () => {
  const late = draftOf({ ...whole, start: part('2026-11-21T23:30'), end: part('2026-11-22T00:30') });
  expect(saveInputOf(late).endsAt).toBe('2026-11-21T23:30:00.000Z');
});

it('needs a phone, a day, a time and a service, and a name only of somebody new', () => {
  expect(isComplete(whole)).toBe(true);
  expect(isComplete({ ...whole, name: null, missing: ['name'] })).toBe(false);
  expect(
    isComplete({ ...whole, name: null, missing: ['name'], knownContact: { id: asId('p1'), name: 'Anna P' } }),
  ).toBe(true);
  expect(missingIn(draftOf({ ...whole, name: null, phone: null, start: null, startsAt: null }))).toEqual([
    'phone',
    'day',
    'time',
  ]);
});

it('asks a person before it saves a time that has passed', () => {
  const doubt = { about: 'date', reason: 'in-the-past', spans: [], choices: [] } as const;
  expect(isComplete({ ...whole, doubts: [{ ...doubt, spans: [], choices: [] }] })).toBe(false);
});

it('puts a choice in the place of the words that it settles', () => {
  const line = 'Anna at 3 haircut';
  const doubt = {
    about: 'time' as const,
    reason: 'either' as const,
    spans: [{ from: 5, to: 9 }],
    choices: ['15:00'],
  };
  expect(withChoice(line, doubt, '15:00')).toBe('Anna 15:00 haircut');
  expect(wordsAt(line, doubt.spans)).toBe('at 3');
  const split = {
    ...doubt,
    spans: [
      { from: 5, to: 9 },
      { from: 10, to: 17 },
    ],
  };
  expect(withChoice(line, split, '15:00')).toBe('Anna 15:00 ');
});
