import { afterEach, beforeEach, expect, test } from 'vitest';

import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { connectGreenApi, openShop, thread, type Shop } from '#test/support/shop.ts';

const idInstance = 7103000123;

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
let token: string;

beforeEach(async () => {
  provider = await startGreenApi();
  line = provider.addInstance({ settings: 'new', idInstance });
  shop = await openShop();
  const { id } = await connectGreenApi(shop, line, 'webhook');
  token = (await shop.secrets.get(`channel/${id}/webhookToken`)) ?? '';
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

/** A documented text message; `more` replaces parts of it. */
function body(id: string, more: Record<string, unknown> = {}, text: unknown = `text of ${id}`) {
  return {
    typeWebhook: 'incomingMessageReceived',
    instanceData: { idInstance, wid: '79990000000@c.us', typeInstance: 'whatsapp' },
    timestamp: Math.floor(Date.now() / 1000),
    idMessage: id,
    senderData: { chatId: '79990000101@c.us', sender: '79990000101@c.us', senderName: 'Vera' },
    messageData: { typeMessage: 'textMessage', textMessageData: { textMessage: text } },
    ...more,
  };
}

async function post(json: string): Promise<number> {
  const response = await fetch(`${shop.ingress}/whatsapp/webhook`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: json,
  });
  await response.arrayBuffer();
  return response.status;
}

async function worked(): Promise<{ state: string; reason: string | null }[]> {
  await shop.until('the journal to be worked on', async () => {
    const { journal } = await shop.client.call('health.get', {});
    return journal.new === 0;
  });
  const { items } = await shop.client.call('journal.list', { limit: 200 });
  return items.map(({ state, reason }) => ({ state, reason }));
}

const target = {
  typeMessage: 'editedMessage',
  editedMessageData: { textMessage: 'new', stanzaId: 'target' },
};
const far = [-1, 0, 1e12, 1e15, 1e300, 'NaN', '1e400', null, {}, [], 'yesterday', 9_007_199_254_740_993];

test.each<[string, unknown]>([
  ...far.map((timestamp): [string, unknown] => [
    `a message of the time ${JSON.stringify(timestamp)}`,
    body('A', { timestamp }),
  ]),
  ...far.map((timestamp): [string, unknown] => [
    `an edit of the time ${JSON.stringify(timestamp)}`,
    body('E', { timestamp, messageData: target }),
  ]),
  ['a text with NUL and control characters', body('A', {}, 'before\u0000after\u0007\u001b[31m')],
  ['a text of lone surrogates', body('A', {}, '\ud83d half \ude00')],
  ['ids of 10 kB', body('x'.repeat(10_000))],
  [
    'a chat id of 10 kB',
    body('A', { senderData: { chatId: `${'7'.repeat(10_000)}@c.us`, sender: '7@c.us' } }),
  ],
  [
    'names of 100 kB',
    body('A', {
      senderData: { chatId: '79990000101@c.us', senderName: 'n'.repeat(100_000), chatName: '\u0000' },
    }),
  ],
  ['a type called constructor', body('A', { messageData: { typeMessage: 'constructor' } })],
  ['a type called __proto__', body('A', { messageData: { typeMessage: '__proto__' } })],
  ['a webhook type called constructor', body('A', { typeWebhook: 'constructor' })],
  ['a status called constructor', body('A', { typeWebhook: 'outgoingMessageStatus', status: 'constructor' })],
  [
    'a file with strange names',
    body('A', {
      messageData: {
        typeMessage: 'documentMessage',
        fileMessageData: {
          downloadUrl: 'https://2130706433/../../etc/passwd',
          fileName: '\u202e/../..\\con:aux.\u0000exe',
          mimeType: 'constructor',
          caption: '',
        },
      },
    }),
  ],
])('%s is a message, a change or ignored, and blocks nothing', async (_what, json) => {
  expect(await post(JSON.stringify(body('target')))).toBe(200);
  expect(await post(JSON.stringify(json))).toBe(200);
  expect(await post(JSON.stringify(body('after')))).toBe(200);
  const states = await worked();
  expect(states.filter(({ state }) => state === 'failed' || state === 'new')).toEqual([]);
  const { items: chats } = await shop.client.call('conversations.list', {});
  const texts = (await Promise.all(chats.map((chat) => thread(shop, chat.id))))
    .flat()
    .map(({ text }) => text);
  expect(texts).toContain('text of after');
  await shop.client.call('messages.search', { query: 'before half text' });
});

test('names of the language in a body change nothing but the body', async () => {
  const polluted = JSON.stringify(body('A')).replace(
    '"timestamp"',
    '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"timestamp"',
  );
  expect(await post(polluted)).toBe(200);
  expect((await worked()).map(({ state }) => state)).toEqual(['done']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('the list of chats carries the beginning of a long letter, the chat all of it', async () => {
  const letter = 'слово '.repeat(20_000).trim();
  await post(JSON.stringify(body('long', {}, letter)));
  await worked();
  const { items } = await shop.client.call('conversations.list', {});
  expect(items[0]?.lastMessage?.text).toBe(letter.slice(0, 500));
  const [chat] = items;
  if (!chat) throw new Error('There is no chat.');
  expect((await thread(shop, chat.id))[0]?.text).toBe(letter);
});

test('a body of 5 MB, one of a million brackets and one of 1 MB text are taken and hold nobody up', async () => {
  const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
  expect(await post(deep)).toBe(200);
  expect(await post(`{"typeWebhook":"x","deep":${deep}}`)).toBe(200);
  expect(await post(JSON.stringify(body('long', {}, 'слово '.repeat(100_000))))).toBe(200);
  expect(await post(JSON.stringify(body('pad', { padding: 'p'.repeat(5_000_000) })))).toBe(200);
  expect(await post(JSON.stringify(body('after')))).toBe(200);
  await worked();
  await shop.until('the search index', async () => {
    const found = await shop.client.call('messages.search', { query: 'слово' });
    return found.items.length === 1;
  });
  const { items } = await shop.client.call('conversations.list', {});
  expect(items[0]?.lastMessage?.text).toBe('text of after');
});
