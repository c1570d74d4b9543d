import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { plainPicture } from '#test/support/picture.ts';
import type { SimulatedAccount, SimulatedChannel } from '#test/support/wazzup24/account.ts';
import { echo, inbound, kinds, status } from '#test/support/wazzup24/bodies.ts';
import { connectWazzup24 } from '#test/support/wazzup24/connect.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';
import { onlyChat, onlyChatWhen, openShop, thread, type Shop } from '#test/support/shop.ts';

const vera = { phone: '79990000101', name: 'Vera' };
let provider: WazzupSimulator;
let account: SimulatedAccount;
let channel: SimulatedChannel;
let shop: Shop;

beforeEach(async () => {
  provider = await startWazzup24();
  account = provider.addAccount();
  channel = account.addChannel();
  shop = await openShop();
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

const connect = () => connectWazzup24(shop, account, channel);
const journal = async () => (await shop.client.call('journal.list', { limit: 200 })).items;
const untilWorked = (count: number) =>
  shop.until(`${count} bodies to be worked on`, async () => {
    const items = await journal();
    return items.filter(({ state }) => state !== 'new').length >= count && items;
  });

test('connecting sets the webhook, lets it be tried, and looks whether it is there', async () => {
  const number = await connect();
  expect(number).toMatchObject({ account: `+${channel.plainId}`, label: 'WhatsApp' });
  expect(account.webhooksUri).toBe(number.webhookUrl);
  expect(account.subscriptions).toEqual({
    messagesAndStatuses: true,
    contactsAndDealsCreation: false,
    channelsUpdates: true,
    templateStatus: true,
  });
  expect(account.pushed).toEqual([{ body: { test: true }, status: 200 }]);
  expect(await shop.client.call('channels.check', { id: number.id })).toMatchObject({
    state: 'works',
    checks: [
      { name: 'keys', state: 'works' },
      { name: 'signed-in', state: 'works' },
      { name: 'receiving', state: 'works' },
      { name: 'events', state: 'works' },
    ],
  });
  expect(await shop.client.call('channels.setUp', { id: number.id })).toEqual({ changed: [], note: null });
});

test('a message becomes a chat that waits for an answer', async () => {
  await connect();
  account.customerWrites(channel, vera, 'Is tomorrow free?');
  expect(await onlyChat(shop)).toMatchObject({
    title: 'Vera',
    subtitle: '+7 999 000 01 01',
    unreadCount: 1,
    needsReply: true,
    lastMessage: { text: 'Is tomorrow free?' },
  });
});

test('every kind of message is answered 200, kept, and means what it is', async () => {
  await connect();
  for (const { more } of kinds)
    account.push({ messages: [inbound({ channelId: channel.channelId, chatId: vera.phone, more })] });
  await account.idle();
  const chat = await onlyChat(shop);
  await untilWorked(kinds.length + 1);
  const messages = await thread(shop, chat.id);
  expect(messages).toHaveLength(kinds.length);
  for (const [index, { means }] of kinds.entries()) expect(messages[index]).toMatchObject(means);
  expect(new Set(account.pushed.map(({ status: answered }) => answered))).toEqual(new Set([200]));
});

describe('every other body is answered 200', () => {
  test.each([
    ['a template', { templateStatus: { templateGuid: 'g', name: 'Test', status: 'approved' } }, 'ignored'],
    ['a deal', { createDeal: { responsibleUserId: '1', contacts: ['1'], source: 'auto' } }, 'ignored'],
    ['nothing known', { wonders: [] }, 'ignored'],
    ['an edit that arrived', { statuses: [{ messageId: 'm', status: 'edited' }] }, 'ignored'],
    ['a list of nonsense', { messages: [7, null, {}] }, 'ignored'],
    ['a message without an id', { messages: [{ chatId: '79990000101', type: 'text' }] }, 'failed'],
    ['no object', [], 'failed'],
    ['no JSON', '<html>', 'failed'],
  ])('%s', async (_what, body, fate) => {
    await connect();
    expect(await account.post(body)).toBe(200);
    const [latest] = await untilWorked(2);
    expect(latest).toMatchObject({ state: fate });
    expect((await shop.client.call('conversations.list', {})).items).toEqual([]);
  });
});

test('a contact that Wazzup24 asks for is answered with it, and its name is known', async () => {
  await connect();
  const createContact = {
    responsibleUserId: '1',
    name: 'Vera Kim',
    contactData: [{ chatType: 'whatsapp', chatId: vera.phone }],
    source: 'auto',
  };
  const response = await fetch(account.webhooksUri ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset-utf-8' },
    body: JSON.stringify({ createContact }),
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ...createContact, id: expect.any(String) as string });
  account.customerWrites(channel, { phone: vera.phone }, 'Hello');
  expect((await onlyChat(shop)).title).toBe('Vera Kim');
});

test('messages of other messengers are left out with a reason, and never become a WhatsApp contact', async () => {
  await connect();
  const common = { channelId: channel.channelId, chatId: '79990000101' };
  account.push({
    messages: [
      inbound({
        ...common,
        more: { chatType: 'telegram', contact: { username: 'vera', phone: '79990000101' } },
      }),
    ],
  });
  const [entry] = await untilWorked(2);
  expect(entry).toMatchObject({
    state: 'ignored',
    reason: 'A chat in telegram: Deskbell keeps only those of WhatsApp.',
  });
  account.push({
    messages: [
      inbound({ ...common, more: { chatType: 'viber' } }),
      inbound({ ...common, name: 'Vera', more: { text: 'Here' } }),
    ],
  });
  const [mixed] = await untilWorked(3);
  expect(mixed).toMatchObject({
    state: 'done',
    reason: 'A chat in viber: Deskbell keeps only those of WhatsApp.',
  });
  expect(await thread(shop, (await onlyChat(shop)).id)).toMatchObject([{ text: 'Here' }]);
});

test('a body that comes twice, or in another order, changes nothing', async () => {
  await connect();
  account.hold();
  const id = account.customerWrites(channel, vera, 'Is tomorrow free?');
  account.push({
    messages: [
      inbound({
        channelId: channel.channelId,
        chatId: vera.phone,
        messageId: id,
        more: { text: 'Is Friday free?', isEdited: true, oldInfo: { oldText: 'Is tomorrow free?' } },
      }),
    ],
  });
  account.release((held) => [held[1], held[0], held[0], held[1]]);
  await account.idle();
  await untilWorked(5);
  const chat = await onlyChat(shop);
  expect(chat.unreadCount).toBe(1);
  expect(await thread(shop, chat.id)).toMatchObject([{ text: 'Is Friday free?', isEdited: true }]);
});

test('edits follow each other, and what is deleted is deleted', async () => {
  await connect();
  const at = Date.now();
  const message = (text: string, more: object) => ({
    messages: [
      inbound({
        channelId: channel.channelId,
        chatId: vera.phone,
        messageId: 'm-1',
        at,
        more: { text, ...more },
      }),
    ],
  });
  account.push(message('z', {}));
  account.push(message('y', { isEdited: true }));
  account.push(message('a', { isEdited: true }));
  await account.idle();
  await untilWorked(4);
  const chat = await onlyChat(shop);
  expect(await thread(shop, chat.id)).toMatchObject([{ text: 'a' }]);
  account.push(message('a', { isDeleted: true }));
  await shop.until('it to be deleted', async () => (await thread(shop, chat.id))[0]?.isDeleted === true);
});

test('a quote shows what is answered', async () => {
  await connect();
  const id = account.customerWrites(channel, vera, 'Is tomorrow free?');
  account.customerWrites(channel, vera, 'Or Friday?', {
    quotedMessage: { messageId: id, type: 'text', text: 'Is tomorrow free?' },
  });
  const chat = await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 2);
  expect((await thread(shop, chat.id)).at(-1)?.quoted).toMatchObject({ text: 'Is tomorrow free?' });
});

