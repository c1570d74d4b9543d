import { afterEach, beforeEach, expect, test } from 'vitest';

import { message, ownMessage, phoneChat } from '#test/support/events.ts';
import { openReceivingDesk, type ReceivingDesk } from '#test/support/receiving-desk.ts';

import { updateContact } from '../store/contacts.ts';
import { indexMessages, searchContacts, searchMessages } from '../store/search.ts';
import { sql } from '../store/sql.ts';
import { createSearchIndexer } from './search-indexer.ts';

let desk: ReceivingDesk;
beforeEach(() => {
  desk = openReceivingDesk();
});
afterEach(() => desk.close());

const maria = phoneChat('79991234567', ['Мария Алёхина']);
const find = (query: string) =>
  searchMessages(desk.store.read, { query, limit: 10 }).items.map(({ text }) => text);
const findPeople = (query: string) =>
  searchContacts(desk.store.read, query, 10).map(({ contactName, matchedIn }) => [contactName, matchedIn]);

async function indexAll() {
  const indexer = createSearchIndexer({ store: desk.store, clock: desk.clock, log: desk.log });
  indexer.wake();
  await indexer.idle();
  await indexer.stop();
}

test('words are found from their beginning, in any case and order, ё as е, newest first', async () => {
  await desk.receive([
    message(maria, 'A1', 30, 'Ещё одна стрижка, пожалуйста'),
    message(maria, 'A2', 10, 'Стрижка и ещё окраска'),
    message(maria, 'A3', 20, 'Manicure at CAFÉ'),
  ]);
  expect(find('стрижка')).toEqual([]);
  await indexAll();
  expect(find('СТРИЖ еще')).toEqual(['Ещё одна стрижка, пожалуйста', 'Стрижка и ещё окраска']);
  expect(find('окраска стрижка')).toEqual(['Стрижка и ещё окраска']);
  expect(find('cafe')).toEqual(['Manicure at CAFÉ']);
  expect(find('трижка')).toEqual([]);
});

test.each(['"', 'a* OR b', '-x', 'NOT', '(', "'; DROP TABLE messages", '*', 'text:x', '   '])(
  'what looks like syntax is only words: %s',
  async (query) => {
    await desk.receive([message(maria, 'A1', 1, 'plain words')]);
    await indexAll();
    expect(find(query)).toEqual([]);
    expect(findPeople(query)).toEqual([]);
  },
);

test('an edited message is found by its new words only; a deleted one stays findable', async () => {
  await desk.receive([message(maria, 'A1', 1, 'tomorrow at five')]);
  await indexAll();
  const about = { chat: maria, targetProviderMessageId: 'A1' };
  await desk.receive([
    { kind: 'edit', ...about, text: 'tomorrow at six', at: 2 },
    { kind: 'delete', ...about, at: 3 },
  ]);
  await indexAll();
  expect(find('five')).toEqual([]);
  expect(find('six')).toEqual(['tomorrow at six']);
});

test('a message that moves in time or is dropped as a duplicate leaves nothing behind in the index', async () => {
  await desk.receive([ownMessage(maria, 'B1', 1, 'hello there'), ownMessage(maria, 'B2', 2, 'hello again')]);
  await indexAll();
  desk.store.write((db) => {
    db.run(sql`UPDATE messages SET at = at + 60000 WHERE provider_message_id = 'B1'`);
    db.run(sql`DELETE FROM messages WHERE provider_message_id = 'B2'`);
  });
  await indexAll();
  expect(find('hello')).toEqual(['hello there']);
  const rows = desk.store.read.all(sql`SELECT rowid FROM message_search WHERE message_search MATCH 'hello'`);
  expect(rows).toHaveLength(1);
});

test('the queue survives a restart and is worked off in slices', async () => {
  await desk.receive(Array.from({ length: 120 }, (_, index) => message(maria, `A${index}`, index, 'word')));
  expect(desk.store.write((db) => indexMessages(db, 50))).toBe(50);
  await indexAll();
  expect(desk.store.read.get(sql`SELECT count(*) AS count FROM search_queue`)).toEqual({ count: 0 });
  expect(searchMessages(desk.store.read, { query: 'word', limit: 200 }).items).toHaveLength(120);
});

test('people are found by part of their name, digits of their phone and notes', async () => {
  await desk.receive([message(maria, 'A1', 1), message(phoneChat('4915123456789', ['Jörg']), 'B1', 2)]);
  const mariaId = desk.conversations().find(({ phone }) => phone === '+79991234567')!.contactId!;
  desk.store.write((db) => updateContact(db, mariaId, { notes: 'Аллергия на хну, ключ 100%' }));
  expect(findPeople('алех')).toEqual([['Мария Алёхина', 'name']]);
  expect(findPeople('99 12-34')).toEqual([['Мария Алёхина', 'phone']]);
  expect(findPeople('+7 999 123')).toEqual([['Мария Алёхина', 'phone']]);
  expect(findPeople('хну')).toEqual([['Мария Алёхина', 'notes']]);
  // Shorter than three characters: still a substring, with nothing read as a pattern.
  expect(findPeople('хн')).toEqual([['Мария Алёхина', 'notes']]);
  expect(findPeople('0%')).toEqual([['Мария Алёхина', 'notes']]);
  expect(findPeople('%')).toEqual([['Мария Алёхина', 'notes']]);
  expect(findPeople('_')).toEqual([]);
  expect(findPeople('jörg')).toEqual([['Jörg', 'name']]);
});

test('the index of people follows every change and merge', async () => {
  const hidden = {
    ...maria,
    providerChatId: '5@lid',
    identifiers: [{ kind: 'lid', value: '5' } as const],
    names: ['mimi'],
  };
  await desk.receive([message(hidden, 'A1', 1), message(maria, 'A2', 2)]);
  expect(findPeople('mimi')).toHaveLength(1);
  await desk.receive([
    { kind: 'identity', identifiers: [...maria.identifiers, ...hidden.identifiers], name: 'Masha' },
  ]);
  expect(findPeople('mimi')).toEqual([]);
  expect(findPeople('Алёхина')).toEqual([]);
  expect(findPeople('masha')).toEqual([['Masha', 'name']]);
  expect(findPeople('7999')).toEqual([['Masha', 'phone']]);
  expect(desk.store.read.get(sql`SELECT count(*) AS count FROM contact_search`)).toEqual({ count: 1 });
});
