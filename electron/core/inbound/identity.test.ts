import { afterEach, beforeEach, expect, test } from 'vitest';

import { lidChat, message, ownMessage, phoneChat, statusOf } from '#test/support/events.ts';
import { berlin } from '#test/support/bookings/sample-bookings.ts';
import { openReceivingDesk, type ReceivingDesk } from '#test/support/receiving-desk.ts';
import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import { asId, type ContactId } from '#shared/domain/ids.ts';
import type { ChatReference } from '#shared/domain/inbound-event.ts';

import { createBookings } from '../bookings/bookings.ts';
import { enqueue } from '../outbound/enqueue.ts';
import { systemRandom } from '../platform/system.ts';
import { getBooking } from '../store/bookings.ts';
import { getContact, identifiersOf, updateContact } from '../store/contacts.ts';
import { saveDraft } from '../store/conversations.ts';
import { sql } from '../store/sql.ts';
import { openPersonConversation } from './chat.ts';

let desk: ReceivingDesk;
beforeEach(() => {
  desk = openReceivingDesk();
});
afterEach(() => desk.close());

const phone = phoneChat('79991234567');
const hidden = lidChat('111222333');
const both: ChatReference = { ...hidden, identifiers: [...hidden.identifiers, ...phone.identifiers] };

test('spellings of one phone end in one chat', async () => {
  const spelt = (providerChatId: string): ChatReference => ({ ...phone, providerChatId });
  await desk.receive([
    message(spelt('79991234567@c.us'), 'A1', 1),
    message(spelt('79991234567@s.whatsapp.net'), 'A2', 2),
    message({ ...spelt('79991234567'), identifiers: [] }, 'A3', 3),
  ]);
  expect(desk.conversations()).toHaveLength(1);
  expect(desk.thread()).toHaveLength(3);
});

test('a phone and a hidden id in one event are proof: both chats, all messages and drafts become one', async () => {
  await desk.receive([message(hidden, 'A1', 1), message(phone, 'A2', 2)]);
  const [newer, older] = desk.conversations();
  expect(desk.conversations()).toHaveLength(2);
  desk.store.write((db) => {
    saveDraft(db, older!.id, 'half a sen');
    saveDraft(db, newer!.id, 'tence');
  });
  await desk.receive([message(both, 'A3', 3)]);
  const chats = desk.conversations();
  expect(chats).toHaveLength(1);
  expect(chats[0]).toMatchObject({
    phone: '+79991234567',
    otherIdentifier: '111222333',
    unreadCount: 3,
    needsReply: true,
  });
  // What we send goes to the phone's id, although the chat began under the hidden one.
  expect(chats[0]!.sendTo).toBe('79991234567@c.us');
  expect(chats[0]!.draft.split('\n').sort()).toEqual(['half a sen', 'tence']);
  expect(desk.thread().map(({ providerMessageId }) => providerMessageId)).toEqual(['A1', 'A2', 'A3']);
});

test('the older contact stays, the younger one points to it, and asking for either gives the one', async () => {
  await desk.receive([message(hidden, 'A1', 1)]);
  const oldest = desk.conversations()[0]!.contactId!;
  desk.clock.advance(1000);
  await desk.receive([message(phone, 'A2', 2)]);
  const youngest = desk.conversations().find(({ contactId }) => contactId !== oldest)!.contactId!;
  await desk.receive([{ kind: 'identity', identifiers: both.identifiers, name: 'Maria' }]);
  expect(desk.conversations()).toMatchObject([{ contactId: oldest, contactName: 'Maria' }]);
  expect(getContact(desk.store.read, youngest)).toMatchObject({ id: oldest, name: 'Maria' });
  expect(identifiersOf(desk.store.read, oldest)).toEqual([
    { kind: 'phone', value: '+79991234567' },
    { kind: 'lid', value: '111222333' },
  ]);
  expect(desk.changes).toContainEqual({ topic: 'contact', contactId: youngest });
});

test('a message that both chats hold stays once, with the further status and what was sent from here', async () => {
  await desk.receive([message(phone, 'A1', 1)]);
  const { id } = desk.conversations()[0]!;
  const random = systemRandom(desk.clock);
  const queued = desk.store.write((db) => {
    const input = {
      conversationId: id,
      text: 'hello',
      uploadId: null,
      quotedMessageId: null,
      origin: 'person' as const,
      idempotencyKey: null,
      reason: 'test',
      dueAt: desk.clock.now(),
      usefulUntil: null,
    };
    const result = enqueue(db, { clock: desk.clock, random }, input);
    db.run(
      sql`UPDATE messages SET provider_message_id = 'B1', status = 'sent' WHERE id = ${result.messageId}`,
    );
    return result;
  });
  // The same message under the hidden id, before anybody knows who that is.
  await desk.receive([{ ...ownMessage(hidden, 'B1', 2, 'hello', 'other-api'), status: 'delivered' }]);
  expect(desk.conversations()).toHaveLength(2);
  await desk.receive([{ kind: 'identity', identifiers: both.identifiers, name: null }]);
  expect(desk.conversations()).toHaveLength(1);
  expect(desk.thread().filter(({ direction }) => direction === 'out')).toMatchObject([
    { id: queued.messageId, outboxId: queued.outboxId, author: 'person', status: 'delivered' },
  ]);
});

