import { createHmac } from 'node:crypto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import {
  accountWebhook,
  change,
  contactOf,
  envelope,
  errorOf,
  message,
  messageWebhook,
  say,
  webhook,
  type Body,
} from '#test/support/meta/bodies.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import { pushSigned, type SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { plainPicture } from '#test/support/picture.ts';
import { onlyChat, onlyChatWhen, openShop, thread, type Shop } from '#test/support/shop.ts';

const vera = { waId: '79990000101', name: 'Vera' };
const path = '/api/v1/webhooks/whatsapp';
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

test('adding a number sets the webhook, which Meta asks back, and the check says so in words', async () => {
  expect(number.app).toMatchObject({ url: `${shop.ingress}${path}` });
  expect(number.app.fields).toEqual(expect.arrayContaining(['messages', 'account_update']));
  const { items } = await shop.client.call('channels.list', {});
  const { state, checks } = await shop.client.call('channels.check', { id: items[0]!.id });
  expect({ state, checks }).toEqual({
    state: 'works',
    checks: [
      { name: 'token', state: 'works', detail: 'Meta accepts the token; it does not end by itself.' },
      {
        name: 'number',
        state: 'works',
        detail: '+49305550001, Blue Door Studio: connected. Quality: green.',
      },
      { name: 'receiving', state: 'works', detail: `Meta calls ${new URL(shop.ingress).host}.` },
      { name: 'version', state: 'works', detail: 'Meta answers as v25.0.' },
    ],
  });
});

test('a message comes in once, however often it is delivered, and opens the time for answers', async () => {
  const at = Math.floor(Date.now() / 1000) * 1000;
  const body = messageWebhook(number, vera, 'wamid.1', at, say.text('Good morning!'));
  expect(await Promise.all([number.push(body), number.push(body), number.push(body)])).toEqual([
    200, 200, 200,
  ]);
  await journalWhen(3);
  expect(await onlyChat(shop)).toMatchObject({
    title: 'Vera',
    unreadCount: 1,
    needsReply: true,
    lastMessage: { text: 'Good morning!' },
    windowClosesAt: new Date(at + 24 * 60 * 60_000).toISOString(),
  });
});

test.each([
  ['the right token', 'subscribe', true, 200],
  ['a wrong token', 'subscribe', false, 403],
  ['another mode', 'unsubscribe', true, 403],
])('verification with %s', async (_what, mode, isRight, status) => {
  const [channel] = (await shop.client.call('channels.list', {})).items;
  const token = isRight ? await shop.secrets.get(`channel/${channel!.id}/verifyToken`) : 'guessed';
  const query = new URLSearchParams({
    'hub.mode': mode,
    'hub.challenge': 'a+b <c>',
    'hub.verify_token': token!,
  });
  const response = await fetch(`${shop.ingress}${path}?${query.toString()}`);
  expect([response.status, await response.text()]).toEqual([status, status === 200 ? 'a+b <c>' : '']);
  if (status === 200) expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
});

test('a body whose signature is wrong, missing or over other bytes is refused and not kept', async () => {
  const body = JSON.stringify(messageWebhook(number, vera, 'wamid.1', Date.now(), say.text('Hello')));
  const url = `${shop.ingress}${path}`;
  const post = (headers: Record<string, string>) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const signed = createHmac('sha256', number.app.secret).update(`${body} `).digest('hex');
  expect(await pushSigned(url, body, 'guessed')).toBe(401);
  expect((await post({})).status).toBe(401);
  expect((await post({ 'x-hub-signature-256': 'sha256=abc' })).status).toBe(401);
  expect((await post({ 'x-hub-signature-256': `sha256=${signed}` })).status).toBe(401);
  expect((await shop.client.call('journal.list', {})).items).toEqual([]);
});

