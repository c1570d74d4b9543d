import { afterEach, beforeEach, expect, test } from 'vitest';

import { message, say, webhook } from '#test/support/meta/bodies.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { openShop, type Shop } from '#test/support/shop.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '#test/support/tunnel/localtunnel-server.ts';
import { addressWhen, addressWhenWoken, isProved } from '#test/support/tunnel/view.ts';
import { connectWazzup24 } from '#test/support/wazzup24/connect.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';

const [vera, boris] = [
  { waId: '79990000101', phone: '79990000101', name: 'Vera' },
  { phone: '79990000102', name: 'Boris' },
];
let server: LocaltunnelServer;
let meta: MetaSimulator;
let wazzup24: WazzupSimulator;
let shop: Shop;

beforeEach(async () => {
  server = await startLocaltunnelServer();
  meta = await startMeta();
  wazzup24 = await startWazzup24();
  shop = await openShop({ reach: true, publicUrl: () => null });
  await shop.client.call('tunnel.change', { kind: 'localtunnel', server: server.url });
  await addressWhen(shop, 'the proof', isProved);
});
afterEach(async () => {
  await shop.close();
  await Promise.all([server.stop(), meta.stop(), wazzup24.stop()]);
});

const texts = async () => {
  const { items } = await shop.client.call('conversations.list', {});
  const threads = await Promise.all(
    items.map(({ id }) => shop.client.call('messages.list', { conversationId: id, limit: 200 })),
  );
  return threads.flatMap((thread) => thread.items.map(({ text }) => text)).sort();
};
const textsWhen = (expected: readonly string[]) =>
  shop.until(`the messages ${expected.join()}`, async () => {
    const found = await texts();
    return found.join() === [...expected].sort().join() && found;
  });

test('an address that dies and comes back as another one: every provider calls the new one, and no message is lost', async () => {
  const number = meta.addNumber();
  const account = wazzup24.addAccount();
  const channel = account.addChannel();
  await connectMeta(shop, number);
  await connectWazzup24(shop, account, channel);
  const before = await addressWhen(shop, 'the address', ({ registrations }) =>
    registrations.every(({ state }) => state === 'set'),
  );
  expect([number.app.url, account.webhooksUri].every((url) => url?.startsWith(before.url!))).toBe(true);
  await number.customerWrites(vera, 'before, by Meta');
  account.customerWrites(channel, boris, 'before, by Wazzup24');
  await textsWhen(['before, by Meta', 'before, by Wazzup24']);
  expect((await shop.client.call('tunnel.get', {})).lastEventAt).not.toBeNull();

  await server.setListening(false);
  await server.forget();
  const between = await addressWhen(shop, 'the end', ({ state }) => state === 'down');
  expect(between).toMatchObject({ url: null, carrier: 'localtunnel', reason: 'server-unreachable' });
  expect(between.proof).toMatchObject({ state: 'broken', reason: 'server-unreachable' });
  expect(between.registrations.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  const missed = webhook(number, {
    messages: [message(vera, 'wamid.gap', Date.now(), say.text('in between'))],
  });
  await expect(number.push(missed)).rejects.toThrow();

  server.faults.givesOtherNames = true;
  await server.setListening(true);
  const after = await addressWhenWoken(shop, 'the new address', (view) => {
    return isProved(view) && view.registrations.every(({ state }) => state === 'set');
  });
  expect(after.url).not.toBe(before.url);
  expect(after).toMatchObject({ state: 'up', reason: 'name-taken' });
  expect([number.app.url, account.webhooksUri].every((url) => url?.startsWith(after.url!))).toBe(true);
  // Meta sends again what was not taken, to the address of that moment.
  expect(await number.push(missed)).toBe(200);
  // Long enough to come in several pieces: the signature is over every byte of it.
  const long = `after, by Meta: ${'Ёлка 🌲 и салон '.repeat(240)}`;
  await number.customerWrites(vera, long);
  account.customerWrites(channel, boris, 'after, by Wazzup24');
  await textsWhen([
    ...['before, by Meta', 'before, by Wazzup24', 'in between'],
    ...[long, 'after, by Wazzup24'],
  ]);
});
