import { afterEach, beforeEach, expect, test } from 'vitest';

import { asId, type ConversationId, type MessageId, type OutboxId } from '#shared/domain/ids.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import { hour, minute, openDesk, second, startOfTest, type Desk } from '#test/support/sending/desk.ts';

import type { SendOutcome } from '../providers/provider.ts';
import { getConversation } from '../store/conversations.ts';
import { insertMessage, setStatus } from '../store/messages.ts';
import { getOutbox } from '../store/outbox.ts';
import { removeChannel } from '../store/remove-channel.ts';
import { sql } from '../store/sql.ts';
import { recordStatus, settleByEcho } from './settle.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const lost: SendOutcome = { kind: 'unknown', failure: { code: 'no-answer', detail: 'ECONNRESET' } };

function echo(
  conversationId: ConversationId,
  providerMessageId: string,
  text: string,
  at = desk.clock.now(),
) {
  return desk.write((db) => settleByEcho(db, { conversationId, providerMessageId, text, at }));
}

/** A status for a message of ours, as inbound applies it. */
function report(id: OutboxId, status: OutgoingStatus) {
  desk.write((db) => {
    const { messageSeq } = getOutbox(db, id)!;
    setStatus(db, messageSeq, status, status === 'failed' ? { code: 'not-on-whatsapp', detail: 'x' } : null);
    recordStatus(db, messageSeq, status);
  });
}

/** A bubble that an echo made, because nobody knew whose it was. */
function bubble(
  chat: ConversationId,
  providerMessageId: string,
  text: string,
  status: OutgoingStatus,
): number {
  return desk.write((db) =>
    insertMessage(db, {
      id: asId<MessageId>(desk.random.id()),
      conversationId: chat,
      channelId: getConversation(db, chat)!.channelId,
      providerMessageId,
      direction: 'out',
      author: 'other-api',
      senderName: null,
      text,
      content: { kind: 'text', text },
      status,
      at: desk.clock.now(),
      receivedAt: desk.clock.now(),
      isEdited: false,
      editedAt: null,
      isDeleted: false,
      isUnread: false,
      quotedProviderId: null,
      quotedText: null,
    }),
  );
}

