import { expect, test } from 'vitest';

import { isReplyWindowOpen, replyWindowEnd } from './reply-window.ts';

const hour = 60 * 60_000;
const written = Date.UTC(2026, 10, 20, 9, 0, 0);

test.each([
  ['a customer of a Meta number wrote', 'meta-cloud', written, written + 24 * hour],
  ['nobody has written to a Meta number', 'meta-cloud', null, 7],
  ['a customer of a Green API number wrote', 'green-api', written, null],
  ['a customer of a Wazzup24 number wrote', 'wazzup24', written, null],
  ['nobody has written to the practice line', 'practice', null, null],
] as const)('%s', (_what, provider, lastFromCustomerAt, end) => {
  expect(replyWindowEnd(provider, { lastFromCustomerAt, since: 7 })).toBe(end);
});

test('the window is open up to its last millisecond, and always where there is none', () => {
  const end = written + 24 * hour;
  expect([end - 1, end, end + 1].map((now) => isReplyWindowOpen(end, now))).toEqual([true, false, false]);
  expect(isReplyWindowOpen(null, end)).toBe(true);
});
