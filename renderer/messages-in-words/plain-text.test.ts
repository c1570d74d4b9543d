import { expect, it } from 'vitest';

import { plainLine } from './plain-text.ts';

it('puts a message on one line, without the marks of WhatsApp', () => {
  expect(plainLine('Hello *Maria*!\n\n_See_ you ```at 15:00```\nhttps://example.com/a')).toBe(
    'Hello Maria! See you at 15:00 https://example.com/a',
  );
});
