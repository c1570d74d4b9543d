import { afterEach, beforeEach, expect, test } from 'vitest';

import { asId, type OutboxId } from '#shared/domain/ids.ts';
import { outboxStates, type OutboxState } from '#shared/domain/outbox.ts';
import { hour, openDesk, startOfTest, type Desk } from '#test/support/sending/desk.ts';

import type { SendOutcome } from '../providers/provider.ts';
import { getConversation } from '../store/conversations.ts';
import { getOutbox } from '../store/outbox.ts';
import { sql } from '../store/sql.ts';
import { resolve, sendNow, skip } from './decisions.ts';
import { NotFoundError, OutboxStateError } from './errors.ts';
import { settleByEcho } from './settle.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const lost: SendOutcome = { kind: 'unknown', failure: { code: 'no-answer', detail: null } };
const refused: SendOutcome = { kind: 'failed', failure: { code: 'not-on-whatsapp', detail: null } };

function decide(work: typeof skip | typeof sendNow, id: OutboxId) {
  const changes = desk.write((db) => work(db, desk, id));
  desk.sender.wake();
  return changes;
}

function settleByHand(id: OutboxId, as: 'sent' | 'not-sent') {
  desk.write((db) => resolve(db, desk, id, as));
  desk.sender.wake();
}

test('a skipped message is not sent and is no longer the last of its chat', async () => {
  const chat = desk.chat('anna');
  desk.send(chat, 'first');
  await desk.settle();
  desk.setConnection('signed-out');
  const id = desk.send(chat, 'second');
  await desk.settle();
  expect(decide(skip, id)).toContainEqual({ topic: 'messages', conversationId: chat });
  desk.setConnection('works');
  await desk.advance(hour);
  expect(desk.sentTexts()).toEqual(['first']);
  expect(desk.look(id)).toMatchObject({ state: 'skipped', status: 'failed', failureCode: null });
  expect(getConversation(desk.store.read, chat)?.lastMessage?.text).toBe('first');
});

test('skipping the only message of a chat leaves its line empty', async () => {
  desk.setConnection('signed-out');
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'only');
  await desk.settle();
  decide(skip, id);
  expect(getConversation(desk.store.read, chat)?.lastMessage).toBeNull();
});

test('a planned message can be sent now', async () => {
  const id = desk.send(desk.chat('anna'), 'Later', { dueAt: startOfTest + 5 * hour });
  await desk.settle();
  decide(sendNow, id);
  await desk.settle();
  expect(desk.sentTexts()).toEqual(['Later']);
});

test('a person may send one automatic message now although sending was never started', async () => {
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Reminder', { origin: 'automation' });
  desk.send(chat, 'Other reminder', { origin: 'automation' });
  await desk.settle();
  decide(sendNow, id);
  await desk.settle();
  expect(desk.sentTexts()).toEqual(['Reminder']);
});

test('a failed message is tried again as the same message, with a new day to get through', async () => {
  desk.line.script(refused);
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.advance(30 * hour);
  expect(desk.look(id)).toMatchObject({ state: 'failed', attempts: 1 });
  desk.line.script('hold');
  decide(sendNow, id);
  await desk.settle();
  expect(desk.look(id)).toMatchObject({ state: 'sending', status: 'queued', attempts: 2, failureCode: null });
  desk.line.held[0]!.answer({ kind: 'accepted', providerMessageId: 'X' });
  await desk.settle();
  expect(desk.look(id)).toMatchObject({ state: 'accepted', providerMessageId: 'X' });
  expect(desk.attempts(id).map(({ number, outcome }) => [number, outcome])).toEqual([
    [1, 'failed'],
    [2, 'accepted'],
  ]);
});

test('an unknown message that a person knows was sent is settled without another send', async () => {
  desk.line.script(lost);
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello');
  await desk.settle();
  settleByHand(id, 'sent');
  await desk.advance(2 * hour);
  expect(desk.line.sends).toHaveLength(1);
  expect(desk.line.settles).toHaveLength(0);
  expect(desk.look(id)).toMatchObject({ state: 'accepted', status: 'sent', providerMessageId: null });
  // The echo that comes after all belongs to it.
  desk.write((db) =>
    settleByEcho(db, {
      conversationId: chat,
      providerMessageId: 'E1',
      text: 'Hello',
      at: startOfTest + 3 * hour,
    }),
  );
  expect(desk.look(id)).toMatchObject({ state: 'accepted', status: 'sent', providerMessageId: 'E1' });
});

test('an unknown message that a person knows was not sent is sent once more', async () => {
  desk.line.script(lost);
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  settleByHand(id, 'not-sent');
  await desk.settle();
  expect(desk.sentTexts()).toEqual(['Hello', 'Hello']);
  expect(desk.look(id)).toMatchObject({ state: 'accepted', status: 'queued', attempts: 2, errorCode: null });
});

test('proof that comes before the new attempt of a person makes it needless', async () => {
  desk.line.script(lost);
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello');
  await desk.settle();
  desk.setConnection('signed-out');
  settleByHand(id, 'not-sent');
  await desk.settle();
  desk.write((db) =>
    settleByEcho(db, { conversationId: chat, providerMessageId: 'E1', text: 'Hello', at: startOfTest }),
  );
  desk.setConnection('works');
  await desk.advance(hour);
  expect(desk.line.sends).toHaveLength(1);
  expect(desk.look(id)).toMatchObject({ state: 'accepted', providerMessageId: 'E1' });
});

const possible: Record<'skip' | 'sendNow' | 'resolve', readonly OutboxState[]> = {
  skip: ['held', 'scheduled'],
  sendNow: ['held', 'scheduled', 'failed'],
  resolve: ['unknown'],
};
const decisions = {
  skip: (id: OutboxId) => desk.write((db) => skip(db, desk, id)),
  sendNow: (id: OutboxId) => desk.write((db) => sendNow(db, desk, id)),
  resolve: (id: OutboxId) => desk.write((db) => resolve(db, desk, id, 'sent')),
};

test.each(['skip', 'sendNow', 'resolve'] as const)(
  '%s is refused in every state where it makes no sense',
  async (name) => {
    desk.setConnection('signed-out');
    const id = desk.send(desk.chat('anna'), 'Hello');
    await desk.settle();
    for (const state of outboxStates) {
      desk.write((db) => db.run(sql`UPDATE outbox SET state = ${state} WHERE id = ${id}`));
      if (possible[name].includes(state)) expect(() => decisions[name](id)).not.toThrow();
      else expect(() => decisions[name](id)).toThrow(OutboxStateError);
    }
  },
);

test('a refusal says the state and what is possible', async () => {
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  expect(() => decisions.skip(id)).toThrow(
    'This message is already sent. Only a message that is waiting can be skipped.',
  );
  expect(getOutbox(desk.store.read, id)?.state).toBe('accepted');
});

test('a row that does not exist is not found', () => {
  expect(() => decisions.skip(asId<OutboxId>('nothing'))).toThrow(NotFoundError);
});
