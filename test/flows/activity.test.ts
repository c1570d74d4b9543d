import { afterEach, beforeEach, expect, test } from 'vitest';

import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { connectGreenApi, onlyChat, openShop, type Shop } from '#test/support/shop.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { CallInput } from '#shared/api/contract.ts';

const vera = { phone: '79990000101', name: 'Vera' };

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
let channel: ChannelView;
let logged: string[];

beforeEach(async () => {
  logged = [];
  provider = await startGreenApi();
  line = provider.addInstance({ settings: 'new' });
  shop = await openShop({ keptLog: { tail: (limit) => Promise.resolve(logged.slice(-limit)) } });
  channel = await connectGreenApi(shop, line, 'webhook');
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

/** Takes a body as the provider's hook would. */
const take = (body: unknown) =>
  shop.core.hooks.receive(channel.id, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
const list = async (input: CallInput<'journal.list'> = {}) =>
  (await shop.client.call('journal.list', input)).items;
const settled = () =>
  shop.until('everything to be worked on', async () => (await list({ state: 'new' })).length === 0);
/** Posts to the hook for bookings; answers its status. */
async function book(body: unknown): Promise<number> {
  const { bookingHookUrl } = await shop.client.call('settings.get', {});
  const response = await fetch(bookingHookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
}
const visit = {
  externalId: 'a1',
  contact: { name: 'Maria Petrova', phone: '+79990000201' },
  service: 'Haircut',
  startsAt: new Date(Date.now() + 90_000_000).toISOString(),
};

test('events are filtered by fate, number, way, name and time', async () => {
  line.customerWrites(vera, 'Good morning!');
  await onlyChat(shop);
  await take('no json at all');
  expect(await book(visit)).toBe(202);
  await settled();
  const names = async (input: CallInput<'journal.list'>) =>
    (await list(input)).map(({ eventType }) => eventType);

  expect(await names({ state: 'failed' })).toEqual([null]);
  expect(await names({ source: 'booking' })).toEqual(['booking']);
  expect(await names({ channelId: channel.id, source: 'booking' })).toEqual([]);
  expect(await names({ eventType: 'incomingMessageReceived' })).toEqual(['incomingMessageReceived']);
  expect((await names({ channelId: channel.id })).includes('booking')).toBe(false);
  const from = new Date(Date.now() - 60_000).toISOString();
  expect((await names({ from })).length).toBeGreaterThanOrEqual(3);
  expect(await names({ to: from })).toEqual([]);
  expect((await shop.client.call('journal.types', {})).items).toEqual(
    expect.arrayContaining(['booking', 'incomingMessageReceived']),
  );
});

test('a row is light: the beginning of the body, not the body', async () => {
  await take(JSON.stringify({ typeWebhook: 'somethingNew', text: 'x'.repeat(100_000) }));
  await settled();
  const [row] = await list({ eventType: 'somethingNew', withBodies: false });
  expect(row).toMatchObject({
    body: '',
    size: 100_040,
    state: 'ignored',
    subject: 'line',
    source: 'webhook',
  });
  expect(row?.firstLine).toHaveLength(200);
  const event = await shop.client.call('journal.get', { id: row!.id });
  expect(event.body).toHaveLength(100_040);
});

test('pages meet without gap or repeat in both directions while new events arrive', async () => {
  for (let number = 0; number < 10; number += 1) await take({ number });
  await settled();
  const numbers = (items: { body: string }[]) =>
    items
      .map(({ body }) => body)
      .filter((body) => body.startsWith('{"number"'))
      .map((body) => (JSON.parse(body) as { number: number }).number);
  const first = await shop.client.call('journal.list', { state: 'ignored', limit: 4 });
  await take({ number: 10 });
  await settled();
  const second = await shop.client.call('journal.list', {
    state: 'ignored',
    limit: 4,
    cursor: first.nextCursor!,
  });
  expect(numbers([...first.items, ...second.items])).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);

  await take({ number: 11 });
  await settled();
  const newest = first.items[0]!.id;
  const news = await shop.client.call('journal.list', { state: 'ignored', after: newest, limit: 1 });
  expect(numbers(news.items)).toEqual([10]);
  const more = await shop.client.call('journal.list', {
    state: 'ignored',
    after: newest,
    limit: 1,
    cursor: news.nextCursor!,
  });
  expect(numbers(more.items)).toEqual([11]);
  expect(more.nextCursor).toBeUndefined();
  expect(numbers(await list({ ids: [newest] }))).toEqual([]);
  expect((await list({ ids: [newest] })).map(({ id }) => id)).toEqual([newest]);
});

test('a text is found in any case, behind codes for letters, and a phone however it is typed', async () => {
  await take(
    '{"typeWebhook":"one","text":"\\u0410\\u043d\\u043d\\u0430 \\u043f\\u0440\\u0438\\u0434\\u0451\\u0442"}',
  );
  await take({ typeWebhook: 'two', chatId: '79990000201@c.us' });
  await settled();
  const found = async (text: string) => (await list({ text })).map(({ eventType }) => eventType);
  expect(await found('анна придет')).toEqual(['one']);
  expect(await found('+7 999 000-02-01')).toEqual(['two']);
  expect(await found('TYPEWEBHOOK')).toEqual(expect.arrayContaining(['two', 'one']));
  expect(await found('nothing of the kind')).toEqual([]);
});

test('an event says what it became: the message in its chat, the visit', async () => {
  line.customerWrites(vera, 'Good morning!');
  const chat = await onlyChat(shop);
  await settled();
  const [message] = await list({ eventType: 'incomingMessageReceived' });
  const { items } = await shop.client.call('messages.list', { conversationId: chat.id });
  expect((await shop.client.call('journal.get', { id: message!.id })).became).toEqual([
    { what: 'message', conversationId: chat.id, messageId: items[0]!.id, bookingId: null, title: 'Vera' },
  ]);

  await book(visit);
  const [event] = await list({ source: 'booking' });
  const { items: bookings } = await shop.client.call('bookings.list', {});
  expect((await shop.client.call('journal.get', { id: event!.id })).became).toEqual([
    { what: 'booking', conversationId: null, messageId: null, bookingId: bookings[0]!.id, title: 'Haircut' },
  ]);
});

test('all failed events are replayed once each, what they did before is not done twice, and it can be stopped', async () => {
  await book(visit);
  for (let number = 0; number < 6; number += 1) await take(`broken ${number}`);
  await settled();
  const before = await shop.client.call('bookings.list', {});
  const begun = await shop.client.call('journal.replayFailed', {});
  expect(begun).toEqual({ state: 'running', done: 0, total: 6, mended: 0 });
  const ended = await shop.until('the replay to end', async () => {
    const now = await shop.client.call('journal.replaying', {});
    return now.state === 'running' ? null : now;
  });
  expect(ended).toEqual({ state: 'done', done: 6, total: 6, mended: 0 });
  expect((await list({ state: 'failed' })).map(({ attempts }) => attempts)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(await shop.client.call('bookings.list', {})).toEqual(before);

  await shop.client.call('journal.replayFailed', {});
  await shop.client.call('journal.stopReplaying', {});
  const stopped = await shop.until('the replay to stop', async () => {
    const now = await shop.client.call('journal.replaying', {});
    return now.state === 'running' ? null : now;
  });
  expect(stopped.state).toBe('stopped');
  expect(stopped.done).toBeLessThan(6);
  expect(await list({ state: 'failed' })).toHaveLength(6);
});

test('the log is read newest first, page by page, from a gravity on', async () => {
  const at = (second: number) => `2026-03-03T10:00:${String(second).padStart(2, '0')}.000Z`;
  logged = [
    JSON.stringify({ level: 30, time: at(1), pid: 7, msg: 'ready', ingressPort: 8000 }),
    JSON.stringify({ level: 40, time: at(2), pid: 7, msg: 'a journal entry failed', entry: 'e1' }),
    JSON.stringify({ level: 50, time: at(2), pid: 7, msg: 'the disk is full', error: { code: 'ENOSPC' } }),
    'cut by a cra',
  ];
  const all = await shop.client.call('log.list', { limit: 3 });
  expect(all.items).toEqual([
    { id: `${Date.parse(at(2))}-2`, at: null, level: 'info', message: 'cut by a cra', facts: {} },
    {
      id: `${Date.parse(at(2))}-1`,
      at: at(2),
      level: 'error',
      message: 'the disk is full',
      facts: { error: '{"code":"ENOSPC"}' },
    },
    {
      id: `${Date.parse(at(2))}-0`,
      at: at(2),
      level: 'warn',
      message: 'a journal entry failed',
      facts: { entry: 'e1' },
    },
  ]);
  // What comes meanwhile moves nothing.
  logged.push(JSON.stringify({ level: 30, time: at(9), msg: 'later' }));
  const rest = await shop.client.call('log.list', { limit: 3, cursor: all.nextCursor! });
  expect(rest.items.map(({ message }) => message)).toEqual(['ready']);
  const grave = await shop.client.call('log.list', { level: 'error' });
  expect(grave.items.map(({ message }) => message)).toEqual(['the disk is full']);
});
