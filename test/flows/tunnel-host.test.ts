import { request } from 'node:http';
import { createServer } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { openDocument } from '#host/document-file.ts';
import { startHost as startInProcess } from '#host/host.ts';
import { noTunnel, type TunnelKind } from '#shared/domain/tunnel.ts';
import { startHost, type Host } from '#test/support/host.ts';
import { memorySecrets, temporaryFolder } from '#test/support/shop.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '#test/support/tunnel/localtunnel-server.ts';
import { close, listen } from '#test/support/tunnel/loopback.ts';

let server: LocaltunnelServer;
let folder: { path: string; remove: () => void };

beforeEach(async () => {
  server = await startLocaltunnelServer();
  folder = temporaryFolder();
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

async function provedAddress(host: Host): Promise<string> {
  for (;;) {
    const { url, proof } = await host.call('tunnel.get', {});
    if (url !== null && proof.state === 'works') return url;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The status of a call that is sent under another host name, as a tunnel sends it. */
function statusAs(name: string, url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers: { ...headers, host: name } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.end('{}');
  });
}

test('only the public listener is reached through a tunnel: no screen, no call, no file', async () => {
  const host = await startHost(folder.path);
  try {
    await host.call('tunnel.change', { kind: 'localtunnel', server: server.url });
    const url = await provedAddress(host);
    const bearer = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' };
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
    for (const [method, path] of [
      ...[
        ['GET', '/'],
        ['GET', '/connections'],
        ['GET', '/index.html'],
        ['GET', '/assets/'],
        ['GET', '/events'],
      ],
      ...[
        ['POST', '/api/tunnel.get'],
        ['POST', '/api/settings.get'],
        ['POST', '/auth/login'],
        ['GET', '/media/x'],
      ],
      ...[
        ['GET', '/api/tunnel.get'],
        ['GET', '//'],
        ['GET', '/proof/../api/tunnel.get'],
        ['GET', '/healthz/..'],
      ],
    ] as const) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: bearer,
        ...(method === 'POST' ? { body: '{}' } : {}),
      });
      expect([method, path, response.status, await response.text()]).toEqual([method, path, 404, '']);
    }
    // Should a tunnel lead to the port of the screens all the same, they are not for the name that it has.
    expect(await statusAs('desk.salon.example', `${host.ui}/api/tunnel.get`, bearer)).toBe(403);
    expect(await statusAs(new URL(host.ui).host, `${host.ui}/api/tunnel.get`, bearer)).toBe(200);
    expect(host.stderr()).not.toContain(host.token);
  } finally {
    expect(await host.terminate()).toBe(0);
  }
  expect([...server.tunnels.values()].map((tunnel) => tunnel.standing())).toEqual([0]);
});

test('a host that is stopped while the address is being asked for ends cleanly', async () => {
  const host = await startHost(folder.path);
  server.faults.isSilent = true;
  await host.call('tunnel.change', { kind: 'localtunnel', server: server.url });
  expect((await host.call('tunnel.get', {})).state).toBe('starting');
  expect(await host.terminate()).toBe(0);
  const again = await startHost(folder.path);
  expect(await again.call('tunnel.get', {})).toMatchObject({ kind: 'localtunnel', state: 'starting' });
  expect(await again.terminate()).toBe(0);
});

test.each<[TunnelKind, 'fails' | 'moves']>([
  ['own-domain', 'fails'],
  ['cloudflare-named', 'fails'],
  ['automatic', 'moves'],
  ['none', 'moves'],
])('where another program has the port, a host with %s %s', async (kind, what) => {
  const taken = createServer();
  const ingressPort = await listen(taken, 0);
  const starting = startInProcess({
    dataFolder: folder.path,
    ...{ ingressPort, uiPort: 0, publicUrl: null, stderrLevel: 'error' },
    product: { version: '0.0.0-test', screens: folder.path },
    keep({ folder: data, clock, log }) {
      const settings = openDocument(data.root, 'settings', clock, log);
      settings.write({
        tunnel: { ...noTunnel, kind, server: 'http://127.0.0.1:1', url: 'https://salon.example' },
      });
      return { secrets: memorySecrets(), settings };
    },
    onTakenPort: 'any-free-one',
  });
  try {
    if (what === 'fails') return await expect(starting).rejects.toThrow(`Port ${ingressPort} is taken`);
    const host = await starting;
    expect(host.ingress).not.toContain(`:${ingressPort}`);
    await host.stop();
  } finally {
    await close(taken);
  }
});
