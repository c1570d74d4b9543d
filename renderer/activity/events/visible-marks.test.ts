import { expect, it } from 'vitest';

import { withVisibleMarks } from './visible-marks.ts';

it('writes out what would turn a text around, and nothing else', () => {
  expect(withVisibleMarks('{"name":"\u202eevil\u202c \u2066x","city":"חיפה Москва 🙂"}')).toBe(
    '{"name":"\\u202eevil\\u202c \\u2066x","city":"חיפה Москва 🙂"}',
  );
});
