import { afterEach, beforeEach, expect, test } from 'vitest';

import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, openShop, type Shop } from '#test/support/shop.ts';

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;

beforeEach(async () => {
  provider = await startGreenApi();
  line = provider.addInstance({});
  shop = await openShop();
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

test('keys that cannot be right are refused at their field, and nothing is kept', async () => {
  const config = line.configFor('polling');
  await expect(
    shop.client.call('channels.create', {
      provider: 'green-api',
      config,
      secrets: { apiTokenInstance: 'a token with spaces' },
    }),
  ).rejects.toMatchObject({
    code: 'invalid',
    fields: { 'secrets.apiTokenInstance': expect.any(String) as string },
  });
  await expect(
    shop.client.call('channels.create', {
      provider: 'green-api',
      config: { ...config, apiUrl: 'http://api.example.com' },
      secrets: { apiTokenInstance: line.apiTokenInstance },
    }),
  ).rejects.toMatchObject({ code: 'invalid', fields: { 'config.apiUrl': expect.any(String) as string } });
  expect((await shop.client.call('channels.list', {})).items).toEqual([]);
});

test('the same instance is not connected twice', async () => {
  await connectGreenApi(shop, line, 'polling');
  await expect(connectGreenApi(shop, line, 'polling')).rejects.toMatchObject({ code: 'conflict' });
});

test('wrong keys are told as such, and new keys mend it', async () => {
  const { id } = await shop.client.call('channels.create', {
    provider: 'green-api',
    config: line.configFor('polling'),
    secrets: { apiTokenInstance: 'not-the-token-of-this-instance' },
  });
  expect(await shop.client.call('channels.check', { id })).toMatchObject({ state: 'broken' });
  const [broken] = (await shop.client.call('channels.list', {})).items;
  expect(broken?.connection).toBe('keys-wrong');
  await shop.client.call('channels.update', { id, secrets: { apiTokenInstance: line.apiTokenInstance } });
  expect(await shop.client.call('channels.check', { id })).toMatchObject({ state: 'works' });
});

test('a number that is signed out shows its code, and works when the phone has scanned it', async () => {
  line.setState('notAuthorized');
  const { id } = await shop.client.call('channels.create', {
    provider: 'green-api',
    config: line.configFor('polling'),
    secrets: { apiTokenInstance: line.apiTokenInstance },
  });
  await shop.until('the code', async () => (await shop.client.call('channels.qr', { id })).kind === 'code');
  line.scanQr();
  await shop.until('the number to work', async () => {
    const { items } = await shop.client.call('channels.list', {});
    return items[0]?.state === 'works';
  });
  expect(await shop.client.call('channels.qr', { id })).toEqual({ kind: 'signed-in' });
});
