import { Readable } from 'node:stream';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageId, UploadId } from '#shared/domain/ids.ts';
import { ownWords } from '#shared/domain/saying/saying.ts';
import type { Fault } from '#test/support/green-api/faults.ts';
import { errorOf, say, statusItem, webhook } from '#test/support/meta/bodies.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { plainPicture } from '#test/support/picture.ts';
import { onlyChat, onlyChatWhen, openShop, thread, type Shop } from '#test/support/shop.ts';

const vera = { waId: '79990000101', name: 'Vera' };
let meta: MetaSimulator;
let number: SimulatedNumber;
let shop: Shop;
let chat: ConversationView;
let question: string;

beforeEach(async () => {
  meta = await startMeta();
  number = meta.addNumber();
  shop = await openShop();
  await connectMeta(shop, number);
  question = await number.customerWrites(vera, 'Is tomorrow free?');
  chat = await onlyChat(shop);
});

afterEach(async () => {
  await shop.close();
  await meta.stop();
});

function send(text: string, more: { quotedMessageId?: MessageId; uploadId?: UploadId } = {}) {
  return shop.client.call('messages.send', { conversationId: chat.id, text, ...more });
}

async function outboxOf(id: string) {
  const { items } = await shop.client.call('outbox.list', {});
  return items.find((item) => item.id === id);
}

function untilStatus(text: string, wanted: string): Promise<true> {
  return shop.until(`"${text}" to be ${wanted}`, async () => {
    const messages = await thread(shop, chat.id);
    return messages.find((message) => message.text === text)?.status === wanted;
  });
}

function answer(status: number, code: number): Fault {
  const error = { ...errorOf(code, 'Some reason'), type: 'OAuthException' };
  return { kind: 'status', status, body: { error } };
}

const texts = () => number.sends().map((body) => (body.text as { body: string }).body);

test('an answer carries the quote, the plus and our id, and climbs to read', async () => {
  const [asked] = await thread(shop, chat.id);
  const { outboxId } = await send('Yes, at three.', { quotedMessageId: asked!.id });
  await untilStatus('Yes, at three.', 'delivered');
  expect(number.sends()).toEqual([
    {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+79990000101',
      context: { message_id: question },
      biz_opaque_callback_data: outboxId,
      type: 'text',
      text: { body: 'Yes, at three.', preview_url: false },
    },
  ]);
  const { providerMessageId } = (await thread(shop, chat.id))[1]!;
  await number.report(['read'], { id: providerMessageId!, to: vera });
  await untilStatus('Yes, at three.', 'read');
});

test('statuses that come before the answer, twice and out of order, only climb', async () => {
  number.statusesFirst = true;
  number.progress = ['read', 'sent', 'delivered', 'read'];
  await send('Yes, at three.');
  await untilStatus('Yes, at three.', 'read');
  expect((await shop.client.call('outbox.list', {})).items).toMatchObject([{ state: 'read', attempts: 1 }]);
  expect(texts()).toEqual(['Yes, at three.']);
});

test.each([
  ['a connection that was cut after accepting', { kind: 'reset-after' }],
  ['an error of a gateway after accepting', { kind: 'status-after', status: 502, body: 'Bad Gateway' }],
  ['an answer that cannot be read', { kind: 'garbage' }],
] as const)('%s is settled by the status that carries our id, and never sent twice', async (_what, fault) => {
  number.faults.next('messages', fault);
  const { outboxId } = await send('Yes, at three.');
  await untilStatus('Yes, at three.', 'delivered');
  expect(await outboxOf(outboxId)).toMatchObject({ state: 'delivered', attempts: 1 });
  expect(texts()).toEqual(['Yes, at three.']);
  const [, sent] = await thread(shop, chat.id);
  expect(sent!.providerMessageId).not.toBeNull();
});

test('a send that was cut before anything happened is unknown, and a person decides', async () => {
  number.faults.next('messages', { kind: 'reset' });
  const { outboxId } = await send('Yes, at three.');
  await untilStatus('Yes, at three.', 'unknown');
  await shop.client.call('outbox.resolve', { id: outboxId, as: 'not-sent' });
  await untilStatus('Yes, at three.', 'delivered');
  expect(await outboxOf(outboxId)).toMatchObject({ attempts: 2 });
});

test('trouble of Meta’s own leaves the fate unknown: it is not repeated by itself', async () => {
  number.faults.next('messages', answer(500, 131000));
  await send('Yes, at three.');
  await untilStatus('Yes, at three.', 'unknown');
  expect(texts()).toEqual(['Yes, at three.']);
});

test.each([
  ['too many at once', 400, 130429],
  ['too many to one customer', 400, 131056],
  ['an unexplained refusal', 400, 1],
])('%s is repeated in order', async (_what, status, code) => {
  number.faults.next('messages', answer(status, code));
  await send('First');
  await send('Second');
  await untilStatus('Second', 'delivered');
  expect(texts()).toEqual(['First', 'First', 'Second']);
});

