import { expect, test } from 'vitest';

import { judgeRegistration, toldNow, type RegistrationFacts, type Verdict } from './registration.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 20, 12);
const here = 'https://blue-door.example';
const fine: RegistrationFacts = {
  base: here,
  told: { base: here, at: now - hour, taken: 0 },
  isAstray: false,
  isOwed: false,
  failed: null,
  canRegister: true,
};
const elsewhere = { told: { base: 'https://old.example', at: now - hour, taken: 0 } };
const due: Verdict = { kind: 'due' };
const waiting: Verdict = { kind: 'waiting' };
const set: Verdict = { kind: 'set' };
const later = (at: number): Verdict => ({ kind: 'later', at });
const failed = (count: number, at: number, base = here) => ({ ...elsewhere, failed: { base, count, at } });
const taken = (count: number, at: number) => ({
  isAstray: true,
  told: { base: here, at, taken: count },
});

test.each<[string, Partial<RegistrationFacts>, Verdict]>([
  ['the provider has the present address', {}, set],
  ['nobody was told yet', { told: null }, due],
  ['another address was told', elsewhere, due],
  ['there is no address', { base: null }, waiting],
  ['there is no address, whatever was told', { base: null, ...elsewhere, isAstray: true }, waiting],
  ['the number is new here, though the address was told before', { isOwed: true }, due],
  ['the address does not lead here', { ...elsewhere, canRegister: false }, waiting],
  ['the address does not lead here, but it was told already', { canRegister: false }, set],
  ['one try failed just now', failed(1, now), later(now + 30_000)],
  ['one try failed half a minute ago', failed(1, now - 30_000), due],
  ['two failed', failed(2, now), later(now + minute)],
  ['four failed', failed(4, now), later(now + 4 * minute)],
  ['six failed', failed(6, now), later(now + 10 * minute)],
  ['sixty failed', failed(60, now), later(now + 10 * minute)],
  ['tries failed for another address', failed(6, now, 'https://old.example'), due],
  ['a try failed and the clock was set back since', failed(1, now + hour), later(now + 30_000)],
  ['it was set just now and is another one', taken(0, now - minute), later(now + 5 * minute)],
  ['it was set long ago and is another one', taken(0, now - hour), due],
  ['it was taken away once since, an hour ago', taken(1, now - hour), due],
  ['it was taken away once since, just now', taken(1, now), later(now + 30 * minute)],
  ['somebody takes it again and again', taken(40, now), later(now + 6 * hour)],
])('when %s', (_what, facts, verdict) => {
  expect(judgeRegistration({ ...fine, ...facts }, now)).toEqual(verdict);
});

test.each([
  ['the first time', { told: null, isAstray: false }, 0],
  ['at a new address', { ...elsewhere, isAstray: false }, 0],
  ['after it was taken away', { told: fine.told, isAstray: true }, 1],
  ['after it was taken away again', { told: { base: here, at: now - hour, taken: 2 }, isAstray: true }, 3],
  ['after a calm day', { told: { base: here, at: now - 25 * hour, taken: 2 }, isAstray: true }, 0],
])('what is kept %s', (_when, before, times) => {
  expect(toldNow(before, here, now)).toEqual({ base: here, at: now, taken: times });
});
