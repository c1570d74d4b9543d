import { afterEach, beforeEach, expect, test } from 'vitest';

import { openReceivingDesk, type ReceivingDesk } from '#test/support/receiving-desk.ts';
import { at, groupChat, message, ownMessage, phoneChat, statusOf } from '#test/support/events.ts';

import { getConversation, setArchived, setSnoozed } from '../store/conversations.ts';
import { sql } from '../store/sql.ts';

let desk: ReceivingDesk;
beforeEach(() => {
  desk = openReceivingDesk();
});
afterEach(() => desk.close());

const maria = phoneChat('79991234567', ['Мария']);

test('a message opens a chat, is unread and waits for an answer', async () => {
  await desk.receive([message(maria, 'A1', 0, 'Здравствуйте!')]);
  const [chat] = desk.conversations();
  expect(chat).toMatchObject({
    contactName: 'Мария',
    phone: '+79991234567',
    sendTo: '79991234567@c.us',
    lastMessage: { text: 'Здравствуйте!', kind: 'text', direction: 'in', status: 'received' },
    lastMessageAt: at(0),
    unreadCount: 1,
    needsReply: true,
  });
  expect(desk.thread()).toMatchObject([
    {
      text: 'Здравствуйте!',
      author: 'customer',
      providerMessageId: 'A1',
      status: 'received',
      isUnread: true,
    },
  ]);
  expect(desk.changes).toContainEqual({
    topic: 'incoming',
    conversationId: chat!.id,
    messageId: desk.thread()[0]!.id,
  });
});

test('the same message five times is one message, and only the first is announced', async () => {
  await desk.receive([message(maria, 'A1', 0)]);
  desk.changes.length = 0;
  for (let time = 0; time < 4; time += 1) await desk.receive([message(maria, 'A1', 0)]);
  expect(desk.thread()).toHaveLength(1);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 1 });
  expect(desk.changes.filter(({ topic }) => topic !== 'journal')).toEqual([]);
});

test('one provider id in two chats is two messages', async () => {
  await desk.receive([message(maria, 'A1', 0), message(phoneChat('79990000001'), 'A1', 1)]);
  expect(desk.conversations()).toHaveLength(2);
});

test('the last message is the last by time, not by arrival', async () => {
  await desk.receive([message(maria, 'A2', 20, 'later'), message(maria, 'A1', 10, 'earlier')]);
  expect(desk.conversations()[0]).toMatchObject({
    lastMessage: { text: 'later' },
    lastMessageAt: at(20),
    unreadCount: 2,
  });
  expect(desk.thread().map(({ text }) => text)).toEqual(['earlier', 'later']);
});

test('an answer on the phone clears unread and needs-reply, also when it is reported first', async () => {
  await desk.receive([message(maria, 'A1', 10), ownMessage(maria, 'B1', 20)]);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 0, needsReply: false });
  const oleg = phoneChat('79990000002');
  await desk.receive([ownMessage(oleg, 'D1', 20), message(oleg, 'C1', 10)]);
  expect(desk.conversations()).toHaveLength(2);
  for (const chat of desk.conversations()) expect(chat).toMatchObject({ unreadCount: 0, needsReply: false });
});

test('an answer on the phone leaves what was written after it', async () => {
  await desk.receive([message(maria, 'A1', 10), message(maria, 'A2', 30), ownMessage(maria, 'B1', 20)]);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 1, needsReply: true });
});

test.each(['automation', 'other-api'] as const)('a message of %s answers nobody', async (author) => {
  await desk.receive([message(maria, 'A1', 10), ownMessage(maria, 'B1', 20, 'We got it', author)]);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 1, needsReply: true });
  expect(desk.thread()).toMatchObject([{}, { author, direction: 'out', status: 'sent' }]);
});

