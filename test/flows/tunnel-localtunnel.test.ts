import { connect } from 'node:net';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { TunnelReason } from '#shared/domain/tunnel.ts';
import { memorySecrets, openShop, temporaryFolder, type Shop } from '#test/support/shop.ts';
import type { LocaltunnelFaults } from '#test/support/tunnel/granted-tunnel.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '#test/support/tunnel/localtunnel-server.ts';
import { addressWhen, addressWhenWoken, isProved } from '#test/support/tunnel/view.ts';

let server: LocaltunnelServer;
let shop: Shop;

beforeEach(async () => {
  server = await startLocaltunnelServer();
  shop = await openShop({ reach: true, publicUrl: () => null });
});
afterEach(async () => {
  await shop.close();
  await server.stop();
});

const choose = () => shop.client.call('tunnel.change', { kind: 'localtunnel', server: server.url });
const only = () => {
  const [tunnel] = server.tunnels.values();
  if (!tunnel) throw new Error('There is no tunnel.');
  return tunnel;
};

describe('an address of localtunnel', () => {
  test('comes up and is proved', async () => {
    expect((await choose()).state).toBe('starting');
    const view = await addressWhen(shop, 'the proof', isProved);
    expect(view).toMatchObject({
      kind: 'localtunnel',
      carrier: 'localtunnel',
      state: 'up',
      url: only().url,
      localUrl: shop.ingress,
      reason: null,
      retryAt: null,
      proof: { state: 'works', reason: null, detail: null },
      lastEventAt: null,
      history: [{ state: 'up', url: only().url }, { state: 'off' }],
    });
    expect(view.proof.tookMs).toBeGreaterThanOrEqual(0);
    expect(view.proof.lastWorkedAt).toBe(view.proof.at);
    expect(server.asked).toEqual([only().name]);
    expect(only().name).toMatch(/^desk-[0-9a-f]{12}$/);
    expect(shop.frames.filter(({ kind }) => kind === 'changes').length).toBeGreaterThan(2);
  });

  test('answers many at once', async () => {
    await choose();
    const { url } = await addressWhen(shop, 'the proof', isProved);
    const answers = await Promise.all(
      Array.from({ length: 40 }, async () => (await fetch(`${url!}/healthz`)).status),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
  });

  test('comes back the same after the program was restarted, with its history', async () => {
    const { path: folder, remove } = temporaryFolder();
    const options = { folder, secrets: memorySecrets(), reach: true, publicUrl: () => null };
    const first = await openShop(options);
    await first.client.call('tunnel.change', { kind: 'localtunnel', server: server.url });
    const before = await addressWhen(first, 'the proof', isProved);
    await first.close();
    await server.forget();
    const second = await openShop(options);
    await second.client.call('tunnel.change', { kind: 'localtunnel', server: server.url });
    const after = await addressWhen(second, 'the proof', isProved);
    await second.close();
    remove();
    expect(after.url).toBe(before.url);
    expect(after.history.slice(-2)).toEqual(before.history);
  });

  test('is another one when the name is taken; that is said and works', async () => {
    server.faults.givesOtherNames = true;
    await choose();
    const view = await addressWhen(shop, 'the proof', isProved);
    expect(view).toMatchObject({
      state: 'up',
      reason: 'name-taken',
      detail: server.asked[0],
      url: only().url,
    });
  });

  test('survives that its sockets are dropped now and then', async () => {
    await choose();
    const { url } = await addressWhen(shop, 'the proof', isProved);
    server.faults.dropsSockets = true;
    only().drop();
    server.faults.dropsSockets = false;
    await shop.until('sockets again', () => Promise.resolve(only().standing() > 0));
    expect((await fetch(`${url!}/healthz`)).status).toBe(200);
    expect(server.asked).toHaveLength(1);
  });
});

const nowhere = JSON.stringify({ id: 'a', port: 80, url: 'http://nowhere.example' });

describe('a server that', () => {
  test.each<[string, Partial<LocaltunnelFaults>, TunnelReason, string]>([
    ['refuses', { refusesWith: 503 }, 'server-refused', 'HTTP 503'],
    ['answers with a page', { body: '<html>Sold</html>' }, 'server-refused', 'HTTP 200'],
    ['gives an address of nowhere', { body: nowhere }, 'server-refused', 'http://nowhere.example'],
    ['drops every socket', { dropsSockets: true }, 'server-unreachable', 'ECONNRESET'],
  ])('%s is said to, and asked again', async (_what, faults, reason, detail) => {
    Object.assign(server.faults, faults);
    await choose();
    const down = await addressWhen(shop, 'the reason', ({ state }) => state === 'down');
    expect(down).toMatchObject({ reason, url: null, proof: { state: 'broken', reason } });
    if (reason === 'server-refused') expect(down.detail).toBe(detail);
    expect(Date.parse(down.retryAt!)).toBeGreaterThan(Date.parse(down.since) - 1);
    Object.assign(server.faults, { refusesWith: null, body: null, dropsSockets: false });
    await addressWhenWoken(shop, 'the proof', isProved);
  });

  test('is not there is said to be unreachable', async () => {
    await server.setListening(false);
    await choose();
    expect(await addressWhen(shop, 'the reason', ({ state }) => state === 'down')).toMatchObject({
      reason: 'server-unreachable',
      detail: 'ECONNREFUSED',
    });
    await server.setListening(true);
    await addressWhenWoken(shop, 'the proof', isProved);
  });

  test('has forgotten us is asked anew, and gives the same name', async () => {
    await choose();
    const before = await addressWhen(shop, 'the proof', isProved);
    await server.forget();
    await addressWhen(shop, 'the end', ({ state }) => state === 'down');
    const after = await addressWhenWoken(shop, 'the proof', isProved);
    expect(after.url).toBe(before.url);
    expect(after.history.map(({ state }) => state)).toEqual(['up', 'down', 'up', 'off']);
  });

  test('lets another program answer is found out, and the address is given up', async () => {
    await choose();
    await addressWhen(shop, 'the proof', isProved);
    server.faults.page = { status: 200, text: '<html>Welcome to another program</html>' };
    await shop.client.call('tunnel.check', {});
    expect((await shop.client.call('tunnel.get', {})).proof).toMatchObject({
      state: 'broken',
      reason: 'another-answers',
      detail: 'HTTP 200',
    });
    const down = await addressWhenWoken(shop, 'the end', ({ state }) => state === 'down');
    expect(down).toMatchObject({ reason: 'another-answers', url: null });
    server.faults.page = null;
    await addressWhenWoken(shop, 'the proof', isProved);
  });

  test.each([302, 404, 502])('answers proofs with %i does not lead here', async (status) => {
    server.faults.page = { status, text: '' };
    await choose();
    const view = await addressWhen(shop, 'the proof', ({ proof }) => proof.state === 'broken');
    expect(view.proof).toMatchObject({
      reason: status === 502 ? 'no-answer' : 'another-answers',
      detail: `HTTP ${status}`,
    });
  });
});

test('going another way ends the former one completely', async () => {
  await choose();
  await addressWhen(shop, 'the proof', isProved);
  const former = only();
  await shop.client.call('tunnel.change', { kind: 'own-domain', url: shop.ingress });
  await shop.until('no socket', () => Promise.resolve(former.standing() === 0));
  expect(await addressWhen(shop, 'the proof', isProved)).toMatchObject({
    carrier: 'own-domain',
    url: shop.ingress,
    settings: { server: server.url, url: shop.ingress },
  });
  await shop.client.call('tunnel.change', { kind: 'none' });
  expect(await shop.client.call('tunnel.get', {})).toMatchObject({
    ...{ kind: 'none', carrier: null, state: 'off', url: null, reason: 'off' },
    proof: { state: 'unknown', reason: 'off' },
  });
});

test('an address that was given at the start is proved like any other, and is not chosen here', async () => {
  const given = await openShop({ reach: true });
  try {
    expect(await addressWhen(given, 'the proof', isProved)).toMatchObject({
      ...{ kind: 'own-domain', isFixed: true, carrier: 'own-domain', state: 'up', url: given.ingress },
    });
    await expect(given.client.call('tunnel.change', { kind: 'none' })).rejects.toMatchObject({
      code: 'conflict',
    });
  } finally {
    await given.close();
  }
});

test('a stop while the server is silent leaves nothing behind', async () => {
  server.faults.isSilent = true;
  await choose();
  await shop.until('the question', () => Promise.resolve(server.asked.length === 1));
  await shop.client.call('tunnel.change', { kind: 'none' });
  expect((await shop.client.call('tunnel.get', {})).state).toBe('off');
  expect(server.asked).toHaveLength(1);
});

test('what comes in is no proof by its looks: only our own tokens are answered, and others are counted', async () => {
  await choose();
  const { url } = await addressWhen(shop, 'the proof', isProved);
  for (const path of ['/proof/', '/proof/x', `/proof/${'a'.repeat(24)}.${'b'.repeat(43)}`, '/proof/%00']) {
    const response = await fetch(`${url!}${path}`);
    expect([path, response.status, await response.text()]).toEqual([path, 404, '']);
  }
  const many = await Promise.all(
    Array.from({ length: 80 }, async (_one, index) => {
      return (await fetch(`${shop.ingress}/proof/${index}.x`)).status;
    }),
  );
  expect(new Set(many)).toEqual(new Set([404, 429]));
  // A proof of ours takes no token of that bucket.
  await shop.client.call('tunnel.check', {});
  expect((await shop.client.call('tunnel.get', {})).proof.state).toBe('works');
});

test('a slow caller holds up nobody else', async () => {
  await choose();
  const { url } = await addressWhen(shop, 'the proof', isProved);
  const slow = connect(only().publicPort, '127.0.0.1');
  slow.write('POST /whatsapp/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n');
  expect((await fetch(`${url!}/healthz`)).status).toBe(200);
  slow.destroy();
});
