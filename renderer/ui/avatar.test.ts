import { describe, expect, it } from 'vitest';

import { hueOf, initialsOf } from './avatar.tsx';

describe('initials', () => {
  it.each([
    ['Maria Petrova', 'MP'],
    ['анна', 'А'],
    ['Jean-Luc van der Berg', 'JB'],
    ['🌸 Лена 🌸', 'Л'],
    ['+7 999 123-45-67', ''],
    ['', ''],
    ['Dr. (House)', 'DH'],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

it('gives one person one colour, and spreads people over all of them', () => {
  expect(hueOf('contact-17')).toBe(hueOf('contact-17'));
  const used = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`contact-${index}`)));
  expect([...used].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