test('the status of our message under a hidden id is proof of who that is', async () => {
  await desk.receive([ownMessage(phone, 'B1', 1), statusOf(hidden, 'B1', 'read'), message(hidden, 'A1', 2)]);
  expect(desk.conversations()).toMatchObject([{ phone: '+79991234567', otherIdentifier: '111222333' }]);
  expect(desk.thread()).toMatchObject([
    { providerMessageId: 'B1', status: 'read' },
    { providerMessageId: 'A1' },
  ]);
});

test('such a status never joins two people who both have a phone', async () => {
  const stranger = phoneChat('79990000009');
  await desk.receive([
    ownMessage(phone, 'B1', 1),
    statusOf(stranger, 'B1', 'read'),
    message(stranger, 'A1', 2),
  ]);
  expect(desk.conversations()).toHaveLength(2);
  const [chat] = desk.conversations().filter((conversation) => conversation.phone === '+79991234567');
  expect(desk.thread(chat!.id)).toMatchObject([{ status: 'sent' }]);
});

test('a name of ours is never replaced; a provider replaces only its own, and old history not even that', async () => {
  const named = (name: string) => ({ ...phone, names: [name] });
  await desk.receive([message(named('79991234567'), 'A0', 1)]);
  expect(desk.conversations()[0]).toMatchObject({ contactName: '' });
  await desk.receive([message(named('maria 🌸'), 'A1', 2)]);
  await desk.receive([message(named('old name'), 'A2', 0)], 'history');
  expect(desk.conversations()[0]).toMatchObject({ contactName: 'maria 🌸' });
  await desk.receive([message(named('Maria S.'), 'A3', 3)]);
  expect(desk.conversations()[0]).toMatchObject({ contactName: 'Maria S.' });
  const id = desk.conversations()[0]!.contactId!;
  desk.store.write((db) => updateContact(db, id, { name: 'Мария (стрижка)' }));
  await desk.receive([message(named('M'), 'A4', 4)]);
  expect(desk.conversations()[0]).toMatchObject({ contactName: 'Мария (стрижка)' });
});

test('merging keeps our name, both notes, all labels and the stricter opt-out', async () => {
  await desk.receive([message(hidden, 'A1', 1), message(phone, 'A2', 2)]);
  const contact = (identifier: 'phone' | 'lid'): ContactId =>
    desk.conversations().find((chat) => (identifier === 'phone') === (chat.phone !== null))!.contactId!;
  desk.store.write((db) => {
    updateContact(db, contact('lid'), { notes: 'allergic', labels: ['vip'] });
    updateContact(db, contact('phone'), {
      name: 'Maria',
      notes: 'mornings',
      labels: ['vip', 'nails'],
      language: 'ru',
    });
    db.run(sql`UPDATE contacts SET opt_out_promotions = 'yes' WHERE id = ${contact('phone')}`);
  });
  await desk.receive([{ kind: 'identity', identifiers: both.identifiers, name: 'provider name' }]);
  expect(getContact(desk.store.read, desk.conversations()[0]!.contactId!)).toMatchObject({
    name: 'Maria',
    isNameOurs: true,
    language: 'ru',
    notes: 'allergic\nmornings',
    labels: ['vip', 'nails'],
    optOutPromotions: 'yes',
    optOutReminders: 'no',
  });
});

test('the visits of a phone are those of the chat that turns out to be this phone', async () => {
  await desk.receive([message(hidden, 'A1', 1)]);
  const chatContact = desk.conversations()[0]!.contactId!;
  desk.clock.advance(1000);
  const bookings = createBookings({
    clock: desk.clock,
    random: systemRandom(desk.clock),
    replan: () => [],
    zoneOf: () => berlin,
  });
  const { booking } = desk.store.write((db) =>
    bookings.save(db, {
      source: 'hook',
      id: null,
      externalIds: ['A-1'],
      channelId: null,
      person: { name: 'Maria', phone: '+79991234567' },
      said: { service: 'Haircut', start: wallTimeOf('2026-06-10T15:00', berlin) },
      by: 'source',
    }),
  );
  expect(booking.contactId).not.toBe(chatContact);
  await desk.receive([{ kind: 'identity', identifiers: both.identifiers, name: null }]);
  expect(desk.conversations()).toMatchObject([{ contactId: chatContact, contactName: 'Maria' }]);
  expect(getBooking(desk.store.read, booking.id)?.contactId).toBe(chatContact);
});

test('a chat opened by hand is the one that the customer then writes in', async () => {
  const ports = { clock: desk.clock, random: systemRandom(desk.clock) };
  const open = () =>
    desk.store.write((db) =>
      openPersonConversation(db, ports, {
        channelId: desk.channelId,
        identifier: { kind: 'phone', value: '+79991234567' },
        providerChatId: '79991234567@c.us',
        name: 'Мария',
      }),
    );
  const id = open();
  expect(open()).toBe(id);
  await desk.receive([message({ ...phone, names: ['mary'] }, 'A1', 1)]);
  expect(desk.conversations()).toMatchObject([
    { id, contactName: 'Мария', lastMessage: { text: 'text of A1' } },
  ]);
});

test('an id that names no contact is not there', () => {
  expect(getContact(desk.store.read, asId<ContactId>('nobody'))).toBeUndefined();
});
