import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves one line of text and prints its address. */
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><p>Customer 0</p>');
});
server.listen(0, '127.0.0.1', () => {
  // It listens on TCP.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