test('a group is one chat, and is answered as a group', async () => {
  await connect();
  const group = { channelId: channel.channelId, chatId: '120363040000000001' };
  account.push({
    messages: [
      inbound({ ...group, name: 'Neighbours', more: { chatType: 'whatsgroup', text: 'Hello all' } }),
    ],
  });
  const chat = await onlyChat(shop);
  expect(chat).toMatchObject({ kind: 'group', title: 'Neighbours' });
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Hello' });
  await shop.until('it to be sent', () => Promise.resolve(account.sent.length === 1));
  expect(account.sent).toMatchObject([{ chatType: 'whatsgroup', chatId: group.chatId }]);
});

test.each([
  ['on the phone', {}],
  ['in the chat of Wazzup24', { sentFromApp: true, authorName: 'Olga', authorId: '7' }],
])('an answer written %s clears "needs reply"', async (_where, more) => {
  await connect();
  account.customerWrites(channel, vera, 'Is tomorrow free?');
  await onlyChatWhen(shop, ({ needsReply }) => needsReply);
  account.personWrites(channel, vera, 'Yes, at three.', more);
  const chat = await onlyChatWhen(shop, ({ needsReply }) => !needsReply);
  expect((await thread(shop, chat.id)).at(-1)).toMatchObject({ author: 'phone', text: 'Yes, at three.' });
});