function countBubbles(chat: ConversationId): number {
  return desk.store.read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM messages WHERE conversation_id = ${chat}`,
  )!.count;
}

test('a crash between send and answer makes a message unknown, settled by the history at once', async () => {
  desk.line.script('hold');
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  desk.line.scriptHistory({ kind: 'found', providerMessageId: 'H1' });
  await desk.crash();
  expect(desk.line.sends).toHaveLength(1);
  expect(desk.line.settles.map(({ query }) => query)).toEqual([
    { to: 'anna@g.us', text: 'Hello', fileName: null, attemptedAt: startOfTest, taken: new Set() },
  ]);
  expect(desk.look(id)).toMatchObject({
    state: 'accepted',
    status: 'queued',
    providerMessageId: 'H1',
    errorCode: null,
  });
  expect(desk.attempts(id)).toMatchObject([{ number: 1, outcome: 'interrupted' }]);
  expect(desk.applied).toHaveLength(1);
});

test('without proof a crashed message stays unknown and is never sent again', async () => {
  desk.line.script('hold');
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  await desk.crash();
  await desk.crash();
  await desk.advance(30 * hour);
  expect(desk.line.sends).toHaveLength(1);
  expect(desk.look(id)).toMatchObject({ state: 'unknown', status: 'unknown', failureCode: 'interrupted' });
});

test('the history is asked soon, then ever more seldom, then a person has to say', async () => {
  desk.line.script(lost);
  const id = desk.send(desk.chat('anna'), 'Hello');
  desk.line.scriptHistory({ kind: 'cannot-tell' }, 'throw');
  await desk.advance(26 * hour);
  const times = desk.line.settles.map(({ at }) => at - startOfTest);
  expect(times.slice(0, 5)).toEqual([3, 13, 73, 373, 2173].map((seconds) => seconds * second));
  expect(times.at(-1)).toBeLessThan(24 * hour);
  expect(desk.line.settles).toHaveLength(28);
  expect(getOutbox(desk.store.read, id)).toMatchObject({ state: 'unknown', settleAt: null });
});

test('ids of our other messages are told to the history, and one of them is no proof', async () => {
  const chat = desk.chat('anna');
  desk.send(chat, 'Same words');
  await desk.settle();
  desk.line.script(lost);
  const id = desk.send(chat, 'Same words');
  desk.line.scriptHistory({ kind: 'found', providerMessageId: 'P1' });
  await desk.advance(5 * second);
  expect(desk.line.settles[0]!.query.taken).toEqual(new Set(['P1']));
  expect(desk.look(id)).toMatchObject({ state: 'unknown', providerMessageId: null });
});

test('the history of a number that is not running is asked later, that of a removed one never', async () => {
  desk.line.script(lost);
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello');
  await desk.settle();
  const { channelId } = getOutbox(desk.store.read, id)!;
  desk.connected.delete(channelId);
  await desk.advance(5 * minute);
  desk.connected.set(channelId, desk.line);
  await desk.advance(2 * minute);
  expect(desk.line.settles.length).toBeGreaterThan(0);
  desk.connected.delete(channelId);
  desk.write((db) => removeChannel(db, channelId, desk.clock.now()));
  await desk.advance(2 * hour);
  expect(getOutbox(desk.store.read, id)).toMatchObject({ state: 'unknown', settleAt: null });
});

test('an echo settles an unknown message instead of making a second bubble', async () => {
  desk.line.script(lost);
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello\nthere ');
  await desk.settle();
  const { messageSeq } = getOutbox(desk.store.read, id)!;
  expect(echo(chat, 'E1', 'Hello\r\nthere')).toEqual({ messageSeq });
  expect(desk.look(id)).toMatchObject({ state: 'accepted', status: 'queued', providerMessageId: 'E1' });
  await desk.advance(hour);
  expect(desk.line.settles).toEqual([]);
});

test('an echo that is faster than the answer and the answer itself make one message', async () => {
  desk.line.script('hold');
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello');
  await desk.settle();
  expect(echo(chat, 'E1', 'Hello')).not.toBeNull();
  desk.line.held[0]!.answer({ kind: 'accepted', providerMessageId: 'E1' });
  await desk.settle();
  expect(desk.look(id)).toMatchObject({ state: 'accepted', providerMessageId: 'E1' });
  expect(countBubbles(chat)).toBe(1);
});

test.each<SendOutcome>([
  lost,
  { kind: 'retry', failure: { code: 'provider-error', detail: null }, afterMs: null },
  { kind: 'failed', failure: { code: 'refused-by-provider', detail: null } },
])('an echo is better proof than the answer "$kind"', async (outcome) => {
  desk.line.script('hold');
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello');
  await desk.settle();
  echo(chat, 'E1', 'Hello');
  desk.line.held[0]!.answer(outcome);
  await desk.advance(hour);
  expect(desk.look(id)).toMatchObject({ state: 'accepted', providerMessageId: 'E1', errorCode: null });
  expect(desk.line.sends).toHaveLength(1);
});

test('an echo of other words, of another chat or of an hour before is not ours', async () => {
  desk.line.script(lost);
  const chat = desk.chat('anna');
  desk.send(chat, 'Hello');
  await desk.settle();
  expect(echo(chat, 'E1', 'Hello!')).toBeNull();
  expect(echo(desk.chat('boris'), 'E2', 'Hello')).toBeNull();
  expect(echo(chat, 'E3', 'Hello', startOfTest - hour)).toBeNull();
});

test('an echo never touches a message that was not handed over', async () => {
  desk.setConnection('signed-out');
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello');
  await desk.settle();
  expect(echo(chat, 'E1', 'Hello')).toBeNull();
  expect(desk.look(id)).toMatchObject({ state: 'scheduled', providerMessageId: null });
});

test('two messages of the same words take one echo each, the earlier one first', async () => {
  desk.line.script(lost, lost);
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'ok');
  await desk.advance(second);
  const next = desk.send(chat, 'ok');
  await desk.settle();
  echo(chat, 'E1', 'ok');
  echo(chat, 'E2', 'ok');
  expect(echo(chat, 'E3', 'ok')).toBeNull();
  expect(desk.look(first).providerMessageId).toBe('E1');
  expect(desk.look(next).providerMessageId).toBe('E2');
});

test('an echo that likeness gave to the wrong message is taken back by the answer', async () => {
  desk.line.script(lost, 'hold');
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'ok');
  const next = desk.send(chat, 'ok');
  await desk.settle();
  echo(chat, 'E2', 'ok');
  expect(desk.look(first).providerMessageId).toBe('E2');
  desk.line.held[0]!.answer({ kind: 'accepted', providerMessageId: 'E2' });
  await desk.settle();
  expect(desk.look(next)).toMatchObject({ state: 'accepted', providerMessageId: 'E2' });
  expect(desk.look(first)).toMatchObject({ state: 'unknown', status: 'unknown', providerMessageId: null });
});

test('an echo that was taken for the message in flight goes to the other one when the answer names another id', async () => {
  desk.line.script(lost, 'hold');
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'ok');
  const next = desk.send(chat, 'ok');
  await desk.settle();
  // The first one is no candidate while it is settled otherwise.
  desk.write((db) => db.run(sql`UPDATE outbox SET state = 'skipped' WHERE id = ${first}`));
  echo(chat, 'E1', 'ok');
  desk.write((db) => db.run(sql`UPDATE outbox SET state = 'unknown' WHERE id = ${first}`));
  desk.line.held[0]!.answer({ kind: 'accepted', providerMessageId: 'E2' });
  await desk.settle();
  expect(desk.look(next)).toMatchObject({ state: 'accepted', providerMessageId: 'E2' });
  expect(desk.look(first)).toMatchObject({ state: 'accepted', providerMessageId: 'E1' });
});

test('a second bubble that an echo has made already becomes one with ours', async () => {
  desk.line.script('hold');
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello *there*');
  await desk.settle();
  const other = bubble(chat, 'X', 'Hello there', 'delivered');
  desk.write((db) => {
    db.run(sql`INSERT INTO reactions (message_seq, by, emoji, at) VALUES (${other}, 'anna', '👍', 1)`);
    db.run(sql`UPDATE conversations SET last_message_seq = ${other}, last_message_text = 'Hello there'`);
  });
  desk.line.held[0]!.answer({ kind: 'accepted', providerMessageId: 'X' });
  await desk.settle();
  expect(countBubbles(chat)).toBe(1);
  expect(desk.look(id)).toMatchObject({ state: 'delivered', status: 'delivered', providerMessageId: 'X' });
  const { messageSeq } = getOutbox(desk.store.read, id)!;
  expect(desk.store.read.all(sql`SELECT message_seq AS seq, emoji FROM reactions`)).toEqual([
    { seq: messageSeq, emoji: '👍' },
  ]);
  expect(getConversation(desk.store.read, chat)?.lastMessage).toMatchObject({
    seq: messageSeq,
    text: 'Hello *there*',
    status: 'delivered',
  });
});

test('a provider that answers two messages with one id does not crash the outbox', async () => {
  desk.line.script(
    { kind: 'accepted', providerMessageId: 'SAME' },
    { kind: 'accepted', providerMessageId: 'SAME' },
  );
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'one');
  const next = desk.send(chat, 'two');
  await desk.settle();
  expect(desk.look(first)).toMatchObject({ state: 'accepted', providerMessageId: 'SAME' });
  expect(desk.look(next)).toMatchObject({ state: 'accepted', providerMessageId: null });
});

test('statuses move the row along and never back, in any order', async () => {
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  const states: string[] = [];
  for (const status of ['sent', 'delivered', 'sent', 'read', 'delivered', 'failed', 'played'] as const) {
    report(id, status);
    states.push(desk.look(id).state);
  }
  expect(states).toEqual(['accepted', 'delivered', 'delivered', 'read', 'read', 'read', 'read']);
});

test('a failure that the provider reports after it accepted is the row’s failure, and may be tried again', async () => {
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  report(id, 'failed');
  expect(desk.look(id)).toMatchObject({ state: 'failed', errorCode: 'not-on-whatsapp' });
});

test('a failure that was told without its reason learns it later', async () => {
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  desk.write((db) => recordStatus(db, getOutbox(db, id)!.messageSeq, 'failed'));
  report(id, 'failed');
  expect(desk.look(id)).toMatchObject({ state: 'failed', errorCode: 'not-on-whatsapp' });
});

test('a status that carries our id settles an unknown message', async () => {
  desk.line.script(lost);
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  report(id, 'delivered');
  expect(desk.look(id)).toMatchObject({ state: 'delivered', status: 'delivered', errorCode: null });
  await desk.advance(2 * hour);
  expect(desk.line.settles).toEqual([]);
  expect(desk.line.sends).toHaveLength(1);
});

test('a status for a message that did not go through the outbox changes nothing', () => {
  const seq = bubble(desk.chat('anna'), 'X', 'Hello', 'sent');
  expect(() => desk.write((db) => recordStatus(db, seq, 'read'))).not.toThrow();
});
