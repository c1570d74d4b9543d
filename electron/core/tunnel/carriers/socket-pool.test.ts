import { createServer, type Server, type Socket } from 'node:net';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { close, listen } from '#test/support/tunnel/loopback.ts';

import { openSocketPool } from './socket-pool.ts';

let remote: Server;
let local: Server;
let seen: { remote: number; local: number };

beforeEach(() => (seen = { remote: 0, local: 0 }));
afterEach(async () => {
  await Promise.all([close(remote), close(local)]);
});

test('a service that has the port by now and speaks first is not asked again and again, and reaches nobody', async () => {
  remote = createServer((socket: Socket) => {
    seen.remote += 1;
    socket.on('error', () => undefined).end('SSH-2.0-something\r\n');
  });
  local = createServer(() => (seen.local += 1));
  const clock = fakeClock();
  const pool = openSocketPool({
    clock,
    remote: { host: '127.0.0.1', port: await listen(remote, 0) },
    local: { host: '127.0.0.1', port: await listen(local, 0) },
    count: 2,
  });
  expect(await pool.opened).toBe(true);
  for (let round = 1; round <= 4; round += 1) {
    await vi.waitFor(() => expect([seen.remote, clock.waiting]).toEqual([2 * round, 2]));
    clock.advance(5_000);
  }
  expect(await pool.ended).toBe('EPROTO');
  expect(seen.local).toBe(0);
  await pool.close();
});
