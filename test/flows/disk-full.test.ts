import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, onlyChat, onlyChatWhen, openShop, thread, type Shop } from '#test/support/shop.ts';

const anna = { phone: '4915112345601', name: 'Anna' };

let clock: FakeClock;
let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
let ticking: ReturnType<typeof setInterval>;

beforeEach(async () => {
  clock = fakeClock();
  ticking = setInterval(() => clock.advance(100), 5);
  provider = await startGreenApi({ now: () => clock.now() });
  line = provider.addInstance({ settings: 'new', retryDelay: 20 });
  shop = await openShop({ clock });
  await connectGreenApi(shop, line, 'webhook');
});

afterEach(async () => {
  vi.restoreAllMocks();
  await shop.close();
  await provider.stop();
  clearInterval(ticking);
});

/** From now on no transaction finds room, as SQLite says it. */
function fillDisk(): void {
  vi.spyOn(Database.prototype, 'transaction').mockImplementation(() => {
    throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
  });
}

const isFull = async () => (await shop.client.call('health.get', {})).disk.isFull;

test('a full disk is told as what it is; a provider is asked to come again, and all is well when there is room', async () => {
  line.customerWrites(anna, 'Do you have time on Friday?');
  const { id } = await onlyChat(shop);
  expect(await isFull()).toBe(false);

  fillDisk();
  const refused = await shop.client
    .call('conversations.noReplyNeeded', { id })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('The disk is full') as string,
  });
  const before = line.queue.pushAnswers.length;
  line.customerWrites(anna, 'Or on Saturday?');
  // The folder takes what it is tried with: each delivery finds the database full anew.
  await shop.until('the full disk to be known', isFull);
  const answers = () => line.queue.pushAnswers.slice(before);
  await shop.until('the provider to be refused twice', () => Promise.resolve(answers().length >= 2));
  expect(new Set(answers())).toEqual(new Set([503]));
  expect((await thread(shop, id)).map(({ text }) => text)).toEqual(['Do you have time on Friday?']);

  vi.restoreAllMocks();
  await shop.until('the disk to have room again', async () => !(await isFull()));
  await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 2);
  expect((await thread(shop, id)).map(({ text }) => text)).toEqual([
    'Do you have time on Friday?',
    'Or on Saturday?',
  ]);
  await shop.client.call('conversations.noReplyNeeded', { id });
});
