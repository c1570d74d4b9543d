import { createHash, randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server } from 'node:http';
import { request } from 'node:http';
import type { Socket } from 'node:net';

import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '#test/support/tunnel/localtunnel-server.ts';
import { close, listen } from '#test/support/tunnel/loopback.ts';

import type { Clock } from '../../platform/ports.ts';
import { systemClock } from '../../platform/system.ts';
import type { OpenedWay } from './carrier.ts';
import { localtunnel } from './localtunnel.ts';

let server: LocaltunnelServer;
let listener: Server;
let ingressUrl: string;
/** Connections that the listener has seen. */
let connections: number;

beforeEach(async () => {
  server = await startLocaltunnelServer();
  connections = 0;
  listener = createServer((incoming, response) => {
    const hash = createHash('sha256');
    incoming.on('data', (chunk: Buffer) => hash.update(chunk));
    incoming.on('end', () => response.end(`${incoming.headers.host ?? ''} ${hash.digest('hex')}`));
  });
  listener.on('connection', () => (connections += 1));
  ingressUrl = `http://127.0.0.1:${await listen(listener, 0)}`;
});
afterEach(async () => {
  await close(listener);
  await server.stop();
});

const carrier = (clock: Clock = systemClock(), address = server.url) =>
  localtunnel({ clock, log: silentLog(), server: address, name: 'desk-0123', hasNetwork: () => true });

async function open(): Promise<OpenedWay> {
  const way = await carrier().open(ingressUrl, new AbortController().signal);
  if (way.kind === 'failed') throw new Error(way.reason);
  return way;
}

/** Posts a body in pieces of `size`, and returns what the listener answered. */
function post(url: string, body: Buffer, size: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve(text));
    });
    outgoing.on('error', reject);
    const write = (at: number) => {
      if (at >= body.length) return void outgoing.end();
      outgoing.write(body.subarray(at, at + size), () => write(at + size));
    };
    write(0);
  });
}

test.each([1, 7, 1_000, 200_000])('every byte comes through as it was, in pieces of %i', async (size) => {
  const way = await open();
  const body = size < 100 ? Buffer.from('Ёлка 🌲 и салон. '.repeat(10)) : randomBytes(500_000);
  const host = new URL(way.url).host;
  expect(await post(way.url, body, size)).toBe(`${host} ${createHash('sha256').update(body).digest('hex')}`);
  await way.close();
});

test('the listener hears of a socket only when somebody asks: idle ones would be closed as slow', async () => {
  const way = await open();
  const [tunnel] = server.tunnels.values();
  while (tunnel!.standing() < 4) await new Promise((resolve) => setImmediate(resolve));
  expect(connections).toBe(0);
  await post(way.url, Buffer.from('a'), 1);
  expect(connections).toBe(1);
  await way.close();
});

test('a server that says nothing is given up after 15 seconds', async () => {
  server.faults.isSilent = true;
  const clock = fakeClock();
  const opening = carrier(clock).open(ingressUrl, new AbortController().signal);
  while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  clock.advance(15_000);
  expect(await opening).toEqual({ kind: 'failed', reason: 'server-unreachable', detail: 'ETIMEDOUT' });
  expect(clock.waiting).toBe(0);
});

test.each(['while it asks', 'while its sockets are refused', 'when it is open'])(
  'stopped %s, it leaves no socket and no timer',
  async (moment) => {
    // Those that begin in this test: other files of this process may have left theirs to time out.
    const begun: Socket[] = [];
    const see = (message: unknown) => void begun.push((message as { socket: Socket }).socket);
    subscribe('net.client.socket', see);
    onTestFinished(() => void unsubscribe('net.client.socket', see));
    const sockets = () => begun.filter((socket) => !socket.closed).length;
    const clock = fakeClock();
    const stopping = new AbortController();
    server.faults.isSilent = moment === 'while it asks';
    server.faults.dropsSockets = moment === 'while its sockets are refused';
    const opening = carrier(clock).open(ingressUrl, stopping.signal);
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    if (moment === 'when it is open') {
      const way = await opening;
      if (way.kind === 'open') await way.close();
    } else {
      stopping.abort();
      expect(await opening).toMatchObject({ kind: 'failed' });
    }
    expect(clock.waiting).toBe(0);
    await server.stop();
    await close(listener);
    for (let look = 0; sockets() > 0 && look < 1_000; look += 1) await new Promise((r) => setImmediate(r));
    expect(begun.length).toBeGreaterThan(0);
    expect(sockets()).toBe(0);
  },
);

test('an address of this computer is not taken from a server elsewhere', async () => {
  server.faults.body = JSON.stringify({ id: 'x', port: 80, url: 'http://127.0.0.1:1' });
  const { port } = new URL(server.url);
  // The only name of this computer that does not look like one.
  const way = await carrier(systemClock(), `http://0.0.0.0:${port}`).open(
    ingressUrl,
    new AbortController().signal,
  );
  expect(way).toEqual({ kind: 'failed', reason: 'server-refused', detail: 'http://127.0.0.1:1' });
});
