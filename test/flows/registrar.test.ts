import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Clock } from '#core/platform/ports.ts';
import { systemClock } from '#core/platform/system.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import { openFrontDoor, type FrontDoor } from '#test/support/front-door.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import {
  connectGreenApi,
  memorySecrets,
  openShop,
  temporaryFolder,
  type Shop,
  type ShopOptions,
} from '#test/support/shop.ts';
import { addressWhen, isProved } from '#test/support/tunnel/view.ts';
import type { SimulatedAccount } from '#test/support/wazzup24/account.ts';
import { connectWazzup24 } from '#test/support/wazzup24/connect.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';

const minute = 60_000;
let green: GreenApiSimulator;
let meta: MetaSimulator;
let wazzup24: WazzupSimulator;
let line: SimulatedLine;
let number: SimulatedNumber;
let account: SimulatedAccount;
let doors: FrontDoor[];
let offset: number;
let shop: Shop;
const real = systemClock();
const clock: Clock = { ...real, now: () => real.now() + offset };

beforeEach(async () => {
  offset = 0;
  doors = [await openFrontDoor(), await openFrontDoor()];
  [green, meta, wazzup24] = await Promise.all([startGreenApi(), startMeta(), startWazzup24()]);
  line = green.addInstance();
  number = meta.addNumber();
  account = wazzup24.addAccount();
});
afterEach(async () => {
  await shop.close();
  await Promise.all([green, meta, wazzup24, ...doors].map((one) => one.stop()));
});

/** A shop whose public address is an own domain: one of the doors. */
async function open(options: ShopOptions = {}): Promise<Shop> {
  const opened = await openShop({ reach: true, publicUrl: () => null, clock, ...options });
  for (const door of doors) door.leadTo(opened.ingress);
  return opened;
}

const goTo = (door: FrontDoor | undefined) =>
  shop.client.call('tunnel.change', { kind: 'own-domain', url: door!.url });
const registrations = async () => (await shop.client.call('tunnel.get', {})).registrations;
const allSet = () =>
  addressWhen(shop, 'every provider to be told', ({ registrations: told }) =>
    told.every(({ state }) => state === 'set'),
  );
const later = (ms: number) => {
  offset += ms;
  shop.core.wake();
};
const receivingOf = async ({ id }: ChannelView) => {
  const { checks } = await shop.client.call('channels.check', { id });
  return checks.find(({ name }) => name === 'receiving')?.state;
};
const notices = async () => {
  const { items } = await shop.client.call('notices.list', {});
  return items.map(({ kind, facts }) => ({ kind, facts }));
};
const told = () => ({
  meta: number.app.url,
  wazzup24: account.webhooksUri,
  green: line.settings.webhookUrl,
});
const times = () => ({
  meta: number.callsOf('subscriptions').filter(({ method }) => method === 'POST').length,
  wazzup24: account.requests.filter(({ verb }) => verb === 'PATCH').length,
  green: line.callsOf('setSettings').length,
});

describe('the providers of three numbers', () => {
  test('are told the address when it comes, when it is another one and when it comes back, each time once', async () => {
    shop = await open();
    const create = async (...input: Parameters<typeof shop.client.call<'channels.create'>>) =>
      shop.client.call(...input);
    const numbers = [
      await create('channels.create', number.connection),
      await create('channels.create', {
        provider: 'wazzup24',
        config: { apiUrl: account.url, channelId: account.addChannel().channelId },
        secrets: { apiKey: account.apiKey },
      }),
      await create('channels.create', {
        provider: 'green-api',
        config: line.configFor('webhook'),
        secrets: { apiTokenInstance: line.apiTokenInstance },
      }),
    ];
    expect((await registrations()).map(({ state, url }) => [state, url])).toEqual([
      ['waiting', null],
      ['waiting', null],
      ['waiting', null],
    ]);
    expect(await Promise.all(numbers.map(receivingOf))).toEqual(['unknown', 'unknown', 'unknown']);

    const paths = numbers.map(({ webhookPath }) => webhookPath);
    const at = (door: FrontDoor | undefined) => ({
      meta: `${door!.url}${paths[0]}`,
      wazzup24: `${door!.url}${paths[1]}`,
      green: `${door!.url}${paths[2]}`,
    });
    await goTo(doors[0]);
    const first = await allSet();
    expect(told()).toEqual(at(doors[0]));
    expect(first.registrations.map(({ url, detail, retryAt }) => ({ url, detail, retryAt }))).toEqual(
      Object.values(at(doors[0])).map((url) => ({ url, detail: null, retryAt: null })),
    );
    expect(await Promise.all(numbers.map(receivingOf))).toEqual(['works', 'works', 'works']);

    await goTo(doors[1]);
    await allSet();
    expect(told()).toEqual(at(doors[1]));

    await shop.client.call('tunnel.change', { kind: 'none' });
    expect((await registrations()).map(({ state, url }) => [state, url])).toEqual(
      Object.values(at(doors[1])).map((url) => ['waiting', url]),
    );
    expect(await Promise.all(numbers.map(receivingOf))).toEqual(['unknown', 'unknown', 'unknown']);
    expect(times()).toEqual({ meta: 2, wazzup24: 2, green: 2 });

    await goTo(doors[1]);
    await allSet();
    expect(times()).toEqual({ meta: 2, wazzup24: 2, green: 2 });
    await goTo(doors[0]);
    await allSet();
    expect(told()).toEqual(at(doors[0]));
    expect(times()).toEqual({ meta: 3, wazzup24: 3, green: 3 });
    // It was this computer that had the former addresses.
    expect(await notices()).toEqual([]);
  });

  test('are told nothing while the address is known not to lead here', async () => {
    shop = await open();
    doors[0]!.leadTo(null);
    await goTo(doors[0]);
    await shop.client.call('channels.create', number.connection);
    await addressWhen(shop, 'the proof to fail', ({ proof }) => proof.state === 'broken');
    expect(await registrations()).toMatchObject([{ state: 'waiting', url: null }]);
    expect(times().meta).toBe(0);
    doors[0]!.leadTo(shop.ingress);
    await shop.client.call('tunnel.check', {});
    await addressWhen(shop, 'the proof', isProved);
    await allSet();
    expect(number.app.url).toBe(`${doors[0]!.url}/api/v1/webhooks/whatsapp`);
  });
});

