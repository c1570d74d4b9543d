import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { openShop, type Shop } from '#test/support/shop.ts';

const key = 'Key+of/a=shop-that-nobody-may-read';
let shop: Shop;
let server: Server;
let answer: RequestListener;

beforeEach(async () => {
  shop = await openShop();
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await shop.close();
  await new Promise((resolve) => server.close(resolve));
});

function probe() {
  // A server that listens on a port has that kind of address.
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return shop.client.call('channels.probe', {
    provider: 'wazzup24',
    config: { apiUrl },
    secrets: { apiKey: key },
  });
}

test('of the numbers that a strange server names, no more are shown than somebody may have', async () => {
  const channels = Array.from({ length: 5_000 }, (_, place) => ({
    channelId: place === 0 ? 'c'.repeat(10_000) : `channel-${place}`,
    transport: 'whatsapp',
    state: 'active',
    plainId: `79990${place}`,
  }));
  answer = (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(channels));
  const { found } = await probe();
  expect(found).toHaveLength(99);
  expect(found[0]).toMatchObject({ fill: { 'config.channelId': 'channel-1' } });
});

test('keys that come back in an answer are shown to nobody, however they are written', async () => {
  const said = `no rights for ${key} or ${encodeURIComponent(key)}`;
  answer = (_request, response) =>
    response
      .writeHead(403, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: 'FORBIDDEN', description: said }));
  const { fields } = await probe();
  expect(fields['secrets.apiKey']?.state).toBe('broken');
  const shown = JSON.stringify(fields) + shop.logLines();
  expect(shown).toContain('no rights for');
  expect(shown).not.toContain(key);
  expect(shown).not.toContain(encodeURIComponent(key));
});
