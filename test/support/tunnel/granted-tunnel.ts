import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { close, listen } from './loopback.ts';

/** What the server does wrong, changed by the test at any time. */
export type LocaltunnelFaults = {
  /** Answers the question for an address with this status. */
  refusesWith: number | null;
  /** Leaves every question for an address without an answer. */
  isSilent: boolean;
  /** Answers with this instead of an address. */
  body: string | null;
  /** Gives names of its own choice. */
  givesOtherNames: boolean;
  /** Closes the sockets of its clients as soon as they stand. */
  dropsSockets: boolean;
  /** Answers whoever calls a public address with this page, and tells the client nothing. */
  page: { status: number; text: string } | null;
};

/** One client's tunnel: its public address, and the port where its sockets wait. */
export type GrantedTunnel = {
  readonly name: string;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly publicPort: number;
  readonly clientPort: number;
  /** How many sockets of the client stand at the moment. */
  readonly standing: () => number;
  /** Cuts the sockets that stand. */
  drop(): void;
  close(): Promise<void>;
};

type Created = (error: Error | null, stream: Duplex) => void;

/** The client's sockets as connections of an HTTP agent, as the real server does it (lib/TunnelAgent.js). */
class ClientSockets extends Agent {
  readonly all = new Set<Socket>();
  readonly #free: Socket[] = [];
  readonly #waiting: Created[] = [];

  constructor() {
    super({ keepAlive: true, maxFreeSockets: 1 });
  }

  add(socket: Socket): void {
    this.all.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.all.delete(socket);
      const at = this.#free.indexOf(socket);
      if (at >= 0) this.#free.splice(at, 1);
    });
    const next = this.#waiting.shift();
    if (next) next(null, socket);
    else this.#free.push(socket);
  }

  override createConnection(_options: unknown, created?: Created): undefined {
    if (!created) throw new Error('A connection is waited for.');
    const socket = this.#free.shift();
    if (socket) created(null, socket);
    else this.#waiting.push(created);
    return undefined;
  }
}

/** Opens both sides of a tunnel. */
export async function grantTunnel(options: {
  readonly name: string;
  readonly port: number;
  readonly faults: LocaltunnelFaults;
}): Promise<GrantedTunnel> {
  const { name, faults } = options;
  const sockets = new ClientSockets();
  const clients = createTcpServer((socket) => {
    if (faults.dropsSockets) socket.destroy();
    else sockets.add(socket);
  });
  const door = createServer((incoming, response) => {
    if (faults.page) response.writeHead(faults.page.status).end(faults.page.text);
    else passOn(incoming, response, sockets);
  });
  const clientPort = await listen(clients, 0);
  const publicPort = await listen(door, options.port);
  return {
    name,
    url: `http://127.0.0.1:${publicPort}`,
    publicPort,
    clientPort,
    standing: () => sockets.all.size,
    drop() {
      for (const socket of sockets.all) socket.destroy();
    },
    async close() {
      sockets.destroy();
      await Promise.all([close(door), close(clients, sockets.all)]);
    },
  };
}

function passOn(incoming: IncomingMessage, response: ServerResponse, agent: Agent): void {
  const { method, url, headers } = incoming;
  const outgoing = request({ agent, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  incoming.pipe(outgoing);
}