test('a missed call waits for an answer, also when "missed" comes before the call; an answered one does not', async () => {
  const call = (id: string, second: number) =>
    message(maria, id, second, '', { content: { kind: 'call', isVideo: false, outcome: 'ringing' } });
  const update = (id: string, outcome: 'missed' | 'answered') =>
    ({ kind: 'call-update', chat: maria, targetProviderMessageId: id, outcome, at: at(60) }) as const;
  await desk.receive([call('C1', 10), update('C1', 'answered')]);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 0, needsReply: false });
  desk.changes.length = 0;
  await desk.receive([update('C2', 'missed'), call('C2', 20)]);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 1, needsReply: true });
  expect(desk.thread().map(({ content }) => content)).toMatchObject([
    { outcome: 'answered' },
    { outcome: 'missed' },
  ]);
  expect(desk.changes.map(({ topic }) => topic)).toContain('incoming');
});

test('reactions, edits and deletions wait for no answer', async () => {
  await desk.receive([message(maria, 'A1', 10), ownMessage(maria, 'B1', 20)]);
  const about = { chat: maria, targetProviderMessageId: 'A1' };
  await desk.receive([
    { kind: 'edit', ...about, text: 'changed', at: at(30) },
    { kind: 'reaction', ...about, by: maria.identifiers[0]!, emoji: '👍', at: at(31) },
    { kind: 'delete', ...about, at: at(32) },
  ]);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 0, needsReply: false });
  expect(desk.thread()[0]).toMatchObject({
    text: 'changed',
    isEdited: true,
    isDeleted: true,
    reactions: [{ by: 'customer', emoji: '👍' }],
  });
});

test('a reaction that was taken back is gone and an older report does not bring it back', async () => {
  const reaction = (emoji: string | null, second: number) =>
    ({
      kind: 'reaction',
      chat: maria,
      targetProviderMessageId: 'A1',
      by: 'us',
      emoji,
      at: at(second),
    }) as const;
  await desk.receive([message(maria, 'A1', 10), reaction(null, 30), reaction('❤️', 20)]);
  expect(desk.thread()[0]!.reactions).toEqual([]);
});

test('a new message brings a chat back from the archive and from snoozing', async () => {
  await desk.receive([message(maria, 'A1', 10)]);
  const { id } = desk.conversations()[0]!;
  desk.store.write((db) => {
    setArchived(db, id, true);
    setSnoozed(db, id, at(100_000));
  });
  expect(desk.conversations()).toEqual([]);
  await desk.receive([message(maria, 'A2', 20)]);
  expect(desk.conversations()[0]).toMatchObject({ isArchived: false, snoozedUntil: null });
});

test('history comes in the same way, but what is older than ten minutes rings no bell', async () => {
  desk.clock.advance(3600_000);
  await desk.receive([message(maria, 'A1', 10), message(maria, 'A2', 3500)], 'history');
  const thread = desk.thread();
  expect(thread).toHaveLength(2);
  expect(desk.conversations()[0]).toMatchObject({ unreadCount: 2, needsReply: true });
  expect(desk.changes.filter(({ topic }) => topic === 'incoming')).toMatchObject([
    { messageId: thread[1]!.id },
  ]);
});

test('a message of the history that was edited, deleted or read meanwhile brings the one that is here up to date', async () => {
  await desk.receive([message(maria, 'A1', 10, 'before'), ownMessage(maria, 'B1', 20)]);
  await desk.receive(
    [
      message(maria, 'A1', 10, 'after', { isEdited: true, isDeleted: true }),
      { ...ownMessage(maria, 'B1', 20), status: 'read' },
    ],
    'history',
  );
  expect(desk.thread()).toMatchObject([
    { text: 'after', isEdited: true, isDeleted: true },
    { status: 'read' },
  ]);
  await desk.receive([message(maria, 'A1', 10, 'before')]);
  expect(desk.thread()[0]).toMatchObject({ text: 'after' });
});

test('a message that could not be decrypted is replaced when it comes readable', async () => {
  const unreadable = message(maria, 'A1', 10, '', {
    content: { kind: 'unreadable', reason: 'not-decrypted' },
  });
  await desk.receive([unreadable, message(maria, 'A1', 10, 'now readable'), unreadable]);
  expect(desk.thread()).toMatchObject([{ kind: 'text', text: 'now readable' }]);
  expect(desk.conversations()[0]).toMatchObject({ lastMessage: { text: 'now readable' } });
});

