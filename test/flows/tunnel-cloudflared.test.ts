import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openShop, type Shop } from '#test/support/shop.ts';
import { installCloudflared, type InstalledCloudflared } from '#test/support/tunnel/cloudflared.ts';
import { addressWhen, addressWhenWoken, isProved } from '#test/support/tunnel/view.ts';

const token = `eyJ${'aB3dE'.repeat(20)}`;
let cloudflared: InstalledCloudflared;
let shop: Shop;

beforeEach(async () => {
  cloudflared = installCloudflared();
  shop = await openShop({ reach: true, publicUrl: () => null, programs: cloudflared.programs });
});
afterEach(async () => {
  await shop.close();
  const forgotten = cloudflared.alive();
  cloudflared.remove();
  expect(forgotten).toEqual([]);
  expect(shop.logLines()).not.toContain(token);
});

describe('a quick tunnel', () => {
  test('comes up and is proved', async () => {
    await shop.client.call('tunnel.change', { kind: 'cloudflare-quick' });
    const view = await addressWhen(shop, 'the proof', isProved);
    expect(view).toMatchObject({ carrier: 'cloudflare-quick', state: 'up', reason: null, retryAt: null });
    expect(view.cloudflared).toBe(`${cloudflared.folder}/cloudflared`);
    expect((await fetch(`${view.url!}/healthz`)).status).toBe(200);
    expect(cloudflared.runs().map(({ args, token: given }) => [args, given])).toEqual([
      [['tunnel', '--no-autoupdate', '--url', shop.ingress], null],
    ]);
  });

  test('is what comes automatically, as long as the program is there', async () => {
    await shop.client.call('tunnel.change', { kind: 'automatic' });
    expect(await addressWhen(shop, 'the proof', isProved)).toMatchObject({
      kind: 'automatic',
      carrier: 'cloudflare-quick',
    });
    cloudflared.uninstall();
    await shop.client.call('tunnel.restart', {});
    expect(await shop.client.call('tunnel.get', {})).toMatchObject({
      carrier: 'localtunnel',
      url: null,
      cloudflared: null,
    });
  });

  test('that dies comes back with another address, and says so in between', async () => {
    await shop.client.call('tunnel.change', { kind: 'cloudflare-quick' });
    const before = await addressWhen(shop, 'the proof', isProved);
    process.kill(cloudflared.alive()[0]!, 'SIGKILL');
    const between = await addressWhen(shop, 'the end', ({ state }) => state !== 'up');
    expect(between).toMatchObject({ state: 'down', url: null, reason: 'program-ended' });
    expect(between.proof).toMatchObject({ state: 'broken', reason: 'program-ended' });
    expect(between.retryAt).not.toBeNull();
    const after = await addressWhen(shop, 'the new address', isProved);
    expect(after.url).not.toBe(before.url);
    expect(after.history.map(({ state, url, reason }) => [state, url, reason]).slice(0, 3)).toEqual([
      ['up', after.url, null],
      ['down', null, 'program-ended'],
      ['up', before.url, null],
    ]);
  });

  test('says when the program is not there, and comes up when it is', async () => {
    cloudflared.uninstall();
    await shop.client.call('tunnel.change', { kind: 'cloudflare-quick' });
    expect(await addressWhen(shop, 'the reason', ({ state }) => state === 'down')).toMatchObject({
      reason: 'program-missing',
      cloudflared: null,
      proof: { state: 'broken', reason: 'program-missing' },
    });
    const other = installCloudflared();
    try {
      await shop.client.call('tunnel.change', {
        kind: 'cloudflare-quick',
        program: `${other.folder}/cloudflared`,
      });
      await addressWhen(shop, 'the proof', isProved);
      await shop.client.call('tunnel.change', { kind: 'none' });
      expect(other.alive()).toEqual([]);
    } finally {
      other.remove();
    }
  });

  test('says in the words of the program why there is none', async () => {
    cloudflared.do('is-limited');
    await shop.client.call('tunnel.change', { kind: 'cloudflare-quick' });
    const view = await addressWhen(shop, 'the reason', ({ state }) => state === 'down');
    expect(view).toMatchObject({ reason: 'program-ended', url: null });
    expect(view.detail).toMatch(/429 Too Many Requests/);
    cloudflared.do('works');
    await addressWhenWoken(shop, 'the proof', isProved);
  });

  test('leaves no process behind when it is stopped while it starts', async () => {
    cloudflared.do('says-nothing');
    await shop.client.call('tunnel.change', { kind: 'cloudflare-quick' });
    await shop.until('the program', () => Promise.resolve(cloudflared.alive().length === 1));
    expect(await shop.client.call('tunnel.get', {})).toMatchObject({
      state: 'starting',
      url: null,
      proof: { state: 'unknown', reason: 'starting' },
    });
    await shop.client.call('tunnel.change', { kind: 'none' });
    expect(cloudflared.alive()).toEqual([]);
    expect(await shop.client.call('tunnel.get', {})).toMatchObject({ state: 'off', reason: 'off' });
    await shop.client.call('tunnel.change', { kind: 'cloudflare-quick' });
    await shop.until('the program', () => Promise.resolve(cloudflared.alive().length === 1));
    // What the shop closes now is checked after the test.
  });
});

describe('a named tunnel', () => {
  const named = { kind: 'cloudflare-named', hostname: 'https://Desk.salon.example/' } as const;

  test('is started with its token in the environment, and has the address that was set up', async () => {
    await shop.client.call('tunnel.change', { ...named, token: `cloudflared service install ${token}` });
    const view = await addressWhen(shop, 'the address', ({ state }) => state === 'up');
    expect(view).toMatchObject({
      carrier: 'cloudflare-named',
      url: 'https://desk.salon.example',
      settings: { hostname: 'desk.salon.example', hasToken: true },
    });
    expect(cloudflared.runs().map(({ args, token: given }) => [args, given])).toEqual([
      [['tunnel', '--no-autoupdate', 'run'], token],
    ]);
    expect(JSON.stringify(view)).not.toContain(token);
    expect(await shop.secrets.get('tunnel/cloudflared-token')).toBe(token);
  });

  test('says that its token is refused, and comes up when it is taken', async () => {
    cloudflared.do('refuses-token');
    await shop.client.call('tunnel.change', { ...named, token });
    const view = await addressWhen(shop, 'the reason', ({ state }) => state === 'down');
    expect(view).toMatchObject({ reason: 'token-refused', url: null });
    expect(view.detail).toMatch(/Invalid tunnel secret/);
    cloudflared.do('works');
    await addressWhenWoken(shop, 'the address', ({ state }) => state === 'up');
    expect(cloudflared.alive()).toHaveLength(1);
  });

  test.each([
    [{ ...named }, 'token'],
    [{ ...named, token: 'nonsense' }, 'token'],
    [{ kind: 'cloudflare-named', token }, 'hostname'],
    [{ kind: 'own-domain', url: 'http://salon.example' }, 'url'],
    [{ kind: 'localtunnel', server: 'http://lt.example' }, 'server'],
    [{ kind: 'cloudflare-quick', program: '/nowhere/cloudflared' }, 'program'],
  ] as const)('what cannot be is refused by its field (%#: %o)', async (input, field) => {
    await expect(shop.client.call('tunnel.change', input)).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.any(String) as string },
    });
    expect(await shop.client.call('tunnel.get', {})).toMatchObject({ kind: 'none', state: 'off' });
    expect(cloudflared.runs()).toEqual([]);
  });
});
