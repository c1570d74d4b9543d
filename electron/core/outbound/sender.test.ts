import { afterEach, beforeEach, expect, test } from 'vitest';

import {
  hour,
  line1,
  line2,
  minute,
  openDesk,
  second,
  startOfTest,
  type Desk,
} from '#test/support/sending/desk.ts';

import type { SendOutcome } from '../providers/provider.ts';
import { sql } from '../store/sql.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const refused: SendOutcome = {
  kind: 'retry',
  failure: { code: 'provider-unreachable', detail: 'ECONNREFUSED' },
  afterMs: null,
};
const lost: SendOutcome = { kind: 'unknown', failure: { code: 'no-answer', detail: 'ECONNRESET' } };

test('an accepted message keeps the provider’s id and stays queued until the provider says that it is sent', async () => {
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  expect(desk.line.sends.map(({ message }) => message)).toEqual([
    {
      outboxId: id,
      to: 'anna@g.us',
      text: 'Hello',
      file: null,
      quotedProviderMessageId: null,
      template: null,
      isAutomatic: false,
    },
  ]);
  expect(desk.look(id)).toEqual({
    state: 'accepted',
    status: 'queued',
    providerMessageId: 'P1',
    attempts: 1,
    errorCode: null,
    failureCode: null,
  });
  expect(desk.attempts(id)).toEqual([
    { number: 1, startedAt: startOfTest, endedAt: startOfTest, outcome: 'accepted', detail: null },
  ]);
  expect(desk.applied).toHaveLength(1);
});

test('a row is in `sending` on disk before the network is touched', async () => {
  desk.line.script('hold');
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  expect(desk.look(id)).toMatchObject({ state: 'sending', status: 'queued', attempts: 1 });
  expect(desk.attempts(id)).toMatchObject([{ number: 1, outcome: null, endedAt: null }]);
});

test('one send is in flight for each number, and the numbers do not wait for each other', async () => {
  desk.line.script('hold');
  desk.otherLine.script('hold');
  desk.send(desk.chat('anna'), 'one');
  desk.send(desk.chat('boris'), 'two');
  desk.send(desk.chat('clara', line2), 'three');
  await desk.settle();
  expect(desk.line.held).toHaveLength(1);
  expect(desk.otherLine.held).toHaveLength(1);
  desk.line.held[0]!.answer({ kind: 'accepted', providerMessageId: 'X' });
  await desk.settle();
  expect(desk.sentTexts()).toEqual(['one', 'two']);
});

test('sends of a number keep its pace', async () => {
  desk.interval = 2 * second;
  const chat = desk.chat('anna');
  for (const text of ['a', 'b', 'c']) desk.send(chat, text);
  await desk.advance(10 * second);
  expect(desk.line.sends.map(({ at }) => at - startOfTest)).toEqual([0, 2 * second, 4 * second]);
});

test('order is kept within a chat while another chat goes on', async () => {
  desk.line.script(refused);
  const anna = desk.chat('anna');
  desk.send(anna, 'a1');
  desk.send(anna, 'a2');
  desk.send(desk.chat('boris'), 'b1');
  await desk.settle();
  expect(desk.sentTexts()).toEqual(['a1', 'b1']);
  await desk.advance(2 * second);
  expect(desk.sentTexts()).toEqual(['a1', 'b1', 'a1', 'a2']);
});

test('a refused connection is repeated by times kept in the row', async () => {
  desk.line.script(refused, refused, refused);
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  expect(desk.look(id)).toMatchObject({
    state: 'scheduled',
    status: 'queued',
    errorCode: 'provider-unreachable',
  });
  await desk.advance(20 * second);
  expect(desk.line.sends.map(({ at }) => at - startOfTest)).toEqual([0, 2 * second, 6 * second, 14 * second]);
  expect(desk.look(id)).toMatchObject({ state: 'accepted', attempts: 4, errorCode: null });
});

test('the provider’s own wish to wait is respected', async () => {
  desk.line.script({ kind: 'retry', failure: { code: 'rate-limited', detail: null }, afterMs: 45 * second });
  desk.send(desk.chat('anna'), 'Hello');
  await desk.advance(2 * minute);
  expect(desk.line.sends.map(({ at }) => at - startOfTest)).toEqual([0, 45 * second]);
});

test('a day of refusals ends in a failure with a reason', async () => {
  desk.line.script(...Array.from({ length: 400 }, () => refused));
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.advance(25 * hour);
  expect(desk.look(id)).toMatchObject({ state: 'failed', status: 'failed', failureCode: 'waited-too-long' });
  expect(desk.line.sends.at(-1)!.at).toBe(startOfTest + 24 * hour);
});

test('a refusal for good fails with its reason and lets the next message of the chat go', async () => {
  desk.line.script({ kind: 'failed', failure: { code: 'not-on-whatsapp', detail: 'no account' } });
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'one');
  const second = desk.send(chat, 'two');
  await desk.settle();
  expect(desk.look(first)).toMatchObject({
    state: 'failed',
    status: 'failed',
    failureCode: 'not-on-whatsapp',
  });
  expect(desk.look(second)).toMatchObject({ state: 'accepted' });
});