test('a failed echo says why', async () => {
  await connect();
  account.push({
    messages: [
      echo({
        channelId: channel.channelId,
        chatId: vera.phone,
        more: {
          text: 'Hi',
          status: 'error',
          error: { error: 'BAD_CONTACT', description: 'No such contact' },
        },
      }),
    ],
  });
  const chat = await onlyChat(shop);
  // The reason follows the message as an event of its own.
  const failure = await shop.until('the reason', async () => (await thread(shop, chat.id))[0]?.failure);
  expect(failure).toMatchObject({ code: 'not-on-whatsapp' });
});

test('a wrong secret is an empty 404', async () => {
  const number = await connect();
  for (const path of ['/hooks/wazzup24/guess', `${number.webhookPath ?? ''}x`, '/hooks/wazzup24/']) {
    const response = await fetch(`${shop.ingress}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ statuses: [status('m', 'read')] }),
    });
    expect([response.status, await response.text()]).toEqual([404, '']);
  }
  expect(await journal()).toHaveLength(1);
  expect(shop.logLines()).not.toContain((number.webhookPath ?? '').split('/').at(-1));
  expect(shop.logLines()).not.toContain(account.apiKey);
});

test('a picture is fetched from the store of Wazzup24 without the key', async () => {
  await connect();
  const bytes = plainPicture(4, 3, [200, 120, 90]);
  const contentUri = account.host('nails.png', 'image/png', bytes);
  account.customerWrites(channel, vera, 'Like this', { type: 'image', contentUri });
  const chat = await onlyChat(shop);
  const attachment = await shop.until('the file', async () => {
    const found = (await thread(shop, chat.id))[0]?.attachments[0];
    return found?.state === 'ready' && found;
  });
  expect(attachment).toMatchObject({ fileName: 'nails.png', mimeType: 'image/png', size: bytes.length });
  expect(account.storeKeys).toEqual([undefined]);
});

test('a number that is signed out waits, and what waited goes when it is back', async () => {
  await connect();
  account.customerWrites(channel, vera, 'Is tomorrow free?');
  const chat = await onlyChat(shop);
  account.setState(channel, 'qridle');
  await shop.until('it to be signed out', async () => {
    const { items } = await shop.client.call('channels.list', {});
    return items[0]?.connection === 'signed-out';
  });
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Yes' });
  expect((await thread(shop, chat.id)).at(-1)?.status).toBe('queued');
  expect(account.sent).toEqual([]);
  account.setState(channel, 'active');
  await shop.until('it to go', async () => (await thread(shop, chat.id)).at(-1)?.status === 'delivered');
  expect(account.sent).toHaveLength(1);
});

test('a hundred messages at once are all there, each once', async () => {
  await connect();
  const messages = Array.from({ length: 100 }, (_, index) =>
    inbound({ channelId: channel.channelId, chatId: vera.phone, more: { text: `Message ${index}` } }),
  );
  account.push({ messages });
  account.push({ messages: messages.slice(50) });
  await account.idle();
  await untilWorked(3);
  const chat = await onlyChat(shop);
  expect((await thread(shop, chat.id)).map(({ text }) => text)).toEqual(messages.map(({ text }) => text));
  expect(chat.unreadCount).toBe(100);
});
