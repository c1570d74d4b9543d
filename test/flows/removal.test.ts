import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { openConnection, openStore } from '#core/store/database.ts';
import { sql } from '#core/store/sql.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { connectGreenApi, onlyChatWhen, openShop, thread, type Shop } from '#test/support/shop.ts';

const vera = { phone: '79990000101', name: 'Vera' };

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;

beforeEach(async () => {
  provider = await startGreenApi();
  line = provider.addInstance({ settings: 'new', retryDelay: 20 });
  shop = await openShop();
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

const keysOf = (channel: ChannelView) =>
  Promise.all(
    ['apiTokenInstance', 'webhookToken'].map((name) => shop.secrets.get(`channel/${channel.id}/${name}`)),
  );

test('a number that is added again goes on with its chats; in between its keys are forgotten', async () => {
  const channel = await connectGreenApi(shop, line, 'polling');
  line.customerWrites(vera, 'See you on Monday');
  const chat = await onlyChatWhen(shop, ({ lastMessage }) => lastMessage !== null);
  await shop.client.call('channels.remove', { id: channel.id });
  expect(await keysOf(channel)).toEqual([null, null]);
  expect((await shop.client.call('channels.list', {})).items).toEqual([]);

  const again = await connectGreenApi(shop, line, 'polling');
  expect(again).toMatchObject({ id: channel.id, createdAt: channel.createdAt, state: 'works' });
  expect(await keysOf(again)).toEqual([line.apiTokenInstance, expect.any(String)]);
  line.customerWrites(vera, 'Or rather Tuesday');
  const same = await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'Or rather Tuesday');
  expect(same.id).toBe(chat.id);
  expect((await thread(shop, chat.id)).map(({ text }) => text)).toEqual([
    'See you on Monday',
    'Or rather Tuesday',
  ]);
});

test('files that a removed number was still to fetch are given up, and fetched when it is added again', async () => {
  const channel = await connectGreenApi(shop, line, 'polling');
  line.faults.always('file', { kind: 'status', status: 503 });
  line.customerSendsFile(vera, {
    kind: 'documentMessage',
    fileName: 'price.pdf',
    mimeType: 'application/pdf',
    bytes: Buffer.from('%PDF-1.4'),
  });
  const chat = await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.kind === 'document');
  await shop.client.call('channels.remove', { id: channel.id });
  const stateOf = async () => (await thread(shop, chat.id))[0]?.attachments[0]?.state;
  expect(await stateOf()).toBe('failed');
  line.faults.heal();
  await connectGreenApi(shop, line, 'polling');
  await shop.until('the file', async () => (await stateOf()) === 'ready');
});

test('adding the same number twice at the same moment adds it once', async () => {
  const add = () =>
    shop.client.call('channels.create', {
      provider: 'green-api',
      config: line.configFor('polling'),
      secrets: { apiTokenInstance: line.apiTokenInstance },
    });
  const results = await Promise.allSettled([add(), add(), add()]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect((await shop.client.call('channels.list', {})).items).toHaveLength(1);
});

test('keys that are replaced while their number is removed are not kept', async () => {
  const channel = await connectGreenApi(shop, line, 'polling');
  const results = await Promise.allSettled([
    shop.client.call('channels.remove', { id: channel.id }),
    shop.client.call('channels.update', { id: channel.id, secrets: { apiTokenInstance: 'abcdef' } }),
  ]);
  expect(results[0].status).toBe('fulfilled');
  expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
  expect(await keysOf(channel)).toEqual([null, null]);
});

test('a practice line takes its made-up customers with it and leaves everybody else', async () => {
  await connectGreenApi(shop, line, 'polling');
  // A real customer with the phone of a made-up one: one person here, and stays.
  line.customerWrites({ phone: '447700900123', name: 'Real Emma' }, 'Good morning');
  await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'Good morning');
  await shop.until('the first history of the number', async () => {
    const { journal } = await shop.client.call('health.get', {});
    return shop.logLines().includes('history read') && journal.new === 0;
  });
  const before = rowCounts();

  const practice = await shop.client.call('channels.create', { provider: 'practice' });
  const chats = await shop.until('the demo salon with its files', async () => {
    const { items } = await shop.client.call('conversations.list', { limit: 200 });
    const files = join(shop.folder, 'media', practice.id);
    return items.length >= 10 && existsSync(files) && items;
  });
  const chat = chats.find(({ channelId, title }) => channelId === practice.id && !title.includes('Emma'));
  if (!chat) throw new Error('Nobody is in the demo salon.');
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Hello' });
  await shop.client.call('channels.remove', { id: practice.id });

  expect(rowCounts()).toEqual(before);
  // A file that was being made when the line went is thrown away as soon as it is there.
  await shop.until('its files to be gone', () =>
    Promise.resolve(!existsSync(join(shop.folder, 'media', practice.id))),
  );
  const { items } = await shop.client.call('conversations.list', {});
  expect(items.map(({ lastMessage }) => lastMessage?.text)).toEqual(['Good morning']);
  for (const query of [chat.title, 'Hello']) {
    const found = await shop.client.call('messages.search', { query });
    expect([found.items, found.contacts]).toEqual([[], []]);
  }
  // What was under way when the line went finds nothing left and changes nothing.
  await new Promise((resolve) => setImmediate(resolve));
  expect(rowCounts()).toEqual(before);

  const fresh = await shop.client.call('channels.create', { provider: 'practice' });
  expect(fresh.id).not.toBe(practice.id);
  await shop.until('the demo salon again', async () => {
    const list = await shop.client.call('conversations.list', { limit: 200 });
    return list.items.length >= 10;
  });
});

/** Rows of every table that holds something of a number, and of the index over them. */
function rowCounts(): Record<string, number> {
  const file = join(shop.folder, 'deskbell.db');
  const store = openStore(file, openConnection(file));
  const tables = store.read
    .all<{ name: string }>(
      sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\'`,
    )
    .map(({ name }) => name)
    .filter((name) => name !== 'facts');
  const counts = tables.map((name): [string, number] => {
    const row = store.read.get<{ count: number }>({
      text: `SELECT count(*) AS count FROM ${name}`,
      values: [],
    });
    return [name, row?.count ?? -1];
  });
  const words = store.read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM message_search WHERE message_search MATCH 'запис* OR booking* OR hello*'`,
  );
  store.close();
  return { ...Object.fromEntries(counts), words: words?.count ?? -1 };
}
