import { expect, test } from 'vitest';

import { elided, menuLabel, shortName } from './label.ts';

test.each([
  ['Maria Petrova', 'Maria Petrova'],
  ['  Maria\n\tPetrova  ', 'Maria Petrova'],
  ['\u202eavorteP\u202c', 'avorteP'],
  ['Konstantin Konstantinopolsky the Third', 'Konstantin Konstantinopolsk…'],
  ['👩‍👩‍👧 Anna', '👩‍👩‍👧 Anna'],
])('the name %j is shown as %j', (name, shown) => {
  expect(shortName(name)).toBe(shown);
});

test('what is cut off ends between characters, never within one', () => {
  expect(elided('👍🏽👍🏽👍🏽', 3)).toBe('👍🏽…');
  expect(elided('ab', 2)).toBe('ab');
  expect(elided('👩‍👩‍👧'.repeat(60), 24).length).toBeLessThanOrEqual(48);
});

test('a sign that menus read as a key is doubled', () => {
  expect(menuLabel('Hair & Nails && more')).toBe('Hair && Nails &&&& more');
});
