import { expect, it } from 'vitest';

import { homeCountry } from './home-country.ts';

it.each([
  ['the first phone that names one', { phones: ['030 1234', '+49 30 901820', '+7 999 123-45-67'] }, 'DE'],
  ['a phone before the language', { phones: ['+77012345678'], language: 'ru' }, 'KZ'],
  ['Russian without phones', { language: 'ru', timeZone: 'Europe/Berlin' }, 'RU'],
  ['the zone', { timeZone: 'America/Chicago' }, 'US'],
  ['nothing at all', { timeZone: 'UTC' }, 'GB'],
] as const)('the country of a shop comes from %s', (_name, shop, country) =>
  expect(homeCountry({ phones: [], language: 'en', timeZone: 'Europe/London', ...shop })).toBe(country),
);
