import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import type { Fault } from './faults.ts';
import type { InstanceOptions, RecordedRequest } from './instance.ts';
import { SimulatedLine } from './line.ts';
import { methods, type Reply } from './methods.ts';
import { readMultipart } from './multipart.ts';

/**
 * Green API on this computer: a real HTTP server with any number of instances, which behave as documented until they
 * are asked to fail. One server stands for both `apiUrl` and `mediaUrl`.
 */
export type GreenApiSimulator = {
  /** Base address, `http://127.0.0.1:PORT`. */
  readonly url: string;
  addInstance(options?: InstanceOptions): SimulatedLine;
  /** Closes everything, also connections that wait for a notification. */
  stop(): Promise<void>;
};

/** Starts a simulator on a free port. `now` (epoch ms) dates what happens; default the computer's clock. */
export async function startGreenApi(options: { now?: () => number } = {}): Promise<GreenApiSimulator> {
  const now = options.now ?? Date.now;
  const lines = new Map<string, SimulatedLine>();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    serve(lines, request, response).catch((error: unknown) => {
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
    addInstance(instanceOptions = {}) {
      const line = new SimulatedLine(instanceOptions, { now, url, number: lines.size + 1 });
      lines.set(String(line.idInstance), line);
      return line;
    },
    async stop() {
      await Promise.all([...lines.values()].map((line) => line.stop()));
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function serve(
  lines: Map<string, SimulatedLine>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator');
  const file = /^\/files\/(\d+)\/([^/]+)\//.exec(url.pathname);
  if (file) return serveFile(lines.get(file[1] ?? ''), file[2] ?? '', response);
  const path = /^\/waInstance(\d+)\/(\w+)\/([^/]+)(?:\/([^/]+))?$/.exec(url.pathname);
  if (!path) return send(response, { status: 404, body: 'Not Found' });
  const [, id = '', method = '', token = '', suffix = null] = path;
  const received = await receive(request);
  const line = lines.get(id);
  if (!line) return send(response, { status: 403, body: '' });
  if (decodeURIComponent(token) !== line.apiTokenInstance) return send(response, { status: 401, body: '' });
  const recorded: RecordedRequest = {
    verb: request.method ?? '',
    method,
    query: Object.fromEntries(url.searchParams),
    ...received,
    suffix,
    at: line.now(),
  };
  line.requests.push(recorded);
  await answer(line, recorded, response);
}

async function answer(
  line: SimulatedLine,
  request: RecordedRequest,
  response: ServerResponse,
): Promise<void> {
  const handler = methods[`${request.verb} ${request.method}`];
  if (!handler) return send(response, { status: 404, body: 'Not Found' });
  if (line.enforceLimits && !line.limits.allow(request.method, performance.now())) {
    return send(response, { status: 429, body: 'Too Many Requests' });
  }
  const fault = line.faults.take(request.method);
  if (fault?.kind === 'status')
    return send(response, { status: fault.status, body: fault.body ?? '' }, fault.headers);
  if (fault?.kind === 'reset') return cut(response);
  const reply = await handler(line, request);
  await finish(response, reply, fault);
}

async function finish(
  response: ServerResponse,
  reply: Reply,
  fault: Exclude<Fault, { kind: 'status' | 'reset' }> | null,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return send(response, reply);
    case 'reset-after':
      return cut(response);
    case 'status-after':
      return send(response, { status: fault.status, body: fault.body ?? '' });
    case 'garbage':
      return send(response, { status: 200, body: fault.body ?? '<html>Bad gateway</html>' });
    case 'slow':
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, fault.ms);
        response.on('close', () => {
          clearTimeout(timer);
          resolve(null);
        });
      });
      return send(response, reply);
    case 'held':
      await fault.until;
      return send(response, reply);
  }
}

function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** Texts travel as they are, everything else as JSON; `null` is the JSON word. */
function send(response: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void {
  const isText = typeof reply.body === 'string';
  response.writeHead(reply.status, {
    'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(isText ? reply.body : JSON.stringify(reply.body));
}

function serveFile(line: SimulatedLine | undefined, id: string, response: ServerResponse): void {
  const fault = line?.faults.take('file');
  if (fault?.kind === 'status') return send(response, { status: fault.status, body: '' });
  if (fault) return cut(response);
  const file = line?.files.get(id);
  if (!file) return send(response, { status: 404, body: '' });
  response.writeHead(200, { 'Content-Type': file.mimeType, 'Content-Length': file.bytes.length });
  response.end(file.bytes);
}

async function receive(request: IncomingMessage): Promise<Pick<RecordedRequest, 'body' | 'file'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    const { fields, file } = readMultipart(bytes, type);
    return { body: fields, file };
  }
  return { body: bytes.length === 0 ? null : (JSON.parse(bytes.toString('utf8')) as unknown), file: null };
}
