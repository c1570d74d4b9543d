import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';

import type { EventFrame } from '#shared/api/events.ts';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';

import { openDesk, ownerToken, type Desk } from './local-listener.ts';
import { scriptedCore, type ScriptedCore } from './scripted-core.ts';

let core: ScriptedCore;
let clock: FakeClock;
let desk: Desk;

beforeEach(async () => {
  core = scriptedCore();
  clock = fakeClock();
  desk = await openDesk(core, { clock });
});

afterEach(() => desk.close());

type Listening = { socket: WebSocket; frames: EventFrame[]; closed: Promise<number> };

/** A socket that has opened, or the HTTP status that refused it. */
async function listen(
  protocols: string[],
  options: { path?: string; headers?: Record<string, string>; autoPong?: boolean } = {},
): Promise<Listening | number> {
  const { path = '/events', ...more } = options;
  const socket = new WebSocket(`${desk.address.replace('http', 'ws')}${path}`, protocols, more);
  const frames: EventFrame[] = [];
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as EventFrame));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => resolve({ socket, frames, closed }));
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
}

async function open(protocols: string[], options?: Parameters<typeof listen>[1]): Promise<Listening> {
  const listening = await listen(protocols, options);
  if (typeof listening === 'number') throw new Error(`Refused with ${listening}.`);
  return listening;
}

const hello: EventFrame = { kind: 'hello', run: 'run-1', sequence: 0 };
const bearer = { authorization: `Bearer ${ownerToken}` };

test.each<[string, string[], Parameters<typeof listen>[1]]>([
  ['a header', [], { headers: bearer }],
  ['a subprotocol, as a browser does', ['deskbell', `token.${ownerToken}`], {}],
  ['the address', [], { path: `/events?token=${ownerToken}` }],
])('the token may come in %s', async (_way, protocols, options) => {
  const { socket, frames } = await open(protocols, options);
  core.events.announce([{ topic: 'outbox' }]);
  await vi.waitUntil(() => frames.length === 2);
  expect(frames).toEqual([hello, { kind: 'changes', sequence: 1, changes: [{ topic: 'outbox' }] }]);
  expect(socket.protocol).toBe(protocols[0] ?? '');
  socket.close();
});

test.each<[string, string[], Parameters<typeof listen>[1], number]>([
  ['no token', ['deskbell'], {}, 401],
  ['a wrong token', ['deskbell', 'token.wrong'], {}, 401],
  ['a foreign page', [], { headers: { ...bearer, origin: 'https://evil.example' } }, 403],
  ['a foreign name', [], { headers: { ...bearer, host: 'shop.example' } }, 403],
  ['another address', [], { path: '/nothing', headers: bearer }, 404],
])('%s gets no stream', async (_what, protocols, options, status) => {
  expect(await listen(protocols, options)).toBe(status);
});

test('asking for the stream without a WebSocket is not found', async () => {
  expect((await desk.ask('/events')).status).toBe(404);
});

test('a client that answers pings stays, one that does not is let go', async () => {
  const alive = await open([], { headers: bearer });
  const silent = await open([], { headers: bearer, autoPong: false });
  const pinged = (client: Listening) => new Promise((resolve) => client.socket.once('ping', resolve));
  const both = Promise.all([pinged(alive), pinged(silent)]);
  clock.advance(30_000);
  await both;
  // The answer to the ping travels before anything that the client says after it: so it has arrived with this one.
  const answered = new Promise((resolve) => alive.socket.once('pong', resolve));
  alive.socket.ping();
  await answered;
  const again = pinged(alive);
  await vi.waitUntil(() => clock.waiting === 2);
  clock.advance(30_000);
  expect(await silent.closed).toBe(1006);
  await again;
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
});

test('a stream ends when its user is removed', async () => {
  core.users.set('ann', 'password');
  const response = await desk.ask('/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"email":"ann","password":"password"}',
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  const { closed } = await open(['deskbell', `token.${accessToken}`]);
  core.users.delete('ann');
  clock.advance(30_000);
  expect(await closed).toBe(4401);
});

test('stopping ends every stream, and nothing waits any more', async () => {
  const { closed } = await open([], { headers: bearer });
  await desk.close();
  expect(await closed).toBe(1001);
  await vi.waitUntil(() => clock.waiting === 0);
  desk = await openDesk(core, { clock });
});
