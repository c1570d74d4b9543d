import { expect, it } from 'vitest';

import { sampleRule, sampleVisit } from '#test/support/bookings/sample-visits.ts';

import { rulesSetOff } from './what-it-sends.ts';

const now = Date.parse('2026-11-20T10:00:00Z');
const visit = sampleVisit({ startsAt: '2026-11-21T10:00:00.000Z' });
const rule = sampleRule();
const conditions = rule.conditions;
const speaks = (changes: Partial<typeof rule>, about = visit) =>
  rulesSetOff([{ ...rule, ...changes }], 'cancelled', about, now).length === 1;

it('a rule speaks about what it is for', () => {
  expect(speaks({})).toBe(true);
  expect(speaks({ enabled: false })).toBe(false);
  expect(speaks({ trigger: { kind: 'paid' } })).toBe(false);
  expect(speaks({ conditions: { ...conditions, services: ['Manicure'] } })).toBe(false);
  expect(speaks({ conditions: { ...conditions, services: ['Haircut'] } })).toBe(true);
  expect(speaks({ conditions: { ...conditions, sources: ['hook'] } })).toBe(false);
  expect(speaks({}, { ...visit, source: 'torrow' })).toBe(false);
});

it('nobody who cannot be reached gets anything, and nothing about a visit that has begun but what is meant for it', () => {
  expect(speaks({}, { ...visit, reach: 'no-phone' })).toBe(false);
  const begun = { ...visit, startsAt: '2026-11-20T09:00:00.000Z' };
  expect(speaks({}, begun)).toBe(false);
  expect(speaks({ usefulness: { kind: 'minutes', minutes: 60 } }, begun)).toBe(true);
});
