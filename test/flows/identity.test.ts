import { afterEach, beforeEach, expect, test } from 'vitest';

import type { SimulatedLine } from '#test/support/green-api/line.ts';
import type { NameForm } from '#test/support/green-api/people.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, onlyChat, onlyChatWhen, openShop, thread, type Shop } from '#test/support/shop.ts';

const vera = { phone: '79990000101', name: 'Vera' };
let provider: GreenApiSimulator;
let shop: Shop;

beforeEach(async () => {
  provider = await startGreenApi();
  shop = await openShop();
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

async function connect(names: NameForm): Promise<SimulatedLine> {
  const line = provider.addInstance({ names });
  await connectGreenApi(shop, line, 'polling');
  return line;
}

test('one person who writes as a phone and then as a hidden id is one chat, by the look-up', async () => {
  const line = await connect('phone');
  line.customerWrites(vera, 'Hello');
  await onlyChat(shop);
  line.names = 'lid';
  line.customerWrites(vera, 'It is me again');
  const chat = await shop.until('one chat with both', async () => {
    const { items } = await shop.client.call('conversations.list', {});
    return items.length === 1 && items[0]?.unreadCount === 2 && items[0];
  });
  expect((await thread(shop, chat.id)).map(({ text }) => text)).toEqual(['Hello', 'It is me again']);
  const contact = await shop.client.call('contacts.get', { id: chat.contactId ?? '' });
  expect(contact.identifiers.map(({ kind }) => kind)).toEqual(['phone', 'lid']);
});

test('an event that names both ids is proof', async () => {
  const line = await connect('lid-with-phone');
  line.customerWrites(vera, 'Hello');
  const chat = await onlyChat(shop);
  expect(chat).toMatchObject({ title: 'Vera', subtitle: '+7 999 000 01 01' });
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Hello Vera' });
  await shop.until(
    'the answer to arrive',
    async () => (await thread(shop, chat.id)).at(-1)?.status === 'delivered',
  );
  expect(line.callsOf('sendMessage')).toMatchObject([{ body: { chatId: `${vera.phone}@c.us` } }]);
});

test('a chat opened by phone and the answer under a hidden id are one chat', async () => {
  const line = await connect('lid');
  const channel = (await shop.client.call('channels.list', {})).items[0];
  const chat = await shop.client.call('conversations.start', {
    channelId: channel?.id ?? '',
    phone: '8 (999) 000-01-01',
    name: 'Vera K.',
  });
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Good morning' });
  await shop.until(
    'it to be delivered',
    async () => (await thread(shop, chat.id)).at(-1)?.status === 'delivered',
  );
  line.customerWrites(vera, 'Good morning to you');
  const same = await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'Good morning to you');
  expect(same.id).toBe(chat.id);
  expect(same.title).toBe('Vera K.');
});

test('two people who only share a name are two chats', async () => {
  const line = await connect('phone');
  line.customerWrites({ phone: '79990000101', name: 'Anna' }, 'Hello');
  line.customerWrites({ phone: '79990000102', name: 'Anna' }, 'Hello');
  await shop.until('two chats', async () => {
    const { items } = await shop.client.call('conversations.list', {});
    return items.length === 2;
  });
});

test('search finds words from their beginning, names, digits of a phone and ё as е', async () => {
  const line = await connect('phone');
  line.customerWrites({ phone: '79990000101', name: 'Алёна' }, 'Запишите меня на маникюр, ещё можно?');
  line.customerWrites({ phone: '79990000102', name: 'Boris' }, 'Is "Thursday" (or AND *) free?');
  const search = (query: string) => shop.client.call('messages.search', { query });
  await shop.until(
    'both to be indexed',
    async () => (await search('thursday')).items.length === 1 && (await search('маник')).items.length === 1,
  );
  expect((await search('еще')).items[0]?.parts.filter(({ matched }) => matched)).toEqual([
    { text: 'ещё', matched: true },
  ]);
  expect((await search('алена')).contacts).toMatchObject([{ title: 'Алёна', matchedIn: 'name' }]);
  expect((await search('000-01-02')).contacts).toMatchObject([{ title: 'Boris', matchedIn: 'phone' }]);
  expect((await search('"thu*" AND (')).items).toHaveLength(1);
  expect((await search('NOT thu* OR')).items).toEqual([]);
});
