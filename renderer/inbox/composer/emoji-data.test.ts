import { expect, it } from 'vitest';

import { loadEmoji } from './emoji-data.ts';

it.each([
  ['en', 'red heart', 'Smileys & emotion'],
  ['ru', 'алое сердце', 'Смайлики и люди'],
] as const)('knows the emoji in %s, from files of our own', async (language, heart, category) => {
  const data = await loadEmoji(language);
  expect(data.emojis.length).toBeGreaterThan(1500);
  expect(data.emojis.find((entry) => entry.emoji === '❤️')?.label).toBe(heart);
  expect(data.categories[0]?.label.toLowerCase()).toBe(category.toLowerCase());
  const used = new Set(data.emojis.map((entry) => entry.category));
  expect(data.categories.map((entry) => entry.index).every((index) => used.has(index))).toBe(true);
});
