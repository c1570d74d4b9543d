import { describe, expect, it } from 'vitest';

import type { MessageView } from '#shared/api/calls/messages.ts';
import { asId } from '#shared/domain/ids.ts';

import { sampleMessage } from '#test/support/inbox/samples.ts';
import { firstUnreadOf, rememberingDays, threadRows } from './thread-rows.ts';

const dayOf = (at: string) => at.slice(0, 10);

function message(id: string, at: string, fields: Partial<MessageView> = {}): MessageView {
  return sampleMessage({ id: asId(id), at: `2026-11-${at}:00.000Z`, ...fields });
}

/** Rows in short: "day 20", "unread", or the id with [ and ] where a group begins and ends. */
function outline(messages: readonly MessageView[], firstUnreadId: string | null = null): string[] {
  return threadRows(messages, dayOf, firstUnreadId).map((row) => {
    if (row.kind === 'day') return `day ${row.day.slice(8)}`;
    if (row.kind === 'unread') return 'unread';
    return `${row.startsGroup ? '[' : ''}${row.key}${row.endsGroup ? ']' : ''}`;
  });
}

describe('rows of a thread', () => {
  it('shows nothing for an empty chat', () => {
    expect(outline([])).toEqual([]);
  });

  it('puts a separator before each day', () => {
    expect(outline([message('a', '19T23:59'), message('b', '20T00:00'), message('c', '22T10:00')])).toEqual([
      'day 19',
      '[a]',
      'day 20',
      '[b]',
      'day 22',
      '[c]',
    ]);
  });

  it('groups what one author writes within five minutes of the one before', () => {
    expect(
      outline([
        message('a', '20T10:00'),
        message('b', '20T10:05'),
        message('c', '20T10:10'),
        message('d', '20T10:16'),
      ]),
    ).toEqual(['day 20', '[a', 'b', 'c]', '[d]']);
  });

  it('keeps the two sides, the people of a group and automatic messages apart', () => {
    expect(
      outline([
        message('a', '20T10:00', { senderName: 'Anna' }),
        message('b', '20T10:00', { senderName: 'Boris' }),
        message('c', '20T10:00', { direction: 'out' }),
        message('d', '20T10:00', { direction: 'out', author: 'phone' }),
        message('e', '20T10:00', { direction: 'out', author: 'automation' }),
      ]),
    ).toEqual(['day 20', '[a]', '[b]', '[c', 'd]', '[e]']);
  });

  it('draws the unread line before the first unread message and begins a group there', () => {
    expect(
      outline([message('a', '20T10:00'), message('b', '20T10:01'), message('c', '20T10:02')], 'b'),
    ).toEqual(['day 20', '[a]', 'unread', '[b', 'c]']);
  });
});

describe('the first unread message', () => {
  const chat = [
    message('a', '20T10:00'),
    message('b', '20T10:01', { direction: 'out' }),
    message('c', '20T10:02'),
    message('d', '20T10:03'),
  ];

  it.each([
    [0, null],
    [1, { id: 'd' }],
    [2, { id: 'c' }],
    [3, { id: 'a' }],
    [4, 'before'],
  ])('with %s unread is %j', (unreadCount, expected) => {
    expect(firstUnreadOf(chat, unreadCount)).toEqual(expected);
  });
});

it('asks for a day once in a quarter of an hour and answers the same', () => {
  const asked: string[] = [];
  const days = rememberingDays((at) => {
    asked.push(at);
    return dayOf(at);
  });
  const instants = ['2026-11-20T23:45:00.000Z', '2026-11-20T23:59:59.999Z', '2026-11-21T00:00:00.000Z'];
  expect(instants.map(days)).toEqual(['2026-11-20', '2026-11-20', '2026-11-21']);
  expect(asked).toHaveLength(2);
});
