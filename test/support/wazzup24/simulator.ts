import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { refuse, SimulatedAccount, type Reply } from './account.ts';
import type { Body } from './bodies.ts';

/** Wazzup24 on this computer: a real HTTP server with any number of accounts, as documented until asked to fail. */
export type WazzupSimulator = {
  /** Base address, `http://127.0.0.1:PORT`. */
  readonly url: string;
  addAccount(): SimulatedAccount;
  stop(): Promise<void>;
};

export async function startWazzup24(): Promise<WazzupSimulator> {
  const accounts: SimulatedAccount[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    serve(accounts, request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a server that listens on TCP is an object.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    addAccount() {
      const account = new SimulatedAccount(url);
      accounts.push(account);
      return account;
    },
    async stop() {
      await Promise.all(accounts.map((account) => account.idle()));
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function serve(
  accounts: readonly SimulatedAccount[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const verb = request.method ?? '';
  const path = new URL(request.url ?? '/', 'http://simulator').pathname;
  const stored = /^\/store\/([^/]+)\/$/.exec(path)?.[1];
  if (stored !== undefined) return serveFile(accounts, stored, request, response);
  const body = await bodyOf(request);
  const account = accounts.find(({ apiKey }) => request.headers.authorization === `Bearer ${apiKey}`);
  if (!account)
    return send(response, { status: 401, body: { error: 'unauthorized', description: 'Invalid API key' } });
  if (!account.mayCall(Date.now())) return send(response, { status: 429, body: '' });
  const name = `${verb} ${path}`;
  const fault = account.faults.take(name);
  account.requests.push({ verb, path, body });
  if (fault?.kind === 'status')
    return send(response, { status: fault.status, body: fault.body ?? '' }, fault.headers);
  if (fault?.kind === 'reset') return cut(response);
  const reply = await answer(account, name, body);
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (fault?.kind === 'reset-after') cut(response);
  else if (fault?.kind === 'status-after') send(response, { status: fault.status, body: fault.body ?? '' });
  else if (fault?.kind === 'garbage') send(response, { status: 201, body: fault.body ?? '<html>' });
  else send(response, reply);
  if (name === 'POST /v3/message') account.afterwards(body, reply);
}

/** Whoever knows the address gets the file. */
function serveFile(
  accounts: readonly SimulatedAccount[],
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const owner = accounts.find(({ files }) => files.has(id));
  owner?.storeKeys.push(request.headers.authorization);
  const file = owner?.files.get(id);
  response.writeHead(file ? 200 : 404, file ? { 'Content-Type': file.mimeType } : {});
  response.end(file?.bytes);
}

function answer(account: SimulatedAccount, name: string, body: Body): Reply | Promise<Reply> {
  switch (name) {
    case 'GET /v3/channels':
      return { status: 200, body: account.channels };
    case 'GET /v3/webhooks':
      return account.getWebhooks();
    case 'PATCH /v3/webhooks':
      return account.setWebhooks(body);
    case 'POST /v3/message':
      return account.take(body);
    default:
      return { ...refuse('notFound', 'There is no such method'), status: 404 };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Body);
}

function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function send(response: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void {
  response.writeHead(reply.status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
}
