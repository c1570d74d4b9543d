import type { Server } from 'node:http';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';

/** Listens on loopback; resolves with the port. */
export function listen(server: NetServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      // A listening TCP server has an address with a port.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening and ends every connection. */
export function close(server: Server | NetServer, sockets: Iterable<Socket> = []): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
    for (const socket of sockets) socket.destroy();
  });
}
