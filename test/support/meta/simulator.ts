import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import type { Fault } from '../green-api/faults.ts';
import { readMultipart } from '../green-api/multipart.ts';
import { graph, type GraphRequest, type Reply } from './graph.ts';
import { SimulatedTemplates } from './templates.ts';
import { SimulatedNumber, type App, type NumberOptions } from './number.ts';

/** Meta's Graph API on this computer, as far as WhatsApp numbers need it: a real HTTP server, faults on demand. */
export type MetaSimulator = {
  /** Base address, `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Numbers with the same `appId` share the app. */
  addNumber(options?: NumberOptions): SimulatedNumber;
  /** Versions that it answers to. */
  readonly versions: Set<string>;
  stop(): Promise<void>;
};

/** Starts a simulator on a free port. */
export async function startMeta(): Promise<MetaSimulator> {
  const numbers: SimulatedNumber[] = [];
  const apps = new Map<string, App>();
  const templates = new Map<string, SimulatedTemplates>();
  const templatesOf = (account: string) => {
    const known = templates.get(account) ?? new SimulatedTemplates();
    templates.set(account, known);
    return known;
  };
  const versions = new Set(['v24.0', 'v25.0', 'v26.0']);
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    serve({ numbers, versions }, request, response).catch((error: unknown) => {
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
    versions,
    addNumber(options = {}) {
      const number = numbers.length + 1;
      const appId = options.appId ?? `1000${number}`;
      const app: App = apps.get(appId) ?? {
        id: appId,
        secret: options.appSecret ?? randomBytes(16).toString('hex'),
        url: '',
        fields: [],
        accounts: new Set(),
      };
      apps.set(appId, app);
      const added = new SimulatedNumber(options, { url, number, app, templatesOf });
      numbers.push(added);
      return added;
    },
    async stop() {
      await Promise.all(numbers.map((number) => number.stop()));
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

type World = { readonly numbers: readonly SimulatedNumber[]; readonly versions: ReadonlySet<string> };

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator');
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  const [version = '', ...path] = url.pathname.slice(1).split('/');
  const received = await receive(request);
  const asked: GraphRequest = {
    method: request.method ?? '',
    path,
    query: url.searchParams,
    token,
    ...received,
  };
  if (version === 'files') return serveFile(world.numbers, asked, response);
  if (!world.versions.has(version)) {
    const error = {
      message: `Unknown path components: /${path.join('/')}`,
      type: 'OAuthException',
      code: 2500,
    };
    return send(response, { status: 400, body: { error } });
  }
  const { number, name, answer } = graph(world.numbers, asked);
  number?.calls.push({ name, method: asked.method, body: asked.body, file: asked.file });
  const fault = number?.faults.take(name) ?? null;
  if (fault?.kind === 'status') {
    return send(response, { status: fault.status, body: fault.body ?? '' }, fault.headers);
  }
  if (fault?.kind === 'reset') return cut(response);
  await finish(response, await answer(), fault);
}

async function finish(
  response: ServerResponse,
  reply: Reply,
  fault: Exclude<Fault, { kind: 'status' | 'reset' }> | null,
): Promise<void> {
  const after = () => {
    send(response, reply);
    void reply.afterwards?.();
  };
  switch (fault?.kind) {
    case undefined:
      return after();
    case 'reset-after':
      cut(response);
      return void reply.afterwards?.();
    case 'status-after':
      send(response, { status: fault.status, body: fault.body ?? '' });
      return void reply.afterwards?.();
    case 'garbage':
      send(response, { status: 200, body: fault.body ?? '<html>Bad gateway</html>' });
      return void reply.afterwards?.();
    case 'slow':
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, fault.ms);
        response.on('close', () => {
          clearTimeout(timer);
          resolve(null);
        });
      });
      return after();
    case 'held':
      await fault.until;
      return after();
  }
}

function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function send(response: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void {
  const isText = typeof reply.body === 'string';
  response.writeHead(reply.status, { 'Content-Type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? reply.body : JSON.stringify(reply.body));
}

/** A file's own address wants the token, too. */
function serveFile(numbers: readonly SimulatedNumber[], asked: GraphRequest, response: ServerResponse): void {
  const id = asked.path[0] ?? '';
  const number = numbers.find((one) => one.files.has(id));
  const fault = number?.faults.take('file');
  if (fault?.kind === 'status') return send(response, { status: fault.status, body: '' });
  const file = number?.files.get(id);
  if (!number || !file || asked.token !== number.accessToken)
    return send(response, { status: 404, body: '' });
  response.writeHead(200, { 'Content-Type': file.mimeType, 'Content-Length': file.bytes.length });
  response.end(file.bytes);
}

async function receive(request: IncomingMessage): Promise<Pick<GraphRequest, 'body' | 'file'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    const { fields, file } = readMultipart(bytes, type);
    return { body: fields, file };
  }
  if (bytes.length === 0) return { body: null, file: null };
  return { body: JSON.parse(bytes.toString('utf8')) as unknown, file: null };
}