test('escaped and plain spellings of a body are both accepted with their own signature', async () => {
  const plain = JSON.stringify(messageWebhook(number, vera, 'wamid.1', Date.now(), say.text('Привет @ 5/6')));
  const escaped = plain.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const url = `${shop.ingress}${path}`;
  expect(await number.push(escaped)).toBe(200);
  expect(await number.push(plain)).toBe(200);
  // Signed over the escaped form, sent plain.
  const signature = createHmac('sha256', number.app.secret).update(escaped).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  expect((await fetch(url, { method: 'POST', headers, body: plain })).status).toBe(200);
  await journalWhen(3);
  expect(await thread(shop, (await onlyChat(shop)).id)).toMatchObject([{ text: 'Привет @ 5/6' }]);
});

test('a thousand updates in one body arrive, and an item that cannot be read costs none of the others', async () => {
  const at = Date.now() - 1_000_000;
  const messages: unknown[] = Array.from({ length: 1000 }, (_, index) =>
    message(vera, `wamid.${index}`, at + index * 1000, say.text(`Message ${index}`)),
  );
  messages.splice(500, 0, 'nonsense', { type: 'text' }, null);
  expect(await number.push(webhook(number, { contacts: [contactOf(vera)], messages }))).toBe(200);
  expect(await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 1000)).toMatchObject({
    title: 'Vera',
  });
  const [entry] = await journalWhen(1);
  expect(entry).toMatchObject({ state: 'done', eventType: 'messages.text' });
  expect(entry!.reason).toContain('not an object');
});

test('while a thousand updates are worked on, further bodies are answered and kept', async () => {
  const at = Date.now() - 1_000_000;
  const messages = Array.from({ length: 1000 }, (_, index) =>
    message(vera, `wamid.${index}`, at, say.text(`M ${index}`)),
  );
  await number.push(webhook(number, { messages }));
  await number.customerWrites(vera, 'And now?');
  const [chat] = (await shop.client.call('conversations.list', {})).items;
  expect(chat?.unreadCount ?? 0).toBeLessThan(1000);
  await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 1001);
});

test('two numbers of one app share a body, and each gets what is its own', async () => {
  const second = meta.addNumber({ appId: number.app.id, businessAccountId: number.businessAccountId });
  const channel = await connectMeta(shop, second);
  const one = change(number, { messages: [message(vera, 'wamid.1', Date.now(), say.text('To the first'))] });
  const two = change(second, { messages: [message(vera, 'wamid.2', Date.now(), say.text('To the second'))] });
  expect(await number.push(envelope(number.businessAccountId, [one, two]))).toBe(200);
  const chats = await shop.until('both chats', async () => {
    const { items } = await shop.client.call('conversations.list', {});
    return items.length === 2 && items;
  });
  const texts = Object.fromEntries(
    chats.map((chat) => [chat.channelId === channel.id, chat.lastMessage?.text]),
  );
  expect(texts).toEqual({ true: 'To the second', false: 'To the first' });
  expect(new Set(chats.map(({ contactId }) => contactId)).size).toBe(1);
  expect(await number.push(accountWebhook(number, 'account_review_update', { decision: 'APPROVED' }))).toBe(
    200,
  );
  const entries = await journalWhen(4);
  expect(entries.filter(({ eventType }) => eventType === 'account_review_update')).toHaveLength(2);
});

test('a body about a number that is not here, or that nobody can read, is kept and answered 200', async () => {
  const stranger = { phoneNumberId: '42', businessAccountId: '43', phone: '1' };
  expect(await number.push(messageWebhook(stranger, vera, 'wamid.1', Date.now(), say.text('Hello')))).toBe(
    200,
  );
  expect(await number.push('{"entry":')).toBe(200);
  expect(await number.push('')).toBe(200);
  const states = (await journalWhen(3)).map(({ state }) => state).sort();
  expect(states).toEqual(['failed', 'failed', 'ignored']);
  expect((await shop.client.call('conversations.list', {})).items).toEqual([]);
});

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
