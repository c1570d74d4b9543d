import { afterEach, beforeEach, expect, test } from 'vitest';

import { hour, line1, minute, openDesk, second, startOfTest, type Desk } from '#test/support/sending/desk.ts';

import type { SendOutcome } from '../providers/provider.ts';
import { getConversation } from '../store/conversations.ts';
import { removeChannel } from '../store/remove-channel.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const signedOut: SendOutcome = {
  kind: 'wait',
  failure: { code: 'signed-out', detail: 'notAuthorized' },
  connection: 'signed-out',
};

test('a number that is signed out is reported, waits, and goes on when it is back', async () => {
  desk.line.script(signedOut);
  const chat = desk.chat('anna');
  const first = desk.send(chat, 'one');
  const second_ = desk.send(chat, 'two');
  await desk.advance(5 * hour);
  expect(desk.reports).toEqual([{ id: line1, state: 'signed-out', detail: 'notAuthorized' }]);
  expect(desk.sentTexts()).toEqual(['one']);
  expect(desk.look(first)).toMatchObject({ state: 'scheduled', status: 'queued', errorCode: 'signed-out' });
  desk.setConnection('works');
  desk.sender.wake();
  await desk.settle();
  expect(desk.sentTexts()).toEqual(['one', 'one', 'two']);
  expect(desk.look(second_).state).toBe('accepted');
});

test('what was told to wait goes at once when the number is back, whatever its delay', async () => {
  desk.line.script(...Array.from({ length: 6 }, () => signedOut));
  const id = desk.send(desk.chat('anna'), 'one');
  for (let time = 0; time < 6; time += 1) {
    await desk.settle();
    desk.setConnection('works');
    desk.sender.wake();
  }
  await desk.settle();
  expect(desk.clock.now()).toBe(startOfTest);
  expect(desk.look(id)).toMatchObject({ state: 'accepted', attempts: 7 });
});

test('a provider that says "wait" but whose number may send is asked again with patience', async () => {
  desk.line.script(
    { ...signedOut, connection: 'quota-exceeded' },
    { ...signedOut, connection: 'quota-exceeded' },
  );
  desk.send(desk.chat('anna'), 'one');
  await desk.advance(minute);
  expect(desk.line.sends.map(({ at }) => at - startOfTest)).toEqual([0, 2 * second, 6 * second]);
});

test('yesterday’s answer does not go out after a new sign-in', async () => {
  desk.setConnection('signed-out');
  const id = desk.send(desk.chat('anna'), 'Right away!');
  await desk.advance(24 * hour + minute);
  expect(desk.look(id)).toMatchObject({ state: 'failed', failureCode: 'waited-too-long' });
  desk.setConnection('works');
  desk.sender.wake();
  await desk.settle();
  expect(desk.line.sends).toEqual([]);
});

test('a number that is not running yet is waited for; one that was removed is not', async () => {
  desk.connected.delete(line1);
  const id = desk.send(desk.chat('anna'), 'Hello');
  await desk.advance(hour);
  expect(desk.look(id).state).toBe('scheduled');
  desk.write((db) => removeChannel(db, line1, desk.clock.now()));
  await desk.advance(minute);
  expect(desk.look(id)).toMatchObject({ state: 'failed', failureCode: 'channel-removed' });
});

test('what was planned for a number that is removed fails at once, not when its time comes', async () => {
  const chat = desk.chat('anna');
  const planned = desk.send(chat, 'Tomorrow', { dueAt: startOfTest + 24 * hour });
  const held = desk.send(chat, 'Reminder', { origin: 'automation', dueAt: startOfTest + 24 * hour });
  await desk.settle();
  desk.connected.delete(line1);
  desk.write((db) => removeChannel(db, line1, desk.clock.now()));
  desk.sender.wake();
  await desk.settle();
  for (const id of [planned, held])
    expect(desk.look(id)).toMatchObject({ state: 'failed', failureCode: 'channel-removed' });
});

test('a send that is under way while its number is removed ends with its true fate', async () => {
  desk.line.script('hold');
  const chat = desk.chat('anna');
  const id = desk.send(chat, 'Hello');
  const next = desk.send(chat, 'And one more thing');
  await desk.settle();
  desk.connected.delete(line1);
  desk.write((db) => removeChannel(db, line1, desk.clock.now()));
  desk.sender.wake();
  await desk.settle();
  desk.line.held[0]?.answer({ kind: 'accepted', providerMessageId: 'P1' });
  await desk.settle();
  expect(desk.look(id)).toMatchObject({ state: 'accepted' });
  expect(desk.look(next)).toMatchObject({ state: 'failed', failureCode: 'channel-removed' });
});

test('automatic messages wait until sending is started; what people write always goes', async () => {
  const chat = desk.chat('anna');
  const automatic = desk.send(chat, 'Reminder', { origin: 'automation' });
  const typed = desk.send(chat, 'Typed');
  await desk.settle();
  expect(desk.look(automatic).state).toBe('held');
  expect(desk.look(typed).state).toBe('accepted');
  desk.sending = { state: 'running' };
  desk.sender.wake();
  await desk.settle();
  expect(desk.look(automatic).state).toBe('accepted');
  expect(desk.sentTexts()).toEqual(['Typed', 'Reminder']);
});

test('a pause holds what was scheduled and ends at its time', async () => {
  desk.sending = { state: 'running' };
  const id = desk.send(desk.chat('anna'), 'Reminder', { origin: 'automation', dueAt: startOfTest + minute });
  await desk.settle();
  expect(desk.look(id).state).toBe('scheduled');
  desk.sending = { state: 'paused', until: startOfTest + hour };
  desk.sender.wake();
  await desk.settle();
  expect(desk.look(id).state).toBe('held');
  await desk.advance(2 * hour);
  expect(desk.line.sends.map(({ at }) => at)).toEqual([startOfTest + hour]);
});

test('what is planned for later waits for its time and then takes its place in the chat', async () => {
  const chat = desk.chat('anna');
  const later = desk.send(chat, 'Later', { dueAt: startOfTest + 3 * hour });
  desk.send(chat, 'Now');
  await desk.advance(hour);
  expect(desk.sentTexts()).toEqual(['Now']);
  expect(getConversation(desk.store.read, chat)?.lastMessage?.text).toBe('Now');
  await desk.advance(3 * hour);
  expect(desk.look(later).state).toBe('accepted');
  expect(getConversation(desk.store.read, chat)).toMatchObject({
    lastMessage: { text: 'Later' },
    lastMessageAt: startOfTest + 3 * hour,
  });
});

test('a computer that slept over a due time notices within 20 s', async () => {
  desk.send(desk.chat('anna'), 'Later', { dueAt: startOfTest + 3 * hour });
  await desk.settle();
  desk.clock.jump(5 * hour);
  await desk.advance(20 * second);
  expect(desk.sentTexts()).toEqual(['Later']);
});

test('a clock that was set back does not hold up what was typed before', async () => {
  desk.setConnection('signed-out');
  desk.send(desk.chat('anna'), 'Hello');
  await desk.settle();
  desk.clock.jump(-3 * hour);
  desk.setConnection('works');
  await desk.advance(minute);
  expect(desk.sentTexts()).toEqual(['Hello']);
});
