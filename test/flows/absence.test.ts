import { afterEach, beforeEach, expect, test } from 'vitest';

import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { systemClock } from '#core/platform/system.ts';
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

const hour = 60 * 60_000;
const vera = { phone: '79990000101', name: 'Vera' };
const secrets = memorySecrets();
let folder: ReturnType<typeof temporaryFolder>;
let away = 0;
let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;

/** The computer's clock, moved on by the time that the shop was closed. */
function movedClock() {
  const clock = systemClock();
  return { ...clock, now: () => clock.now() + away };
}

beforeEach(async () => {
  away = 0;
  folder = temporaryFolder();
  provider = await startGreenApi({ now: () => systemClock().now() + away });
  line = provider.addInstance({});
  shop = await openShop({ folder: folder.path, secrets, clock: movedClock() });
  await connectGreenApi(shop, line, 'polling');
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
  folder.remove();
});

test('after an absence longer than the queue keeps, the journals tell what was missed, once', async () => {
  line.customerWrites(vera, 'See you on Monday');
  await onlyChat(shop);
  await shop.close();

  away += 2 * hour;
  line.customerWrites(vera, 'Can we move it to Tuesday?');
  line.phoneWrites(vera, 'Yes, Tuesday at three');
  away += 40 * hour;
  line.customerWrites(vera, 'Where can I park?');
  expect(line.queue.length).toBe(1);

  shop = await openShop({ folder: folder.path, secrets, clock: movedClock() });
  const chat = await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'Where can I park?');
  await shop.until('the whole history', async () => (await thread(shop, chat.id)).length === 4);
  expect((await thread(shop, chat.id)).map(({ text, author }) => [author, text])).toEqual([
    ['customer', 'See you on Monday'],
    ['customer', 'Can we move it to Tuesday?'],
    ['phone', 'Yes, Tuesday at three'],
    ['customer', 'Where can I park?'],
  ]);
  expect(await onlyChat(shop)).toMatchObject({ needsReply: true });
});

test('after a short absence the queue tells everything and the journals are not asked', async () => {
  line.customerWrites(vera, 'See you on Monday');
  await onlyChat(shop);
  await shop.close();
  const asked = line.callsOf('lastIncomingMessages').length;
  away += 3 * hour;
  line.customerWrites(vera, 'Running late');
  shop = await openShop({ folder: folder.path, secrets, clock: movedClock() });
  await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'Running late');
  expect(line.callsOf('lastIncomingMessages')).toHaveLength(asked);
});

test('a snoozed chat comes back at its time, and at once when the customer writes', async () => {
  line.customerWrites(vera, 'Do you have time next week?');
  const chat = await onlyChat(shop);
  const until = new Date(systemClock().now() + 1500).toISOString();
  await shop.client.call('conversations.snooze', { id: chat.id, until });
  expect((await shop.client.call('conversations.list', {})).items).toEqual([]);
  expect(await onlyChatWhen(shop, ({ snoozedUntil }) => snoozedUntil === null)).toMatchObject({
    id: chat.id,
  });

  const later = new Date(systemClock().now() + hour).toISOString();
  await shop.client.call('conversations.snooze', { id: chat.id, until: later });
  line.customerWrites(vera, 'Hello?');
  await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'Hello?');
});
