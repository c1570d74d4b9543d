import { expect, it } from 'vitest';

import { countNews, isWaiting, unreadOf, type Arrived } from './news.ts';

const minute = 60_000;
const now = Date.UTC(2026, 2, 2, 12);
const at = (ago: number) => new Date(now - ago * minute).toISOString();
const tail = [
  { id: 'old', at: at(300) },
  { id: 'night', at: at(120) },
  { id: 'just', at: at(9) },
  { id: 'now', at: at(0) },
];

it.each<[string, string[], number, Arrived]>([
  ['just written', ['now'], 1000, { fresh: 1, late: 0 }],
  ['nine minutes are still news', ['just', 'now'], 1000, { fresh: 2, late: 0 }],
  ['waited for two hours', ['night'], 1000, { fresh: 0, late: 1 }],
  ['some waited, some are new', ['old', 'night', 'now'], 1000, { fresh: 1, late: 2 }],
  ['older than what was looked at', ['beyond', 'now'], 1000, { fresh: 1, late: 1 }],
  ['the history of a number that is new here', ['old', 'night', 'just'], 5, { fresh: 0, late: 0 }],
  ['the history of a new number, beyond what was looked at', ['beyond', 'old'], 5, { fresh: 0, late: 0 }],
])('%s', (_name, announced, connectedMinutesAgo, expected) => {
  const connectedAt = now - connectedMinutesAgo * minute;
  expect(countNews(new Set(announced), tail, { connectedAt, now })).toEqual(expected);
});

it('the second in which a number was connected is no history: providers tell whole seconds', () => {
  const written = [{ id: 'first', at: new Date(now).toISOString() }];
  const connectedAt = now + 900;
  const first = new Set(['first']);
  expect(countNews(first, written, { connectedAt, now: now + 2000 })).toEqual({ fresh: 1, late: 0 });
  expect(countNews(first, written, { connectedAt: now + 1000, now: now + 2000 })).toEqual({
    fresh: 0,
    late: 0,
  });
});

it('a chat without messages has no news', () => {
  expect(countNews(new Set(['gone']), [], { connectedAt: 0, now })).toEqual({ fresh: 0, late: 0 });
});

const waiting = { unreadCount: 1, needsReply: true, isArchived: false, snoozedUntil: null };
it.each([
  [waiting, true],
  [{ ...waiting, unreadCount: 0 }, false],
  [{ ...waiting, needsReply: false }, false],
  [{ ...waiting, isArchived: true }, false],
  [{ ...waiting, snoozedUntil: at(-60) }, false],
])('%o waits: %s', (chat, expected) => {
  expect(isWaiting(chat)).toBe(expected);
});

it('what is unread are the newest messages of the customer, newest first', () => {
  const messages = [
    { direction: 'in', text: 'a' },
    { direction: 'in', text: 'b' },
    { direction: 'out', text: 'away' },
    { direction: 'in', text: 'c' },
  ] as const;
  expect(unreadOf(messages, 2).map(({ text }) => text)).toEqual(['c', 'b']);
});
