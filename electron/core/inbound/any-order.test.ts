import fc from 'fast-check';
import { expect, test } from 'vitest';

import { at, lidChat, message, ownMessage, phoneChat, statusOf } from '#test/support/events.ts';
import { openReceivingDesk, type ReceivingDesk } from '#test/support/receiving-desk.ts';
import type { InboundEvent } from '#shared/domain/inbound-event.ts';

import { sql } from '../store/sql.ts';

const phone = phoneChat('79991234567', ['Maria']);
const hidden = lidChat('11122233344455', ['Maria']);
const other = phoneChat('79990000002', ['Oleg']);

/** One person under two ids, another one, and everything that can happen to a message; times differ. */
const events: InboundEvent[] = [
  message(phone, 'A1', 10, 'first'),
  message(hidden, 'A2', 20, 'second'),
  ownMessage(phone, 'B1', 30, 'from the phone'),
  message(hidden, 'A3', 40, 'third'),
  message(phone, 'A4', 50, '', { content: { kind: 'call', isVideo: false, outcome: 'ringing' } }),
  { kind: 'call-update', chat: phone, targetProviderMessageId: 'A4', outcome: 'missed', at: at(55) },
  ownMessage(hidden, 'B2', 60, 'sent by another program', 'other-api'),
  message(phone, 'P1', 70, '', {
    content: {
      kind: 'poll',
      question: 'When?',
      options: [
        { name: 'Mon', voters: [] },
        { name: 'Tue', voters: [] },
      ],
      allowsSeveral: false,
    },
  }),
  statusOf(hidden, 'B1', 'delivered', { at: at(61) }),
  statusOf(phone, 'B1', 'read', { at: at(62) }),
  statusOf(null, 'B2', 'failed', { at: at(63), failure: { code: 'provider-error', detail: null } }),
  { kind: 'edit', chat: hidden, targetProviderMessageId: 'A1', text: 'first, edited', at: at(71) },
  { kind: 'edit', chat: phone, targetProviderMessageId: 'A1', text: 'first, edited twice', at: at(72) },
  { kind: 'delete', chat: phone, targetProviderMessageId: 'A2', at: at(73) },
  { kind: 'reaction', chat: phone, targetProviderMessageId: 'A3', by: 'us', emoji: '👍', at: at(74) },
  { kind: 'reaction', chat: phone, targetProviderMessageId: 'A3', by: 'us', emoji: null, at: at(75) },
  {
    kind: 'reaction',
    chat: hidden,
    targetProviderMessageId: 'B1',
    by: { kind: 'lid', value: '11122233344455' },
    emoji: '❤️',
    at: at(76),
  },
  {
    kind: 'poll-votes',
    chat: phone,
    targetProviderMessageId: 'P1',
    options: [{ name: 'Tue', voters: ['79991234567@c.us'] }],
    at: at(77),
  },
  message(other, 'A1', 80, 'the same id in another chat'),
  { kind: 'edit', chat: other, targetProviderMessageId: 'A1', text: 'edited elsewhere', at: at(81) },
];

/** Everything that a person could see, without the ids that are made up here and without the order of arrival. */
function whatIsSeen(desk: ReceivingDesk) {
  const chats = desk.conversations().map((chat) => ({
    name: chat.contactName,
    phone: chat.phone,
    otherIdentifier: chat.otherIdentifier,
    sendTo: chat.sendTo,
    last: chat.lastMessage && { ...chat.lastMessage, seq: 0 },
    lastMessageAt: chat.lastMessageAt,
    unreadCount: chat.unreadCount,
    needsReply: chat.needsReply,
    aliases: desk.store.read.all(sql`
      SELECT provider_chat_id FROM conversation_aliases WHERE conversation_id = ${chat.id} ORDER BY 1`),
    thread: desk.thread(chat.id).map((row) => ({
      providerMessageId: row.providerMessageId,
      direction: row.direction,
      author: row.author,
      content: row.content,
      text: row.text,
      status: row.status,
      failureCode: row.failureCode,
      at: row.at,
      isEdited: row.isEdited,
      editedAt: row.editedAt,
      isDeleted: row.isDeleted,
      isUnread: row.isUnread,
      reactions: row.reactions.map(({ by, emoji }) => ({ by, emoji })),
    })),
  }));
  const waiting = desk.store.read.all(sql`SELECT event FROM pending_changes`);
  const states = desk.store.read.all(sql`SELECT state, count(*) > 0 AS some FROM journal GROUP BY state`);
  return { chats, waiting, states };
}

async function endOf(list: readonly InboundEvent[]) {
  const desk = openReceivingDesk();
  try {
    await desk.receive(list);
    return whatIsSeen(desk);
  } finally {
    await desk.close();
  }
}

test('events in any order, some of them several times, end in the same rows', async () => {
  const expected = await endOf(events);
  expect(expected.chats).toHaveLength(2);
  expect(expected.waiting).toEqual([]);
  expect(expected.states).toEqual([{ state: 'done', some: 1 }]);
  const shuffled = fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.tuple(fc.nat(events.length - 1), fc.nat(events.length)), { maxLength: 8 }),
    )
    .map(([order, repeats]) => {
      const list = [...order];
      for (const [which, where] of repeats) list.splice(where, 0, events[which]!);
      return list;
    });
  await fc.assert(
    fc.asyncProperty(shuffled, async (list) => {
      expect(await endOf(list)).toEqual(expected);
    }),
    { numRuns: 40, plugins: [fc.interruptAfterTimeLimit(15_000)] },
  );
});
