import { afterEach, beforeEach, expect, test } from 'vitest';

import { accountWebhook, errorOf, message, say, webhook, type Body } from '#test/support/meta/bodies.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { plainPicture } from '#test/support/picture.ts';
import { onlyChat, onlyChatWhen, openShop, thread, type Shop } from '#test/support/shop.ts';

const vera = { waId: '79990000101', name: 'Vera' };
let meta: MetaSimulator;
let number: SimulatedNumber;
let shop: Shop;

beforeEach(async () => {
  meta = await startMeta();
  number = meta.addNumber();
  shop = await openShop();
  await connectMeta(shop, number);
});

afterEach(async () => {
  await shop.close();
  await meta.stop();
});

async function journalWhen(count: number) {
  return shop.until(`${count} entries to be worked on`, async () => {
    const { items } = await shop.client.call('journal.list', {});
    return items.length >= count && items.every(({ state }) => state !== 'new') && items;
  });
}

test('somebody without a phone is one person with the phone that turns up later, and is answered by the id until then', async () => {
  const hidden = { userId: 'DE.1349120865530274', username: '@vera', name: 'Vera' };
  await number.customerWrites(hidden, 'Is tomorrow free?');
  const chat = await onlyChat(shop);
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Yes.' });
  await shop.until('the answer', () => Promise.resolve(number.sends().length === 1));
  expect(number.sends()[0]).toMatchObject({ recipient: hidden.userId, text: { body: 'Yes.' } });
  expect(number.sends()[0]).not.toHaveProperty('to');
  await number.customerWrites({ ...hidden, ...vera }, 'At three, please.');
  await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'At three, please.');
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Until then!' });
  await shop.until('the second answer', () => Promise.resolve(number.sends().length === 2));
  expect(number.sends()[1]).toMatchObject({ to: '+79990000101' });
  const contact = await shop.client.call('contacts.get', { id: chat.contactId! });
  expect(contact.identifiers).toEqual([
    { kind: 'phone', value: '+79990000101' },
    { kind: 'bsuid', value: hidden.userId },
    { kind: 'username', value: '@vera' },
  ]);
});

test('a user name that somebody else has taken does not make two people one', async () => {
  await number.customerWrites({ userId: 'DE.1', username: '@vera', name: 'Vera' }, 'Hello');
  await number.customerWrites({ userId: 'DE.2', username: '@vera', name: 'Boris' }, 'Hello');
  const { items } = await shop.until('two chats', async () => {
    const page = await shop.client.call('conversations.list', {});
    return page.items.length === 2 && page;
  });
  expect(items.map(({ title }) => title).sort()).toEqual(['Boris', 'Vera']);
});

test('a customer with another phone or another id stays the same, and is written to under the new one', async () => {
  await number.customerWrites(vera, 'Hello');
  const chat = await onlyChat(shop);
  const system = { body: 'Vera changed', wa_id: '79990000202', type: 'user_changed_number' };
  await number.push(
    webhook(number, { messages: [message({ waId: vera.waId }, 'wamid.s', Date.now(), say.system(system))] }),
  );
  await number.customerWrites({ waId: '79990000202', name: 'Vera' }, 'My new number');
  await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'My new number');
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Noted.' });
  await shop.until('the answer', () => Promise.resolve(number.sends().length === 1));
  expect(number.sends()[0]).toMatchObject({ to: '+79990000202' });

  await number.customerWrites({ userId: 'DE.old', name: 'Olga' }, 'Hello');
  const update = {
    detail: 'changed',
    user_id: { previous: 'DE.old', current: 'DE.new' },
    timestamp: '1749416383',
  };
  await number.push(webhook(number, { user_id_update: [update] }, 'user_id_update'));
  await number.customerWrites({ userId: 'DE.new', name: 'Olga' }, 'It is me');
  const olga = await shop.until('one chat of Olga', async () => {
    const { items } = await shop.client.call('conversations.list', {});
    const own = items.filter(({ title }) => title === 'Olga');
    return own.length === 1 && own[0]!.lastMessage?.text === 'It is me' && own[0];
  });
  await shop.client.call('messages.send', { conversationId: olga.id, text: 'Welcome back.' });
  await shop.until('the second answer', () => Promise.resolve(number.sends().length === 2));
  expect(number.sends()[1]).toMatchObject({ recipient: 'DE.new' });
});

