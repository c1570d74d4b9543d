import { readFile } from 'node:fs/promises';
import { lookup } from 'node:dns/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Protocol } from './protocol.ts';

type Init = RequestInit & { bypassCustomProtocolHandlers?: boolean };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
};

/** `net.fetch` and `session.fetch`: own schemes by their handlers, files from disk, the rest by Node. */
export async function fetchFor(
  protocol: Protocol,
  input: string | Request,
  init: Init = {},
): Promise<Response> {
  const { bypassCustomProtocolHandlers, ...rest } = init;
  const request = new Request(input, rest);
  const own = bypassCustomProtocolHandlers === true ? null : protocol.double.answer(request);
  if (own !== null) return await own;
  return request.url.startsWith('file:') ? await readAsResponse(request.url) : await fetch(request);
}

async function readAsResponse(url: string): Promise<Response> {
  const path = fileURLToPath(url);
  const bytes = await readFile(path).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  const type = types[extname(path)];
  return new Response(bytes, { headers: type === undefined ? {} : { 'content-type': type } });
}

/** Electron's `net` for the session whose handlers are given. */
export function createNet(protocol: Protocol) {
  return {
    fetch: (input: string | Request, init?: Init): Promise<Response> => fetchFor(protocol, input, init),
    isOnline: (): boolean => true,
    get online(): boolean {
      return true;
    },
    resolveHost: async (host: string) => {
      const found = await lookup(host, { all: true });
      const endpoints = found.map(({ address, family }) => ({
        address,
        family: family === 6 ? ('ipv6' as const) : ('ipv4' as const),
      }));
      return { endpoints };
    },
  };
}
