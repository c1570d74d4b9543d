import { afterEach, beforeEach, expect, test } from 'vitest';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { plainPicture } from '#test/support/picture.ts';
import {
  connectGreenApi,
  memorySecrets,
  onlyChat,
  onlyChatWhen,
  openShop,
  temporaryFolder,
  thread,
  type Shop,
} from '#test/support/shop.ts';

const vera = { phone: '79990000101', name: 'Vera' };
const secrets = memorySecrets();
let folder: ReturnType<typeof temporaryFolder>;
let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
let chat: ConversationView;

beforeEach(async () => {
  provider = await startGreenApi();
  line = provider.addInstance({ progress: ['sent', 'delivered'] });
  folder = temporaryFolder();
  shop = await openShop({ folder: folder.path, secrets });
  await connectGreenApi(shop, line, 'polling');
  line.customerWrites(vera, 'Is tomorrow free?');
  chat = await onlyChat(shop);
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
  folder.remove();
});

function send(text: string, idempotencyKey?: string) {
  return shop.client.call('messages.send', {
    conversationId: chat.id,
    text,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  });
}

function sentTexts(): unknown[] {
  return line.callsOf('sendMessage').map(({ body }) => (body as { message: string }).message);
}

async function statusOf(text: string): Promise<string | undefined> {
  return (await thread(shop, chat.id)).find((message) => message.text === text)?.status;
}

function untilStatus(text: string, wanted: string): Promise<true> {
  return shop.until(`"${text}" to be ${wanted}`, async () => (await statusOf(text)) === wanted);
}

async function outboxOf(id: string) {
  const { items } = await shop.client.call('outbox.list', {});
  return items.find((item) => item.id === id);
}

test('an answer shows at once, climbs to delivered and read, and the chat no longer waits', async () => {
  await send('Yes, at three.');
  expect(await thread(shop, chat.id)).toMatchObject([
    { author: 'customer' },
    { text: 'Yes, at three.', author: 'person' },
  ]);
  await untilStatus('Yes, at three.', 'delivered');
  line.customerReads(vera.phone);
  await untilStatus('Yes, at three.', 'read');
  expect(await onlyChat(shop)).toMatchObject({
    needsReply: false,
    unreadCount: 0,
    lastMessage: { status: 'read' },
  });
  expect((await shop.client.call('outbox.list', {})).items).toMatchObject([{ state: 'read', attempts: 1 }]);
  expect(sentTexts()).toEqual(['Yes, at three.']);
});

test('statuses in any order never go down', async () => {
  line.queue.hold();
  await send('Yes, at three.');
  await shop.until('the provider to have it', () =>
    Promise.resolve(line.callsOf('sendMessage').length === 1),
  );
  await shop.until('three notifications', async () => {
    const { items } = await shop.client.call('outbox.list', {});
    return items[0]?.state === 'accepted';
  });
  line.customerReads(vera.phone);
  line.queue.release((held) => held.toReversed());
  await untilStatus('Yes, at three.', 'read');
  await shop.until('everything to be worked on', () => Promise.resolve(line.queue.length === 0));
  expect(await statusOf('Yes, at three.')).toBe('read');
});

test('a message that was accepted without an answer is settled by the history and never sent twice', async () => {
  line.faults.next('sendMessage', { kind: 'reset-after' });
  const { outboxId } = await send('Yes, at three.');
  await shop.until('the outbox to know', async () => {
    const item = await outboxOf(outboxId);
    return item?.state === 'accepted' || item?.state === 'delivered';
  });
  await untilStatus('Yes, at three.', 'delivered');
  expect(sentTexts()).toEqual(['Yes, at three.']);
  expect(await thread(shop, chat.id)).toHaveLength(2);
});

test.each([
  ['a reset before anything was done', { kind: 'reset' } as const],
  ['an error of the provider', { kind: 'status', status: 500, body: 'Internal Server Error' } as const],
  ['a bad gateway', { kind: 'status', status: 502, body: 'Bad Gateway' } as const],
])('%s leaves the message unknown for a person to decide', async (_name, fault) => {
  line.faults.next('sendMessage', fault);
  const { outboxId } = await send('Yes, at three.');
  await untilStatus('Yes, at three.', 'unknown');
  await shop.until('the history to be asked', () =>
    Promise.resolve(line.callsOf('getChatHistory').length > 0),
  );
  expect(await outboxOf(outboxId)).toMatchObject({ state: 'unknown', attempts: 1 });
  expect(sentTexts()).toHaveLength(1);
  await shop.client.call('outbox.resolve', { id: outboxId, as: 'not-sent' });
  await untilStatus('Yes, at three.', 'delivered');
  expect(await outboxOf(outboxId)).toMatchObject({ attempts: 2 });
});