test.each([
  [131026, 400, 'not-on-whatsapp'],
  [131047, 400, 'window-closed'],
  [131042, 400, 'payment-problem'],
  [132001, 404, 'template-refused'],
  [131050, 400, 'opted-out'],
  [100, 400, 'refused-by-provider'],
])('the refusal %i fails for good, in words', async (code, status, failure) => {
  number.faults.next('messages', answer(status, code));
  await send('Yes, at three.');
  await untilStatus('Yes, at three.', 'failed');
  expect((await thread(shop, chat.id))[1]!.failure).toEqual({
    code: failure,
    detail: `Some reason (${code})`,
    why: ownWords(`Some reason (${code})`),
  });
  expect(texts()).toHaveLength(1);
});

test('a token that has ended stops the number, and a new one lets the message go', async () => {
  number.isTokenValid = false;
  await send('Yes, at three.');
  await shop.until('the number to be stopped', async () => {
    const { items } = await shop.client.call('channels.list', {});
    return items[0]!.connection === 'keys-wrong';
  });
  expect((await shop.client.call('outbox.list', {})).items).toMatchObject([{ state: 'scheduled' }]);
  const { checks } = await shop.client.call('channels.check', { id: chat.channelId });
  expect(checks[0]).toMatchObject({ name: 'token', state: 'broken' });
  expect(checks[1]!.detail).toMatch(/^Meta says that this token is not valid/);
  number.isTokenValid = true;
  await shop.client.call('channels.check', { id: chat.channelId });
  await untilStatus('Yes, at three.', 'delivered');
});

test('a failure that is reported later says why, beside what had been reached', async () => {
  number.progress = ['sent'];
  await send('Yes, at three.');
  await untilStatus('Yes, at three.', 'sent');
  const { providerMessageId } = (await thread(shop, chat.id))[1]!;
  const status = {
    id: providerMessageId!,
    status: 'failed',
    at: Date.now(),
    errors: [errorOf(131049, 'Withheld')],
  };
  await number.push(webhook(number, { statuses: [statusItem(status)] }));
  await untilStatus('Yes, at three.', 'failed');
  expect((await thread(shop, chat.id))[1]!.failure).toEqual({
    code: 'refused-by-provider',
    detail: 'Withheld (131049)',
    why: ownWords('Withheld (131049)'),
  });
});

test('after 24 hours nothing is asked of Meta, until the customer writes again', async () => {
  const olga = { waId: '79990000202', name: 'Olga' };
  await number.customerWrites(olga, 'Hello', Date.now() - 25 * 60 * 60_000);
  const old = await shop.until('the chat of Olga', async () => {
    const { items } = await shop.client.call('conversations.list', {});
    return items.find(({ title }) => title === 'Olga');
  });
  expect(Date.parse(old.windowClosesAt!)).toBeLessThan(Date.now());
  chat = old;
  const { outboxId } = await send('Are you still there?');
  await untilStatus('Are you still there?', 'failed');
  expect(number.sends()).toEqual([]);
  expect((await thread(shop, chat.id))[1]!.failure).toEqual({ code: 'window-closed', detail: null });
  await number.customerWrites(olga, 'Yes');
  await onlyOlga('Yes');
  await shop.client.call('outbox.sendNow', { id: outboxId });
  await untilStatus('Are you still there?', 'delivered');
});

async function onlyOlga(text: string) {
  return shop.until('Olga', async () => {
    const { items } = await shop.client.call('conversations.list', {});
    return items.find(({ title, lastMessage }) => title === 'Olga' && lastMessage?.text === text);
  });
}

test('a file is uploaded, then sent by its id; a lost upload is repeated', async () => {
  const bytes = plainPicture(8, 8, [0, 90, 180]);
  const { id } = await shop.core.files.saveUpload({
    fileName: 'зал.png',
    mimeType: 'image/png',
    stream: Readable.from([bytes]),
  });
  number.faults.next('media', { kind: 'reset' });
  await send('Our new room', { uploadId: id });
  await untilStatus('Our new room', 'delivered');
  const [, upload] = number.callsOf('media');
  expect(upload!.file).toMatchObject({ mimeType: 'image/png', bytes });
  expect(number.sends()).toMatchObject([{ type: 'image', image: { caption: 'Our new room' } }]);
});

test('reading a chat marks its newest message, and typing an answer is shown', async () => {
  const newest = await number.customerSends(vera, say.text('Hello?'));
  await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 2);
  await shop.client.call('conversations.markRead', { id: chat.id });
  await shop.client.call('conversations.saveDraft', { id: chat.id, text: 'Of' });
  await shop.client.call('conversations.saveDraft', { id: chat.id, text: 'Of course' });
  await shop.until('both marks', () => Promise.resolve(number.callsOf('messages').length === 2));
  const read = { messaging_product: 'whatsapp', status: 'read', message_id: newest };
  expect(number.callsOf('messages').map(({ body }) => body)).toEqual([
    read,
    { ...read, typing_indicator: { type: 'text' } },
  ]);
});

test('a status that carries our id proves who its recipient is, also under an id that nobody knew', async () => {
  number.progress = [];
  const { outboxId } = await send('Yes, at three.');
  await shop.until('the send', () => Promise.resolve(number.sends().length === 1));
  const id = await shop.until('the answer', async () => (await thread(shop, chat.id))[1]?.providerMessageId);
  await number.report(['delivered'], { id, to: { userId: 'RU.5' }, outboxId });
  await untilStatus('Yes, at three.', 'delivered');
  await number.customerWrites({ userId: 'RU.5' }, 'Thanks!');
  await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'Thanks!');
});
