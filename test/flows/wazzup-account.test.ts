import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { saying } from '#shared/domain/saying/saying.ts';

import { systemClock } from '#core/platform/system.ts';
import type { Clock } from '#core/platform/ports.ts';
import type { SimulatedAccount } from '#test/support/wazzup24/account.ts';
import { inbound, status } from '#test/support/wazzup24/bodies.ts';
import { connectWazzup24 } from '#test/support/wazzup24/connect.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';
import { memorySecrets, onlyChat, openShop, temporaryFolder, thread, type Shop } from '#test/support/shop.ts';
import { salonOrder } from '#test/support/torrow/salon-order.ts';

const vera = { phone: '79990000101', name: 'Vera' };
const olga = { phone: '79990000102', name: 'Olga' };
let provider: WazzupSimulator;
let account: SimulatedAccount;
let shop: Shop;

beforeEach(async () => {
  provider = await startWazzup24();
  account = provider.addAccount();
  shop = await openShop();
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

const journal = async () => (await shop.client.call('journal.list', { limit: 200 })).items;
const numbers = async () => (await shop.client.call('channels.list', {})).items;
const chats = async () => (await shop.client.call('conversations.list', {})).items;

describe('two numbers of one account', () => {
  test('share one webhook; a body that names both reaches both, and a status finds its message', async () => {
    const [salon, spa] = [account.addChannel(), account.addChannel()];
    const first = await connectWazzup24(shop, account, salon);
    const second = await connectWazzup24(shop, account, spa);
    expect(second.webhookUrl).toBe(first.webhookUrl);
    account.push({
      messages: [
        inbound({ channelId: salon.channelId, chatId: vera.phone, name: 'Vera' }),
        inbound({ channelId: spa.channelId, chatId: olga.phone, name: 'Olga' }),
      ],
    });
    const found = await shop.until('both chats', async () => {
      const items = await chats();
      return items.length === 2 && items;
    });
    expect(Object.fromEntries(found.map(({ title, channelId }) => [title, channelId]))).toEqual({
      Vera: first.id,
      Olga: second.id,
    });
    const toOlga = found.find(({ title }) => title === 'Olga')?.id;
    if (toOlga === undefined) throw new Error('Olga has no chat.');
    await shop.client.call('messages.send', { conversationId: toOlga, text: 'Good morning' });
    await shop.until(
      'it to be delivered',
      async () => (await thread(shop, toOlga)).at(-1)?.status === 'delivered',
    );
    expect(account.sent).toMatchObject([{ channelId: spa.channelId, chatId: olga.phone }]);
    expect(await chats()).toHaveLength(2);
  });

  test('that were given secrets of their own are not at odds about the address, and either is heard', async () => {
    const [salon, spa] = [account.addChannel(), account.addChannel()];
    const first = await connectWazzup24(shop, account, salon, { hookSecret: 'secret-of-the-salon' });
    const second = await connectWazzup24(shop, account, spa, { hookSecret: 'secret-of-the-spa' });
    for (const { id } of [first, second])
      expect(await shop.client.call('channels.check', { id })).toMatchObject({ state: 'works' });
    expect(account.requests.filter(({ verb }) => verb === 'PATCH')).toHaveLength(1);
    const body = { messages: [inbound({ channelId: salon.channelId, chatId: vera.phone, name: 'Vera' })] };
    expect(await account.post(body, second.webhookUrl)).toBe(200);
    expect(await account.post(body, first.webhookUrl)).toBe(200);
    expect(await onlyChat(shop)).toMatchObject({ channelId: first.id, unreadCount: 1 });
  });

  test('what is about a number that is not here stays with the number of the secret', async () => {
    const number = await connectWazzup24(shop, account, account.addChannel());
    const stranger = provider.addAccount();
    const other = await connectWazzup24(shop, stranger, stranger.addChannel());
    // The other account's number is named, but this secret does not speak for it.
    account.push({
      messages: [inbound({ channelId: stranger.channels[0]?.channelId ?? '', chatId: vera.phone })],
      statuses: [status('m-1', 'read')],
    });
    await account.idle();
    const [entry] = await shop.until('it to be worked on', async () => {
      const items = await journal();
      return items.length === 3 && items[0]?.state !== 'new' && items;
    });
    expect(entry).toMatchObject({ channelId: number.id, eventType: 'messages+statuses' });
    expect(entry?.channelId).not.toBe(other.id);
    expect(await chats()).toEqual([]);
  });
});

describe('the webhook', () => {
  test('that another program had is taken over, and the owner hears of it', async () => {
    account.webhooksUri = 'https://crm.example.com/hooks?token=x';
    const channel = account.addChannel();
    const { id } = await connectWazzup24(shop, account, channel);
    account.webhooksUri = 'https://crm.example.com/hooks?token=x';
    const check = await shop.client.call('channels.check', { id });
    expect(check).toMatchObject({ state: 'unknown' });
    expect(check.checks.find(({ name }) => name === 'receiving')).toMatchObject({
      state: 'broken',
      detail: expect.stringContaining('at crm.example.com. Use') as string,
    });
    expect(await shop.client.call('channels.setUp', { id })).toEqual({
      changed: ['webhooksUri'],
      note: expect.stringContaining('crm.example.com, which gets nothing any more') as string,
      noteWhy: saying('webhook-taken-over', { host: 'crm.example.com' }),
    });
    expect(await shop.client.call('channels.check', { id })).toMatchObject({ state: 'works' });
  });

  test.each([
    ['testPostNotPassed', /could not reach this computer/],
    ['TEST_POST_NOT_PASSED', /could not reach this computer/],
    ['uriNotValid', /does not take the public address/],
  ])('that is refused (%s) says why', async (error, words) => {
    const channel = account.addChannel();
    const { id } = await connectWazzup24(shop, account, channel);
    account.webhooksUri = null;
    account.faults.next('PATCH /v3/webhooks', {
      kind: 'status',
      status: 400,
      body: { error, data: { status: '500' } },
    });
    await expect(shop.client.call('channels.setUp', { id })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(words) as string,
    });
  });
});

describe('the state of a number', () => {
  test('is told in either spelling, with its code, and works again by itself', async () => {
    const channel = account.addChannel();
    const { id } = await connectWazzup24(shop, account, channel);
    account.setState(channel, 'openElsewhere');
    await shop.until('it to be signed out', async () => (await numbers())[0]?.connection === 'signed-out');
    expect(await shop.client.call('channels.qr', { id })).toMatchObject({ kind: 'not-ready' });
    account.setState(channel, 'qr', { qr: 'data:image/png;base64,iVBORw0KGgo=' });
    const code = await shop.until('the code', async () => {
      const answer = await shop.client.call('channels.qr', { id });
      return answer.kind === 'code' && answer;
    });
    expect(code).toMatchObject({ imageBase64: 'iVBORw0KGgo=' });
    channel.state = 'QRIDLE';
    expect(await shop.client.call('channels.check', { id })).toMatchObject({ state: 'broken' });
    account.setState(channel, 'ACTIVE');
    await shop.until('it to work', async () => (await numbers())[0]?.state === 'works');
    expect(await shop.client.call('channels.qr', { id })).toEqual({ kind: 'signed-in' });
  });

  test('wrong keys, an unknown channel and another messenger are told apart from no answer', async () => {
    const channel = account.addChannel();
    const telegram = account.addChannel({ transport: 'tgapi' });
    const create = (channelId: string, apiKey: string) =>
      shop.client.call('channels.create', {
        provider: 'wazzup24',
        config: { apiUrl: account.url, channelId },
        secrets: { apiKey },
      });
    const report = async (id: string) => {
      const { state, checks } = await shop.client.call('channels.check', { id });
      return [state, checks[0]?.detail];
    };
    const wrong = await create(channel.channelId, 'wrong-key');
    expect(await report(wrong.id)).toEqual([
      'broken',
      'Wazzup24 refuses the API key or the channel id. Invalid API key',
    ]);
    const unknown = await create('no-such-channel', account.apiKey);
    expect(await report(unknown.id)).toEqual(['broken', expect.stringContaining('no channel with this id')]);
    const other = await create(telegram.channelId, account.apiKey);
    expect(await report(other.id)).toEqual(['broken', expect.stringContaining('for tgapi')]);
    await shop.client.call('channels.update', { id: wrong.id, secrets: { apiKey: account.apiKey } });
    account.faults.always('GET /v3/channels', { kind: 'reset' });
    expect((await report(wrong.id))[0]).toBe('unknown');
  });
});

test('times in which nobody could be told anything are remembered and shown', async () => {
  const folder = temporaryFolder();
  const secrets = memorySecrets();
  const real = systemClock();
  let offset = 0;
  const clock: Clock = { ...real, now: () => real.now() + offset };
  const open = () => openShop({ folder: folder.path, secrets, clock });
  const missing = async (from: Shop) =>
    (await from.client.call('channels.list', {})).items[0]?.missingBetween;
  // It listens at another port then, as behind a tunnel with a new address.
  const reopen = async () => {
    const opened = await open();
    const [number] = (await opened.client.call('channels.list', {})).items;
    if (!number) throw new Error('The number is gone.');
    await opened.client.call('channels.setUp', { id: number.id });
    expect(await opened.client.call('channels.check', { id: number.id })).toMatchObject({ state: 'works' });
    return opened;
  };
  let salon = await open();
  try {
    await connectWazzup24(salon, account, account.addChannel());
    expect(await missing(salon)).toBeNull();
    const closedAt = clock.now();
    await salon.close();
    offset += 55 * 60_000;
    salon = await reopen();
    const span = await salon.until('the absence', () => missing(salon));
    expect(Math.abs(Date.parse(span.from) - closedAt)).toBeLessThan(10_000);
    expect(Math.abs(Date.parse(span.to) - clock.now())).toBeLessThan(10_000);
    const health = await salon.client.call('health.get', {});
    expect(health.channels[0]?.missingBetween).toEqual(span);
    await salon.close();
    offset += 30_000;
    salon = await reopen();
    expect(await missing(salon)).toEqual(span);
  } finally {
    await salon.close();
    folder.remove();
  }
});

test('what Torrow posts for Wazzup24 goes out through the number, and leaves the chat unanswered', async () => {
  const channel = account.addChannel();
  const number = await connectWazzup24(shop, account, channel);
  await shop.client.call('sending.start', {});
  const query = (key: string) =>
    `/webhook/wazzup24?key_api=${key}&channel_id=${channel.channelId}&chat_type=whatsapp&message=${encodeURIComponent('Ваша бронь подтверждена.')}`;
  const post = (key: string) =>
    fetch(`${shop.ingress}${query(key)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(salonOrder()),
    });
  expect((await post('wrong')).status).toBe(401);
  const response = await post(account.apiKey);
  expect([response.status, await response.json()]).toMatchObject([200, { Status: 'Success' }]);
  const [sent] = await shop.until('the message', () =>
    Promise.resolve(account.sent.length > 0 && account.sent),
  );
  expect(sent).toMatchObject({
    channelId: channel.channelId,
    chatType: 'whatsapp',
    chatId: '79990000011',
    text: expect.stringContaining('Ваша бронь подтверждена.') as string,
    clearUnanswered: false,
  });
  const chat = await onlyChat(shop);
  expect(chat.channelId).toBe(number.id);
  await shop.until(
    'it to be delivered',
    async () => (await thread(shop, chat.id))[0]?.status === 'delivered',
  );
  account.customerWrites(channel, { phone: '79990000011' }, 'Thank you');
  await shop.until('one chat with both', async () => (await thread(shop, chat.id)).length === 2);
  expect(await chats()).toHaveLength(1);
});