test('429 and a starting instance are repeated, in order', async () => {
  line.faults.next('sendMessage', {
    kind: 'status',
    status: 429,
    body: 'Too Many Requests',
    headers: { 'Retry-After': '1' },
  });
  await send('First');
  await send('Second');
  await send('Third');
  await untilStatus('Third', 'delivered');
  expect(sentTexts()).toEqual(['First', 'First', 'Second', 'Third']);
});

test('a phone without WhatsApp fails with words, and "try again" makes a new attempt', async () => {
  line.faults.next('sendMessage', {
    kind: 'status',
    status: 400,
    body: 'Validation failed. Details: bad recipient',
  });
  const { outboxId } = await send('Yes, at three.');
  await untilStatus('Yes, at three.', 'failed');
  const failed = (await thread(shop, chat.id)).at(-1);
  expect(failed?.failure).toMatchObject({ code: 'refused-by-provider' });
  await shop.client.call('outbox.sendNow', { id: outboxId });
  await untilStatus('Yes, at three.', 'delivered');
  expect((await thread(shop, chat.id)).at(-1)?.failure).toBeNull();
});

test('what is written while the number is signed out waits, and goes when it is signed in again', async () => {
  line.setState('notAuthorized');
  await shop.until('the number to be signed out', async () => {
    const { items } = await shop.client.call('channels.list', {});
    return items[0]?.connection === 'signed-out';
  });
  await send('Yes, at three.');
  expect(await statusOf('Yes, at three.')).toBe('queued');
  line.setState('authorized');
  await untilStatus('Yes, at three.', 'delivered');
  expect(sentTexts()).toEqual(['Yes, at three.']);
});

test('the same idempotency key sends once; other content under it is refused', async () => {
  const first = await send('Yes, at three.', 'key-1');
  expect(await send('Yes, at three.', 'key-1')).toEqual(first);
  await expect(send('No.', 'key-1')).rejects.toMatchObject({ code: 'conflict' });
  await untilStatus('Yes, at three.', 'delivered');
  expect(sentTexts()).toEqual(['Yes, at three.']);
});

test('a quote and a file go along', async () => {
  const [question] = await thread(shop, chat.id);
  const bytes = Buffer.from('%PDF-1.4 price list');
  const upload = await shop.core.files.saveUpload({
    fileName: 'Prices 2026.pdf',
    mimeType: 'application/pdf',
    stream: (async function* () {
      await Promise.resolve();
      yield bytes;
    })(),
  });
  await shop.client.call('messages.send', {
    conversationId: chat.id,
    text: 'Our prices',
    uploadId: upload.id,
    ...(question ? { quotedMessageId: question.id } : {}),
  });
  await shop.until(
    'the file to be delivered',
    async () => (await thread(shop, chat.id)).at(-1)?.status === 'delivered',
  );
  const [sent] = line.callsOf('sendFileByUpload');
  expect(sent?.file?.bytes.equals(bytes)).toBe(true);
  expect(sent?.body).toMatchObject({
    chatId: `${vera.phone}@c.us`,
    caption: 'Our prices',
    quotedMessageId: question?.providerMessageId,
  });
  expect((await thread(shop, chat.id)).at(-1)).toMatchObject({
    kind: 'document',
    attachments: [{ state: 'ready', fileName: 'Prices 2026.pdf', size: bytes.length }],
  });
});

test('a picture that is sent keeps its frame', async () => {
  const upload = await shop.core.files.saveUpload({
    fileName: 'nails.png',
    mimeType: 'image/png',
    stream: (async function* () {
      await Promise.resolve();
      yield plainPicture(40, 30, [200, 120, 90]);
    })(),
  });
  await shop.client.call('messages.send', { conversationId: chat.id, uploadId: upload.id });
  const [file] = (await thread(shop, chat.id)).at(-1)?.attachments ?? [];
  expect(file).toMatchObject({ state: 'ready', mimeType: 'image/png', width: 40, height: 30 });
});

test('after a restart everything is there, and what waited is sent once', async () => {
  line.setState('notAuthorized');
  await shop.until('the number to be signed out', async () => {
    const { items } = await shop.client.call('channels.list', {});
    return items[0]?.connection === 'signed-out';
  });
  await send('Yes, at three.');
  const before = await thread(shop, chat.id);
  await shop.close();
  line.setState('authorized');
  shop = await openShop({ folder: shop.folder, secrets });
  await untilStatus('Yes, at three.', 'delivered');
  expect((await thread(shop, chat.id)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(sentTexts()).toEqual(['Yes, at three.']);
});

test('reading a chat tells the provider, who tells the customer', async () => {
  await shop.client.call('conversations.markRead', { id: chat.id });
  expect((await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 0)).needsReply).toBe(true);
  await shop.until('the read mark', () => Promise.resolve(line.callsOf('readChat').length === 1));
});
