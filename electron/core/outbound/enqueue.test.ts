import { afterEach, beforeEach, expect, test } from 'vitest';

import { asId, type MessageId, type UploadId } from '#shared/domain/ids.ts';
import { hour, openDesk, plainMessage, startOfTest, type Desk } from '#test/support/sending/desk.ts';

import { attachmentsOf } from '../store/attachments.ts';
import { getConversation, recordWaiting, saveDraft } from '../store/conversations.ts';
import { getMessage, insertMessage } from '../store/messages.ts';
import { getOutbox } from '../store/outbox.ts';
import { insertUpload } from '../store/uploads.ts';
import { enqueue, type EnqueueInput } from './enqueue.ts';
import { EmptyMessageError, IdempotencyConflictError, NotFoundError } from './errors.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk({ start: false });
});
afterEach(() => desk.close());

function queue(input: EnqueueInput) {
  return desk.write((db) => enqueue(db, desk, input));
}

/** A chat in which the customer has just asked something, with a draft begun. */
function chatThatWaits() {
  const chat = desk.chat('anna');
  const messageId = asId<MessageId>(desk.random.id());
  desk.write((db) => {
    insertMessage(db, {
      id: messageId,
      conversationId: chat,
      channelId: getConversation(db, chat)!.channelId,
      providerMessageId: 'IN1',
      direction: 'in',
      author: 'customer',
      senderName: null,
      text: 'Are you open?',
      content: { kind: 'text', text: 'Are you open?' },
      status: 'received',
      at: startOfTest + 5000,
      receivedAt: startOfTest,
      isEdited: false,
      editedAt: null,
      isDeleted: false,
      isUnread: true,
      quotedProviderId: null,
      quotedText: null,
    });
    recordWaiting(db, chat, { kind: 'incoming', at: startOfTest + 5000 });
    saveDraft(db, chat, 'We are');
    db.run({
      text: `UPDATE conversations SET unread_count = 1, last_message_at = ${startOfTest + 5000}`,
      values: [],
    });
  });
  return { chat, messageId };
}

test('a message shows at once as queued, and its row waits to be sent', () => {
  const { chat } = chatThatWaits();
  const queued = queue(plainMessage(chat, 'Until eight', startOfTest));
  expect(queued.changes).toEqual([
    { topic: 'messages', conversationId: chat },
    { topic: 'conversation', conversationId: chat },
    { topic: 'outbox' },
  ]);
  expect(getMessage(desk.store.read, queued.messageId)).toMatchObject({
    direction: 'out',
    author: 'person',
    status: 'queued',
    text: 'Until eight',
    content: { kind: 'text', text: 'Until eight' },
    // Never above the message that it answers, though the provider's clock is ahead of ours.
    at: startOfTest + 5000,
  });
  expect(getOutbox(desk.store.read, queued.outboxId)).toMatchObject({
    state: 'scheduled',
    dueAt: startOfTest,
    usefulUntil: startOfTest + 24 * hour,
    attempts: 0,
  });
});

test('an answer by a person clears needs-reply, unread and the draft', () => {
  const { chat } = chatThatWaits();
  queue(plainMessage(chat, 'Until eight', startOfTest));
  expect(getConversation(desk.store.read, chat)).toMatchObject({
    needsReply: false,
    unreadCount: 0,
    draft: '',
    lastMessage: { text: 'Until eight', direction: 'out', status: 'queued' },
  });
});

test('an automatic message is held, and is no answer', () => {
  const { chat } = chatThatWaits();
  const queued = queue({ ...plainMessage(chat, 'Reminder', startOfTest), origin: 'automation' });
  expect(getOutbox(desk.store.read, queued.outboxId)).toMatchObject({ state: 'held', usefulUntil: null });
  expect(getMessage(desk.store.read, queued.messageId)?.author).toBe('automation');
  expect(getConversation(desk.store.read, chat)).toMatchObject({
    needsReply: true,
    unreadCount: 1,
    draft: 'We are',
  });
});

test('an answer over the API leaves the draft that somebody is typing', () => {
  const { chat } = chatThatWaits();
  queue({ ...plainMessage(chat, 'Until eight', startOfTest), origin: 'api' });
  expect(getConversation(desk.store.read, chat)).toMatchObject({ needsReply: false, draft: 'We are' });
});

