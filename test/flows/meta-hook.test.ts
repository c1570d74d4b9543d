import { createHmac } from 'node:crypto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { saying } from '#shared/domain/saying/saying.ts';

import {
  accountWebhook,
  change,
  contactOf,
  envelope,
  message,
  messageWebhook,
  say,
  webhook,
} from '#test/support/meta/bodies.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import { pushSigned, type SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
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
  const { host } = new URL(shop.ingress);
  expect({ state, checks }).toEqual({
    state: 'works',
    checks: [
      {
        name: 'token',
        state: 'works',
        detail: 'Meta accepts the token; it does not end by itself.',
        why: saying('token-stays'),
      },
      {
        name: 'number',
        state: 'works',
        detail: '+49305550001, Blue Door Studio: connected. Quality: green.',
        why: saying('number-quality', { name: '+49305550001, Blue Door Studio', quality: 'green' }),
      },
      {
        name: 'receiving',
        state: 'works',
        detail: `Meta calls ${host}.`,
        why: saying('webhook-ours', { provider: 'Meta', host }),
      },
      {
        name: 'version',
        state: 'works',
        detail: 'Meta knows v25.0.',
        why: saying('version-known', { version: 'v25.0' }),
      },
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
  // Many turns of the worker, which takes at most fifty at a time.
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

test('while hundreds of updates are worked on, further bodies are answered and kept', async () => {
  const at = Date.now() - 1_000_000;
  const messages = Array.from({ length: 300 }, (_, index) =>
    message(vera, `wamid.${index}`, at, say.text(`M ${index}`)),
  );
  await number.push(webhook(number, { messages }));
  await number.customerWrites(vera, 'And now?');
  const [chat] = (await shop.client.call('conversations.list', {})).items;
  expect(chat?.unreadCount ?? 0).toBeLessThan(300);
  await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 301);
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
  const textIn = (isSecond: boolean) =>
    chats.find((chat) => (chat.channelId === channel.id) === isSecond)?.lastMessage?.text;
  expect([textIn(false), textIn(true)]).toEqual(['To the first', 'To the second']);
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

test('a check costs two of the calls that Meta counts for an account', async () => {
  const [channel] = (await shop.client.call('channels.list', {})).items;
  await shop.client.call('channels.check', { id: channel!.id });
  const before = number.calls.length;
  await shop.client.call('channels.check', { id: channel!.id });
  const asked = number.calls.slice(before).map(({ name }) => name);
  expect(asked).toEqual(['debug_token', 'number', 'subscribed_apps', 'subscriptions']);
  const counted = asked.filter((name) => !['debug_token', 'subscriptions'].includes(name));
  expect(counted).toHaveLength(2);
});
