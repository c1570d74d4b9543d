import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A public address that stays the same while what stands behind it changes. */
export type FrontDoor = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** From now on it leads to the listener at this address; null = to nobody. */
  leadTo(address: string | null): void;
  stop(): Promise<void>;
};

/** Opens a door on a free port; it leads to nobody yet. */
export async function openFrontDoor(): Promise<FrontDoor> {
  const sockets = new Set<Socket>();
  let port: number | null = null;
  const server = createServer((visitor) => {
    if (port === null) return void visitor.destroy();
    const listener = connect(port, '127.0.0.1');
    for (const socket of [visitor, listener]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {
        visitor.destroy();
        listener.destroy();
      });
    }
    visitor.pipe(listener).pipe(visitor);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // The address of a server that listens on TCP is an object.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(address) {
      port = address === null ? null : Number(new URL(address).port);
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
