import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { answerFile, type LocalServer } from './page-files.ts';

let server: Server;
let local: LocalServer;
let asked: {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}[];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      asked.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(request.headers.range === undefined ? 200 : 206, {
        'content-type': 'text/plain',
        'content-security-policy': "default-src 'self'",
        'content-range': 'bytes 0-3/9',
        'set-cookie': 'a=b',
        server: 'somebody',
      });
      response.end('page');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  local = { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'owner-token' };
});
beforeEach(() => {
  asked = [];
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (path: string, headers: Record<string, string> = {}, mayRead = true) =>
  answerFile(new Request(`app://deskbell${path}`, { headers }), local, mayRead);

test("a screen comes with its policy, and without what is the server's own business", async () => {
  const answer = await get('/inbox/1', { accept: 'text/html', cookie: 'c=d', authorization: 'Bearer x' });
  expect({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    text: await answer.text(),
    asked: asked.map(({ url, headers }) => [url, headers.accept, headers.cookie, headers.authorization]),
  }).toEqual({
    status: 200,
    headers: {
      'content-type': 'text/plain',
      'content-security-policy': "default-src 'self'",
      'content-range': 'bytes 0-3/9',
    },
    text: 'page',
    asked: [['/inbox/1', 'text/html', undefined, undefined]],
  });
});

test('a part of a film is asked for as a part', async () => {
  const answer = await get('/media/7?expires=1&signature=2', { range: 'bytes=0-3' });
  expect([answer.status, asked[0]?.url, asked[0]?.headers.range]).toEqual([
    206,
    '/media/7?expires=1&signature=2',
    'bytes=0-3',
  ]);
});

test('an upload carries the token of the host, which the page does not know', async () => {
  const request = new Request('app://deskbell/uploads?fileName=a.txt', {
    method: 'POST',
    body: 'hello',
    headers: { 'content-type': 'text/plain', authorization: 'Bearer of-somebody' },
  });
  await answerFile(request, local, true);
  expect(asked.map(({ method, url, headers, body }) => [method, url, headers.authorization, body])).toEqual([
    ['POST', '/uploads?fileName=a.txt', 'Bearer owner-token', 'hello'],
  ]);
});

describe('while locked', () => {
  test.each(['/media/7?expires=1&signature=2', '/media/..%2fmedia/7'])('%s is refused', async (path) => {
    expect([(await get(path, {}, false)).status, asked]).toEqual([403, []]);
  });

  test('the screens are there: the lock is one of them', async () => {
    expect((await get('/', { accept: 'text/html' }, false)).status).toBe(200);
  });
});

describe('is not reached by an address:', () => {
  test.each([
    ['GET', '/api/settings.get'],
    ['GET', '/docs'],
    ['GET', '/docs/'],
    ['GET', '/%64ocs/'],
    ['GET', '/inbox/../openapi.json'],
    ['GET', '/%2e%2e/openapi.json'],
    ['GET', '/events'],
    ['GET', '/whatsapp/stats'],
    ['GET', '/%E0%A4%A'],
    ['POST', '/api/settings.get'],
    ['POST', '/auth/login'],
    ['POST', '/'],
    ['PUT', '/uploads'],
    ['DELETE', '/media/7'],
  ])('%s %s', async (method, path) => {
    const answer = await answerFile(new Request(`app://deskbell${path}`, { method }), local, true);
    expect([answer.status, asked]).toEqual([404, []]);
  });

  test('another host of the scheme', async () => {
    expect((await answerFile(new Request('app://evil/'), local, true)).status).toBe(404);
  });
});