test('a deleted message shows as deleted in the list and keeps its words in the thread', async () => {
  await desk.receive([
    message(maria, 'A1', 10, 'secret'),
    { kind: 'delete', chat: maria, targetProviderMessageId: 'A1', at: at(20) },
  ]);
  expect(desk.conversations()[0]).toMatchObject({ lastMessage: { text: '', kind: 'deleted' } });
  expect(desk.thread()[0]).toMatchObject({ text: 'secret', isDeleted: true });
});

test('a failure is kept beside the status, and nothing goes down', async () => {
  await desk.receive([ownMessage(maria, 'B1', 10)]);
  await desk.receive([
    statusOf(maria, 'B1', 'failed', { failure: { code: 'not-on-whatsapp', detail: 'no such number' } }),
  ]);
  expect(desk.thread()[0]).toMatchObject({ status: 'failed', failureCode: 'not-on-whatsapp' });
  await desk.receive([statusOf(maria, 'B1', 'read'), statusOf(maria, 'B1', 'delivered')]);
  expect(desk.thread()[0]).toMatchObject({ status: 'read', failureCode: 'not-on-whatsapp' });
  expect(desk.conversations()[0]).toMatchObject({ lastMessage: { status: 'read' } });
});

test('a group is one chat; who wrote is told by name, else by phone', async () => {
  const group = groupChat('120363', 'Мастера');
  const sender = { identifiers: [{ kind: 'phone', value: '+79991234567' } as const], name: null };
  await desk.receive([
    message(group, 'G1', 10, 'hi', { sender: { ...sender, name: 'Ира' } }),
    message({ ...group, names: ['Мастера и админы'] }, 'G2', 20, 'hello', { sender }),
  ]);
  expect(desk.conversations()).toMatchObject([{ kind: 'group', title: 'Мастера и админы', contactId: null }]);
  expect(desk.thread().map(({ senderName }) => senderName)).toEqual(['Ира', '+7 999 123 45 67']);
});

test('a quote finds its message when it is here, else shows the words that came along', async () => {
  await desk.receive([
    message(maria, 'A1', 10, 'the question'),
    message(maria, 'A2', 20, 'the answer', { quoted: { providerMessageId: 'A1', text: 'the quest…' } }),
    message(maria, 'A3', 30, 'another', { quoted: { providerMessageId: 'A0', text: 'long ago' } }),
  ]);
  const [first, second, third] = desk.thread();
  expect(second).toMatchObject({ quotedMessageId: first!.id, quotedWords: 'the question' });
  expect(third).toMatchObject({ quotedMessageId: null, quotedWords: 'long ago' });
});

test('a file of a message waits to be fetched under a harmless name; one that is too large is not asked for', async () => {
  const media = {
    fileName: '..\\..\\evil\u202Egnp.exe',
    mimeType: null,
    caption: 'look',
    isForwarded: false,
  };
  const content = { kind: 'document', media } as const;
  const source = { url: 'https://example.com/f', fileName: null, mimeType: 'Application/PDF; x=1', size: 10 };
  await desk.receive([
    message(maria, 'A1', 10, '', { content, media: source }),
    message(maria, 'A2', 20, '', { content, media: { ...source, size: 101 * 1024 * 1024 } }),
  ]);
  const [first, second] = desk.thread();
  expect(first!.attachments).toMatchObject([
    {
      state: 'pending',
      fileName: 'evilgnp.exe',
      mimeType: 'application/pdf',
      size: 10,
      nextAttemptAt: at(0),
    },
  ]);
  expect(second!.attachments).toMatchObject([{ state: 'too-large', nextAttemptAt: null }]);
});

test('a clock of a provider that is days ahead does not pin a message to the top', async () => {
  await desk.receive([message(maria, 'A1', 10 * 24 * 3600)]);
  expect(desk.thread()[0]).toMatchObject({ at: at(0) });
});

test('opening a chat by its id gives the same row as the list', async () => {
  await desk.receive([message(maria, 'A1', 10)]);
  const [chat] = desk.conversations();
  expect(getConversation(desk.store.read, chat!.id)).toEqual(chat);
  expect(desk.store.read.get(sql`SELECT last_event_at AS at FROM channels`)).toEqual({ at: at(0) });
});
