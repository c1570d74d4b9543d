import { expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { groupFound, type FoundMessage } from './group-found.ts';

function found(messageId: string, conversationId: string): FoundMessage {
  return {
    messageId: asId(messageId),
    conversationId: asId(conversationId),
    title: `Chat ${conversationId}`,
    snippet: '',
    parts: [],
    direction: 'in',
    at: '2026-11-20T10:00:00.000Z',
  };
}

it('gathers what was found by chat and keeps the newest first', () => {
  const groups = groupFound([
    found('5', 'b'),
    found('4', 'a'),
    found('3', 'b'),
    found('2', 'c'),
    found('1', 'a'),
  ]);
  expect(
    groups.map((chat) => [chat.title, chat.messages.map((message) => message.messageId).join('')]),
  ).toEqual([
    ['Chat b', '53'],
    ['Chat a', '41'],
    ['Chat c', '2'],
  ]);
});

it('finds no chats in nothing', () => {
  expect(groupFound([])).toEqual([]);
});