test('files are fetched at once with the token, by the address in the body or by their id', async () => {
  const picture = plainPicture(8, 8, [0, 90, 180]);
  const withUrl = number.addFile(picture, 'image/png');
  const onlyId = number.addFile(picture, 'image/png');
  await number.customerSends(
    vera,
    say.file('image', { id: withUrl, mime_type: 'image/png', url: `${meta.url}/files/${withUrl}` }),
  );
  await number.customerSends(
    vera,
    say.file('document', { id: onlyId, mime_type: 'image/png', filename: 'plan.png' }),
  );
  await number.customerSends(
    vera,
    say.file('image', { id: onlyId, mime_type: 'image/png', url: 'https://evil.example/x.png' }),
  );
  const chat = await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 3);
  await shop.until('three files', async () => {
    const messages = await thread(shop, chat.id);
    return messages.every(({ attachments }) => attachments[0]?.state === 'ready');
  });
  expect(shop.logLines()).not.toContain(number.accessToken);
});

test('edits, deletions, reactions, echoes and history end where they belong', async () => {
  const first = await number.customerWrites(vera, 'See you at fife');
  const second = await number.customerWrites(vera, 'Oops');
  await number.customerSends(vera, say.edit(first, say.text('See you at five')));
  await number.customerSends(vera, say.revoke(second));
  await number.customerSends(vera, say.reaction(first, '👍'));
  const echo: Body = {
    from: number.phone,
    to: vera.waId,
    id: 'wamid.e',
    timestamp: String(Math.floor(Date.now() / 1000) + 1),
    ...say.text('From the phone'),
  };
  await number.push(webhook(number, { message_echoes: [echo] }, 'smb_message_echoes'));
  const old = [
    {
      from: vera.waId,
      id: 'wamid.h1',
      timestamp: '1700000000',
      ...say.text('yes'),
      history_context: { status: 'READ' },
    },
    {
      from: number.phone,
      id: 'wamid.h2',
      timestamp: '1700000060',
      ...say.text('Welcome'),
      history_context: { status: 'READ' },
    },
  ];
  await number.push(
    webhook(
      number,
      { history: [{ metadata: { phase: 0 }, threads: [{ id: vera.waId, messages: old }] }] },
      'history',
    ),
  );
  await journalWhen(7);
  const chat = await onlyChat(shop);
  expect(chat).toMatchObject({ needsReply: false, unreadCount: 0 });
  expect(await thread(shop, chat.id)).toMatchObject([
    { text: 'yes', direction: 'in' },
    { text: 'Welcome', direction: 'out', status: 'read', author: 'phone' },
    { text: 'See you at five', isEdited: true, reactions: [{ emoji: '👍', count: 1 }] },
    { isDeleted: true },
    { text: 'From the phone', author: 'phone' },
  ]);
});

test('a disabled account is shown, and a failure of the system stands in the journal', async () => {
  await number.push(
    accountWebhook(number, 'account_update', {
      event: 'DISABLED_UPDATE',
      ban_info: { waba_ban_state: 'DISABLE' },
    }),
  );
  await shop.until('the number to be blocked', async () => {
    const { items } = await shop.client.call('channels.list', {});
    return items[0]!.connection === 'blocked';
  });
  await number.push(webhook(number, { errors: [errorOf(130429, 'Too many messages')] }));
  const entries = await journalWhen(2);
  expect(entries.find(({ eventType }) => eventType === 'messages.errors')).toMatchObject({
    state: 'ignored',
    reason: 'Meta reports trouble: Too many messages (130429)',
  });
});
