import { createServer } from 'node:http';

import localtunnel from 'localtunnel';
import { expect, test } from 'vitest';

import { startLocaltunnelServer } from './localtunnel-server.ts';
import { close, listen } from './loopback.ts';

test('the simulated server serves the client that the public one was made for', async () => {
  const server = await startLocaltunnelServer();
  const local = createServer((request, response) => response.end(`${request.method} ${request.url}`));
  const port = await listen(local, 0);
  const tunnel = await localtunnel({ port, host: server.url, subdomain: 'blue-door' });
  try {
    expect(tunnel.url).toBe(server.tunnels.get('blue-door')?.url);
    const answer = await fetch(`${tunnel.url}/hooks?a=1`, { headers: { connection: 'close' } });
    expect(await answer.text()).toBe('GET /hooks?a=1');
  } finally {
    tunnel.close();
    await server.stop();
    await close(local);
  }
});