test('a provider that refuses is asked again with pauses, and says why in its own words', async () => {
  shop = await open();
  await goTo(doors[0]);
  await addressWhen(shop, 'the proof', isProved);
  number.faults.always('subscriptions', {
    kind: 'status',
    status: 400,
    body: { error: { code: 2200, message: '(#2200) Callback verification failed: HTTP Status Code = 502' } },
  });
  await shop.client.call('channels.create', number.connection);
  const refused = await addressWhen(
    shop,
    'the refusal',
    ({ registrations: [one] }) => one?.state === 'failed',
  );
  expect(refused.registrations[0]).toMatchObject({ url: null, at: null });
  expect(refused.registrations[0]?.detail).toMatch(/^Meta .*502/);
  const pause = Date.parse(refused.registrations[0]!.retryAt!) - clock.now();
  expect(pause > 20_000 && pause <= 30_000).toBe(true);
  shop.core.wake();
  expect(await registrations()).toMatchObject([{ state: 'failed' }]);
  number.faults.heal();
  later(30_000);
  await allSet();
  expect(await registrations()).toMatchObject([{ state: 'set', detail: null, retryAt: null }]);
});

test('the webhook of two numbers of one account is set once', async () => {
  shop = await open();
  await goTo(doors[0]);
  await addressWhen(shop, 'the proof', isProved);
  const [salon, spa] = [account.addChannel(), account.addChannel()];
  await connectWazzup24(shop, account, salon);
  await connectWazzup24(shop, account, spa);
  await allSet();
  expect(times().wazzup24).toBe(1);
  await goTo(doors[1]);
  const moved = await allSet();
  expect(moved.registrations.map(({ url }) => url?.startsWith(doors[1]!.url))).toEqual([true, true]);
  expect(times().wazzup24).toBe(2);
});

test('a restart at the same address asks nobody to set it again', async () => {
  const folder = temporaryFolder();
  const again = { folder: folder.path, secrets: memorySecrets(), publicUrl: () => doors[0]!.url };
  try {
    shop = await open(again);
    await connectMeta(shop, number);
    await connectWazzup24(shop, account, account.addChannel());
    await connectGreenApi(shop, line, 'webhook');
    const before = await allSet();
    const counted = times();
    await shop.close();
    shop = await open(again);
    await addressWhen(shop, 'the proof', isProved);
    await shop.until('every number to work', async () => {
      const { items } = await shop.client.call('channels.list', {});
      return items.every(({ state }) => state === 'works');
    });
    expect(await registrations()).toEqual(before.registrations);
    expect(times()).toEqual(counted);
  } finally {
    await shop.close();
    folder.remove();
    shop = await open();
  }
});

test('an address that another program takes is taken back, ever more slowly, and the owner hears of it', async () => {
  const crm = 'https://crm.example.com/hooks?token=x';
  account.webhooksUri = crm;
  shop = await open();
  await goTo(doors[0]);
  await addressWhen(shop, 'the proof', isProved);
  const channel = await connectWazzup24(shop, account, account.addChannel());
  await shop.until('the address to be ours', () => Promise.resolve(account.webhooksUri !== crm));
  await allSet();
  const notice = { kind: 'webhook-moved', facts: { title: 'WhatsApp', host: 'crm.example.com' } };
  expect(await notices()).toEqual([notice]);

  account.webhooksUri = crm;
  expect(await receivingOf(channel)).toBe('broken');
  const toldOfIt = () =>
    addressWhen(shop, 'it to be told', ({ registrations: [one] }) => one?.state === 'failed');
  const taken = await toldOfIt();
  expect(taken.registrations[0]?.detail).toContain('another address, at crm.example.com');
  later(5 * minute);
  expect(account.webhooksUri).toBe(crm);
  later(minute);
  await allSet();
  expect(account.webhooksUri).toBe(channel.webhookUrl);
  expect(await notices()).toEqual([{ ...notice, facts: { ...notice.facts, count: 2 } }]);

  account.webhooksUri = crm;
  expect(await receivingOf(channel)).toBe('broken');
  await toldOfIt();
  later(6 * minute);
  expect(await registrations()).toMatchObject([{ state: 'failed' }]);
  later(24 * minute);
  await allSet();
  expect(account.webhooksUri).toBe(channel.webhookUrl);
});

test('set up by hand, it is told at once, and that is remembered', async () => {
  shop = await open();
  await goTo(doors[0]);
  await addressWhen(shop, 'the proof', isProved);
  const { id } = await connectMeta(shop, number);
  await allSet();
  number.app.url = 'https://elsewhere.example/hook';
  await shop.client.call('channels.check', { id });
  await addressWhen(shop, 'it to be seen', ({ registrations: [one] }) => one?.state === 'failed');
  expect(await shop.client.call('channels.setUp', { id })).toEqual({ changed: ['webhook'], note: null });
  expect(await registrations()).toMatchObject([{ state: 'set', url: number.app.url }]);
});
