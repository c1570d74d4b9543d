import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { listenWithRetry, type EventSocket } from './event-socket.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function listening() {
  const sockets: EventSocket[] = [];
  const frames: unknown[] = [];
  const connections: boolean[] = [];
  const stop = listenWithRetry({
    open: () => {
      const socket: EventSocket = { close: vi.fn(), onopen: null, onmessage: null, onclose: null };
      sockets.push(socket);
      return socket;
    },
    onFrame: (frame) => frames.push(frame),
    onConnection: (isConnected) => connections.push(isConnected),
  });
  // The handlers look at nothing of the events but their data.
  const socket = () =>
    sockets.at(-1) as unknown as Record<'onopen' | 'onmessage' | 'onclose', (event: object) => void>;
  return { sockets, frames, connections, stop, socket };
}

it('passes on frames and skips what is not JSON', () => {
  const { socket, frames, connections } = listening();
  socket().onopen({});
  socket().onmessage({ data: '{"kind":"hello"}' });
  socket().onmessage({ data: 'not json' });
  socket().onmessage({ data: new Uint8Array() });
  expect(connections).toEqual([true]);
  expect(frames).toEqual([{ kind: 'hello' }]);
});

it('comes back after a loss, ever slower, and quickly again after it was back', () => {
  const { socket, sockets, connections } = listening();
  const lossesUntilNext = () => {
    const before = sockets.length;
    socket().onclose({});
    let waited = 0;
    while (sockets.length === before) {
      vi.advanceTimersByTime(50);
      waited += 50;
    }
    return waited;
  };
  const waits = Array.from({ length: 8 }, lossesUntilNext);
  expect(waits[0]).toBeLessThan(500);
  expect(waits.at(-1)).toBeGreaterThan(5000);
  expect(Math.max(...waits)).toBeLessThan(13_000);
  socket().onopen({});
  expect(lossesUntilNext()).toBeLessThan(500);
  expect(connections.at(-1)).toBe(false);
});

it('opens nothing more once it is stopped', () => {
  const { socket, sockets, connections, stop } = listening();
  socket().onopen({});
  stop();
  socket().onclose({});
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
  expect(connections).toEqual([true]);
});