test('a message planned for tomorrow is not the last of its chat yet', () => {
  const { chat } = chatThatWaits();
  const dueAt = startOfTest + 20 * hour;
  const queued = queue({ ...plainMessage(chat, 'See you', startOfTest), dueAt });
  expect(getMessage(desk.store.read, queued.messageId)?.at).toBe(dueAt);
  expect(getOutbox(desk.store.read, queued.outboxId)?.usefulUntil).toBe(dueAt + 24 * hour);
  expect(getConversation(desk.store.read, chat)?.lastMessageAt).toBe(startOfTest + 5000);
});

test('the same key with the same content gives the same ids and adds nothing', () => {
  const { chat } = chatThatWaits();
  const input = { ...plainMessage(chat, 'Once', startOfTest), idempotencyKey: 'k1' };
  const first = queue(input);
  desk.clock.jump(hour);
  const second = queue({ ...input, dueAt: desk.clock.now() });
  expect(second).toEqual({ outboxId: first.outboxId, messageId: first.messageId, isNew: false, changes: [] });
});

test.each([
  ['text', { text: 'Twice' }],
  ['quote', { quotedMessageId: asId<MessageId>('other') }],
  ['file', { uploadId: asId<UploadId>('other') }],
])('the same key with another %s is a conflict', (_, change) => {
  const { chat } = chatThatWaits();
  const input = { ...plainMessage(chat, 'Once', startOfTest), idempotencyKey: 'k1' };
  queue(input);
  expect(() => queue({ ...input, ...change })).toThrow(IdempotencyConflictError);
});

test('the same key for another chat is a conflict', () => {
  const { chat } = chatThatWaits();
  queue({ ...plainMessage(chat, 'Once', startOfTest), idempotencyKey: 'k1' });
  const other = { ...plainMessage(desk.chat('boris'), 'Once', startOfTest), idempotencyKey: 'k1' };
  expect(() => queue(other)).toThrow(IdempotencyConflictError);
});

test('a message without words and without a file is refused', () => {
  const { chat } = chatThatWaits();
  expect(() => queue(plainMessage(chat, ' \n ', startOfTest))).toThrow(EmptyMessageError);
});

test.each([
  ['image/jpeg', 'image'],
  ['image/svg+xml', 'document'],
  ['video/mp4', 'video'],
  ['audio/mpeg', 'audio'],
  ['application/pdf', 'document'],
])('a file of type %s goes as %s and shows at once', (mimeType, kind) => {
  const { chat } = chatThatWaits();
  const id = asId<UploadId>('upload-1');
  const file = {
    fileName: 'a file.bin',
    mimeType,
    size: 3,
    width: 40,
    height: 30,
    path: '/uploads/upload-1',
  };
  desk.write((db) => insertUpload(db, { id, ...file, createdAt: startOfTest }));
  const queued = queue({ ...plainMessage(chat, 'Look', startOfTest), uploadId: id });
  const message = getMessage(desk.store.read, queued.messageId)!;
  expect(message.content).toEqual({ kind, media: { fileName: 'a file.bin', mimeType, caption: 'Look' } });
  expect(attachmentsOf(desk.store.read, [message.seq])).toMatchObject([{ state: 'ready', ...file }]);
});

test('a quote is kept with the words and the provider’s id of what it answers', () => {
  const { chat, messageId } = chatThatWaits();
  const queued = queue({ ...plainMessage(chat, 'Yes', startOfTest), quotedMessageId: messageId });
  expect(getMessage(desk.store.read, queued.messageId)).toMatchObject({
    quotedProviderId: 'IN1',
    quotedText: 'Are you open?',
  });
});

test('what does not exist is named', () => {
  const { chat, messageId } = chatThatWaits();
  const input = plainMessage(chat, 'Yes', startOfTest);
  expect(() => queue({ ...input, conversationId: asId('nobody') })).toThrow(NotFoundError);
  expect(() => queue({ ...input, uploadId: asId('nothing') })).toThrow(NotFoundError);
  expect(() => queue({ ...input, conversationId: desk.chat('boris'), quotedMessageId: messageId })).toThrow(
    NotFoundError,
  );
});
