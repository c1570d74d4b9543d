import { afterEach, beforeEach, expect, test } from 'vitest';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { lidOf } from '#test/support/green-api/people.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { connectGreenApi, openShop, type Shop } from '#test/support/shop.ts';
import type { SimulatedAccount, SimulatedChannel } from '#test/support/wazzup24/account.ts';
import { connectWazzup24 } from '#test/support/wazzup24/connect.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';

const phone = '79990000101';
const lid = lidOf(phone).replace('@lid', '');
const bsuid = 'RU.1349900101';
const wazzupId = 'wz-4f2c-101';

let green: GreenApiSimulator;
let meta: MetaSimulator;
let wazzup24: WazzupSimulator;
let line: SimulatedLine;
let number: SimulatedNumber;
let account: SimulatedAccount;
let channel: SimulatedChannel;
let shop: Shop;
let numbers: Record<'green' | 'meta' | 'wazzup24', ChannelView>;

beforeEach(async () => {
  [green, meta, wazzup24, shop] = await Promise.all([
    startGreenApi(),
    startMeta(),
    startWazzup24(),
    openShop(),
  ]);
  line = green.addInstance();
  number = meta.addNumber();
  account = wazzup24.addAccount();
  channel = account.addChannel();
  numbers = {
    green: await connectGreenApi(shop, line, 'webhook'),
    meta: await connectMeta(shop, number),
    wazzup24: await connectWazzup24(shop, account, channel),
  };
});
afterEach(async () => {
  await shop.close();
  await Promise.all([green, meta, wazzup24].map((one) => one.stop()));
});

/** Vera writes, under every name that she has at the three providers; each says its own name as the text. */
const writes = {
  'a phone at Green API': () => {
    line.names = 'phone';
    line.customerWrites({ phone, name: 'Vera' }, 'a phone at Green API');
  },
  'a hidden id beside the phone at Green API': () => {
    line.names = 'lid-with-phone';
    line.customerWrites({ phone, name: 'Vera' }, 'a hidden id beside the phone at Green API');
  },
  'a hidden id at Green API': () => {
    line.names = 'lid';
    line.customerWrites({ phone, name: 'Vera' }, 'a hidden id at Green API');
  },
  'a phone at Meta': () => number.customerWrites({ waId: phone, name: 'Vera' }, 'a phone at Meta'),
  'an id beside the phone at Meta': () =>
    number.customerWrites({ waId: phone, userId: bsuid, name: 'Vera' }, 'an id beside the phone at Meta'),
  'an id at Meta': () =>
    number.customerWrites({ userId: bsuid, username: '@vera', name: 'Vera' }, 'an id at Meta'),
  'a phone at Wazzup24': () =>
    account.customerWrites(channel, { phone, name: 'Vera' }, 'a phone at Wazzup24'),
  'an id beside the phone at Wazzup24': () =>
    account.customerWrites(channel, { phone: wazzupId, name: 'Vera' }, 'an id beside the phone at Wazzup24', {
      contact: { name: 'Vera', phone },
    }),
  'an id at Wazzup24': () =>
    account.customerWrites(channel, { phone: wazzupId, name: 'Vera' }, 'an id at Wazzup24'),
} as const;
type Way = keyof typeof writes;
const ways = Object.keys(writes) as Way[];

/** Each way in turn, the next only after the one before has arrived. */
async function inTurn(order: readonly Way[]): Promise<void> {
  for (const [index, way] of order.entries()) {
    await writes[way]();
    await shop.until(way, async () => (await texts()).length === index + 1);
  }
}

const chats = async () => (await shop.client.call('conversations.list', { limit: 200 })).items;

async function texts(): Promise<string[]> {
  const threads = await Promise.all(
    (await chats()).map(({ id }) => shop.client.call('messages.list', { conversationId: id, limit: 200 })),
  );
  return threads.flatMap(({ items }) => items.map(({ text }) => text));
}

/** The people, each with their names and the numbers at which they have a chat. */
async function people() {
  const found = await chats();
  const ids = [...new Set(found.map(({ contactId }) => contactId!))];
  const contacts = await Promise.all(ids.map((id) => shop.client.call('contacts.get', { id })));
  return contacts
    .map(({ id, identifiers }) => ({
      names: identifiers.map(({ kind, value }) => `${kind} ${value}`).sort(),
      at: found
        .filter(({ contactId }) => contactId === id)
        .map(({ channelId }) => nameOf(channelId))
        .sort(),
    }))
    .sort((a, b) => (a.names.join() < b.names.join() ? -1 : 1));
}

function nameOf(channelId: string): string {
  return Object.entries(numbers).find(([, { id }]) => id === channelId)?.[0] ?? 'nowhere';
}

const onePerson = [
  {
    names: [`bsuid ${bsuid}`, `lid ${lid}`, `phone +${phone}`, 'username @vera', `wazzup-id ${wazzupId}`],
    at: ['green', 'meta', 'wazzup24'],
  },
];

/** Every third order of a wheel, forwards and backwards: the proof comes first, in the middle and last. */
const orders = [0, 4, 8].flatMap((start) => {
  const turned = [...ways.slice(start), ...ways.slice(0, start)];
  return [turned, turned.toReversed()];
});

test.each(orders.map((order) => [order[0], order.at(-1), order] as const))(
  'with proof, one person under all names, from “%s” to “%s”: one contact, a chat at each number, nothing lost',
  async (_first, _last, order) => {
    await inTurn(order);
    await shop.until('them to be one', async () => (await people()).length === 1);
    expect(await people()).toEqual(onePerson);
    expect((await texts()).sort()).toEqual([...ways].sort());
    expect((await chats()).map(({ title }) => title)).toEqual(['Vera', 'Vera', 'Vera']);
  },
);

test('without proof, the same name is no reason: each id is somebody of its own', async () => {
  for (const method of ['checkWhatsapp', 'getContactInfo'])
    line.faults.always(method, { kind: 'status', status: 500 });
  const unproved: Way[] = [
    'a phone at Wazzup24',
    'a hidden id at Green API',
    'an id at Meta',
    'an id at Wazzup24',
  ];
  await inTurn(unproved);
  expect(await people()).toEqual([
    { names: [`bsuid ${bsuid}`, 'username @vera'], at: ['meta'] },
    { names: [`lid ${lid}`], at: ['green'] },
    { names: [`phone +${phone}`], at: ['wazzup24'] },
    { names: [`wazzup-id ${wazzupId}`], at: ['wazzup24'] },
  ]);
});

test('a phone alone is proof across providers, and two phones are two people', async () => {
  await inTurn(['a phone at Green API', 'a phone at Meta', 'a phone at Wazzup24']);
  await number.customerWrites({ waId: '79990000102', userId: 'RU.77', name: 'Vera' }, 'Another one');
  await shop.until('the other one', async () => (await chats()).length === 4);
  expect(await people()).toEqual([
    { names: ['bsuid RU.77', 'phone +79990000102'], at: ['meta'] },
    { names: [`phone +${phone}`], at: ['green', 'meta', 'wazzup24'] },
  ]);
});

test('a user name that changes hands makes nobody somebody else', async () => {
  await number.customerWrites({ userId: bsuid, username: '@vera', name: 'Vera' }, 'Mine');
  await number.customerWrites({ userId: 'RU.77', username: '@vera', name: 'Olga' }, 'Mine now');
  await shop.until('both', async () => (await chats()).length === 2);
  const found = await people();
  expect(found).toHaveLength(2);
  expect(found.map(({ names }) => names[0])).toEqual([`bsuid ${bsuid}`, 'bsuid RU.77']);
});
