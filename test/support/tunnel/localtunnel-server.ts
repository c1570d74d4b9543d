import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { quietPort } from '../quiet-port.ts';
import { grantTunnel, type GrantedTunnel, type LocaltunnelFaults } from './granted-tunnel.ts';
import { close, listen } from './loopback.ts';

export type LocaltunnelServer = {
  /** Base address, without a trailing slash. */
  readonly url: string;
  readonly faults: LocaltunnelFaults;
  /** The names that were asked for, `?new` for none. */
  readonly asked: readonly string[];
  /** The tunnels of the moment, by name. */
  readonly tunnels: ReadonlyMap<string, GrantedTunnel>;
  /** Forgets its clients, as a server that is started anew: the addresses lead nowhere, the clients' ports are closed. */
  forget(): Promise<void>;
  /** Takes or refuses connections for the question of an address. */
  setListening(isListening: boolean): Promise<void>;
  stop(): Promise<void>;
};

/**
 * A localtunnel server on this computer, after https://github.com/localtunnel/server: `GET /<name>` and `GET /?new` give a
 * name, a port for the client's sockets and a public address. Other than there each public address has a port of its
 * own instead of a host name: names below `localhost` are not known everywhere.
 */
export async function startLocaltunnelServer(): Promise<LocaltunnelServer> {
  const faults: LocaltunnelFaults = {
    ...{ refusesWith: null, isSilent: false, body: null, givesOtherNames: false },
    ...{ dropsSockets: false, page: null },
  };
  const asked: string[] = [];
  const tunnels = new Map<string, GrantedTunnel>();
  /** A name keeps its port, so that an address can come back the same. */
  const ports = new Map<string, number>();
  let count = 0;

  const give = async (name: string, response: ServerResponse) => {
    const tunnel = await grantTunnel({ name, port: ports.get(name) ?? (await quietPort()), faults });
    ports.set(name, tunnel.publicPort);
    tunnels.set(name, tunnel);
    answer(response, 200, {
      id: name,
      port: tunnel.clientPort,
      max_conn_count: 4,
      url: tunnel.url,
    });
  };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const wanted = pathname === '/' && search === '?new' ? '?new' : pathname.slice(1);
    asked.push(wanted);
    if (faults.isSilent) return;
    if (faults.refusesWith !== null) return answer(response, faults.refusesWith, { message: 'refused' });
    if (faults.body !== null) return void response.writeHead(200).end(faults.body);
    if (wanted !== '?new' && !/^(?:[a-z0-9][a-z0-9-]{4,63}[a-z0-9]|[a-z0-9]{4,63})$/.test(wanted))
      return answer(response, 403, { message: 'Invalid subdomain.' });
    const isFree = wanted !== '?new' && !tunnels.has(wanted) && !faults.givesOtherNames;
    void give(isFree ? wanted : `some-other-words-${(count += 1)}`, response);
  };

  const http = createServer(handle);
  const port = await listen(http, await quietPort());
  const forget = async () => {
    const gone = [...tunnels.values()];
    tunnels.clear();
    await Promise.all(gone.map((tunnel) => tunnel.close()));
  };
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    asked,
    tunnels,
    forget,
    async setListening(isListening) {
      if (isListening && !http.listening) await listen(http, port);
      if (!isListening && http.listening) await close(http);
    },
    async stop() {
      await forget();
      if (http.listening) await close(http);
    },
  };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