test('an answer that was lost is never sent again by itself, and does not hold up the chat', async () => {
  desk.line.script(lost);
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'one');
  desk.send(chat, 'two');
  await desk.advance(48 * hour);
  expect(desk.sentTexts()).toEqual(['one', 'two']);
  expect(desk.look(first)).toMatchObject({ state: 'unknown', status: 'unknown', failureCode: 'no-answer' });
});

test('an adapter that throws leaves the message unknown, without its words in the log', async () => {
  desk.line.script('throw');
  const id = desk.send(desk.chat('anna'), 'Private words');
  await desk.settle();
  expect(desk.look(id)).toMatchObject({ state: 'unknown', errorCode: 'no-answer' });
  expect(desk.logLines.join()).not.toMatch(/secret|Private/);
});

test('an adapter that never ends is given up after ten minutes, as unknown', async () => {
  desk.connected.set(line1, { ...desk.line, send: () => new Promise(() => undefined) });
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.advance(11 * minute);
  expect(desk.look(id)).toMatchObject({ state: 'unknown', errorCode: 'no-answer' });
});

test('a quoted message that got its id meanwhile is quoted by it', async () => {
  desk.line.script(refused);
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'one');
  const { messageId } = desk.store.read.get<{ messageId: string }>(
    sql`SELECT m.id AS messageId FROM outbox o JOIN messages m ON m.seq = o.message_seq WHERE o.id = ${first}`,
  )!;
  desk.send(chat, 'two', { quotedMessageId: messageId as never });
  await desk.advance(minute);
  expect(desk.line.sends.at(-1)!.message).toMatchObject({ text: 'two', quotedProviderMessageId: 'P2' });
});

test('a payload that cannot be read fails alone', async () => {
  desk.setConnection('signed-out');
  const chat = desk.chat('anna');
  const broken = desk.send(chat, 'one');
  const sound = desk.send(chat, 'two');
  desk.write((db) => db.run(sql`UPDATE outbox SET payload = '{"text":1}' WHERE id = ${broken}`));
  desk.setConnection('works');
  desk.sender.wake();
  await desk.settle();
  expect(desk.look(broken)).toMatchObject({ state: 'failed', errorCode: 'provider-error' });
  expect(desk.look(sound).state).toBe('accepted');
});

test('an outcome that cannot be written down (disk full) is kept and written later, never sent again', async () => {
  desk.line.script('hold');
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  // What a full disk does: the write that would record the outcome fails.
  desk.write((db) =>
    db.run(
      sql`CREATE TRIGGER full BEFORE UPDATE ON outbox_attempts BEGIN SELECT raise(ABORT, 'disk full'); END`,
    ),
  );
  desk.line.held[0]!.answer({ kind: 'accepted', providerMessageId: 'X' });
  await desk.advance(minute);
  expect(desk.look(id).state).toBe('sending');
  desk.write((db) => db.run(sql`DROP TRIGGER full`));
  await desk.advance(minute);
  expect(desk.look(id)).toMatchObject({ state: 'accepted', providerMessageId: 'X' });
  expect(desk.line.sends).toHaveLength(1);
});

test('stop waits for the send in flight and takes nothing new', async () => {
  desk.line.script('hold');
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'one');
  const second_ = desk.send(chat, 'two');
  await desk.settle();
  let isStopped = false;
  const stopping = desk.sender.stop().then(() => (isStopped = true));
  await desk.settle();
  expect(isStopped).toBe(false);
  desk.line.held[0]!.answer({ kind: 'accepted', providerMessageId: 'X' });
  await stopping;
  expect(desk.look(first)).toMatchObject({ state: 'accepted', providerMessageId: 'X' });
  expect(desk.look(second_).state).toBe('scheduled');
});

test('stop aborts after five seconds what does not end, and records it as unknown', async () => {
  desk.line.script('hold');
  const id = desk.send(desk.chat('anna'), 'one');
  await desk.settle();
  const stopping = desk.sender.stop();
  await desk.advance(5 * second);
  await stopping;
  expect(desk.look(id).state).toBe('unknown');
});

test('stop leaves recoverable what does not even end when aborted', async () => {
  desk.connected.set(line1, { ...desk.line, send: () => new Promise(() => undefined) });
  const id = desk.send(desk.chat('anna'), 'one');
  await desk.settle();
  const stopping = desk.sender.stop();
  await desk.advance(6 * second);
  await stopping;
  expect(desk.look(id).state).toBe('sending');
});

test('every change is announced', async () => {
  const chat = desk.chat('anna');
  desk.send(chat, 'one');
  await desk.settle();
  const topics = desk.frames.flatMap((frame) => (frame.kind === 'changes' ? frame.changes : []));
  expect(topics).toContainEqual({ topic: 'messages', conversationId: chat });
  expect(topics).toContainEqual({ topic: 'outbox' });
  expect(topics).toContainEqual({ topic: 'contact', contactId: 'told-by-pending-changes' });
});
