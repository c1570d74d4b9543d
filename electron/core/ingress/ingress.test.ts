import { connect } from 'node:net';
import { request } from 'node:http';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { asId, type ChannelId } from '#shared/domain/ids.ts';

import type { Log } from '../platform/ports.ts';
import { systemClock } from '../platform/system.ts';
import { createIngress, type Ingress, type IngressDeps, type ingressLimits } from './ingress.ts';

const token = 'right-token';
const json = { 'content-type': 'application/json' };
const proven = { ...json, authorization: `Bearer ${token}` };

type Kept = { channelId: ChannelId | null; body: string };

let kept: Kept[];
let lines: string[];
let ingress: Ingress;
let onReceive: (entry: Kept) => Promise<void>;

const log: Log = {
  write: (...line) => void lines.push(JSON.stringify(line)),
  with: () => log,
};

const hooks: IngressDeps['hooks'] = {
  metaVerifyToken: () => Promise.resolve(false),
  hasMetaNumber: () => false,
  metaChannels: () => Promise.resolve(null),
  wazzupAccount: () => Promise.resolve(null),
  publishedFile: () => null,
  answerProof: () => null,
  bookingHook: (secret) => secret === 'booking-secret',
  receiveBooking: () => Promise.resolve({ status: 202, body: { id: 'visit', version: 1 } }),
  torrowChannel: () => Promise.resolve(null),
  receiveTorrow: () => Promise.resolve({ isReadable: true }),
  greenApiChannel(authorization, idInstance) {
    if (authorization?.replace('Bearer ', '') !== token) return Promise.resolve(null);
    return Promise.resolve(asId<ChannelId>(idInstance === '2' ? 'second' : 'first'));
  },
  async receive(channelId, body) {
    const entry = { channelId, body: Buffer.from(body).toString('utf8') };
    await onReceive(entry);
    kept.push(entry);
  },
};

async function start(limits: Partial<typeof ingressLimits> = {}): Promise<void> {
  ingress = await createIngress({ hooks, clock: systemClock(), log, port: 0, limits });
}

beforeEach(async () => {
  kept = [];
  lines = [];
  onReceive = () => Promise.resolve();
  await start();
});

afterEach(() => ingress.close());

async function ask(
  path: string,
  init?: RequestInit,
): Promise<{ status: number; body: string; headers: Headers }> {
  const response = await fetch(`${ingress.address}${path}`, init);
  return { status: response.status, body: await response.text(), headers: response.headers };
}

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = proven) {
  return ask('/whatsapp/webhook', { method: 'POST', headers, body });
}

/** Writes raw bytes and resolves with everything that came back once the server has closed the socket. */
function speak(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(ingress.address).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('utf8')));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

describe('what anyone may ask', () => {
  test('healthz says ok and nothing else', async () => {
    const answer = await ask('/healthz');
    expect([answer.status, answer.body]).toEqual([200, '{"ok":true}']);
    expect([...answer.headers.keys()].sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'date',
      'keep-alive',
    ]);
  });

  test.each([
    ['GET', '/'],
    ['POST', '/healthz'],
    ['DELETE', '/healthz'],
    ['GET', '/whatsapp/webhook'],
    ['PUT', '/whatsapp/webhook'],
    ['OPTIONS', '/whatsapp/webhook'],
    ['GET', '/api/settings.get'],
    ['GET', '/%zz'],
    ['PROPFIND', '/healthz'],
  ])('%s %s is an empty 404', async (method, path) => {
    const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      request(`${ingress.address}${path}`, { method, path }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, body }));
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toEqual({ status: 404, body: '' });
  });
});

describe('the Green API hook', () => {
  test.each([`Bearer ${token}`, token])(
    'keeps the body as it came and answers 200 for "Authorization: %s"',
    async (authorization) => {
      const body = '{ "typeWebhook":"x",  "idInstance": 1 }\n';
      const answer = await post(body, { ...json, authorization });
      expect([answer.status, answer.body]).toEqual([200, '{}']);
      expect(kept).toEqual([{ channelId: 'first', body }]);
    },
  );

  test.each([
    ['documented', '{"instanceData":{"idInstance":2}}'],
    ['flat', '{"idInstance":"2"}'],
  ])('tells numbers that share a token apart by the instance in the %s body', async (_shape, body) => {
    await post(body);
    expect(kept).toEqual([{ channelId: 'second', body }]);
  });

  test.each([[{ ...json }], [{ ...json, authorization: 'Bearer wrong' }], [{ authorization: 'wrong' }]])(
    'refuses %o with an empty 401 and keeps nothing',
    async (headers) => {
      const answer = await post('{}', headers);
      expect([answer.status, answer.body]).toEqual([401, '']);
      expect(kept).toEqual([]);
    },
  );

  test.each(['not json', '{"half":', '"text"', '[1]', 'null', ''])(
    'keeps the unreadable body %j and answers 200',
    async (body) => {
      expect((await post(body)).status).toBe(200);
      expect(kept).toEqual([{ channelId: 'first', body }]);
    },
  );

  test('keeps bytes that are not UTF-8', async () => {
    expect((await post(new Uint8Array([0xff, 0xfe, 0x00]))).status).toBe(200);
    expect(kept).toHaveLength(1);
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json; charset-utf-8',
    'Application/JSON;',
  ])('takes %s for JSON', async (type) => {
    expect((await post('{}', { ...proven, 'content-type': type })).status).toBe(200);
  });

  test.each([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/jsonp' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  ])('answers 415 to %o', async (headers) => {
    const answer = await post('{}', { ...proven, ...headers });
    expect([answer.status, answer.body]).toEqual([415, '']);
    expect(kept).toEqual([]);
  });

  test('takes 5 MB and answers 413 to a byte more, also when the length is not told beforehand', async () => {
    const limit = 5 * 1024 * 1024;
    expect((await post('x'.repeat(limit))).status).toBe(200);
    const tooLong = await post('x'.repeat(limit + 1));
    expect([tooLong.status, tooLong.body]).toEqual([413, '']);
    const head = `POST /whatsapp/webhook HTTP/1.1\r\nhost: x\r\nauthorization: ${token}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    const chunk = 'y'.repeat(limit + 1);
    expect(await speak(`${head}${chunk.length.toString(16)}\r\n${chunk}`)).toMatch(/^HTTP\/1\.1 413 /);
    expect(kept).toHaveLength(1);
  });

  test('answers 503 with an empty body when the event could not be stored', async () => {
    onReceive = () => Promise.reject(new Error('disk full'));
    const answer = await post('{}');
    expect([answer.status, answer.body]).toEqual([503, '']);
  });

  test('answers only after the body is stored', async () => {
    let store = (): void => undefined;
    let isAnswered = false;
    const arrived = new Promise<void>((resolve) => {
      onReceive = () => {
        resolve();
        return new Promise((done) => (store = done));
      };
    });
    const answer = post('{}').then(() => (isAnswered = true));
    await arrived;
    await ask('/healthz');
    expect(isAnswered).toBe(false);
    store();
    await answer;
    expect(kept).toHaveLength(1);
  });

  test('answers while a thousand accepted events wait to be worked on, and loses none of them', async () => {
    const bodies = Array.from({ length: 1000 }, (_, number) => JSON.stringify({ number }));
    for (let from = 0; from < bodies.length; from += 100) {
      const answers = await Promise.all(bodies.slice(from, from + 100).map((body) => post(body)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    }
    expect((await post('{"number":1000}')).status).toBe(200);
    expect(kept).toHaveLength(1001);
    expect(new Set(kept.map(({ body }) => body))).toEqual(new Set([...bodies, '{"number":1000}']));
  });

  test('keeps what one connection sends in the order in which it was sent', async () => {
    const one = (number: number) => {
      const body = JSON.stringify({ number });
      return `POST /whatsapp/webhook HTTP/1.1\r\nhost: x\r\nauthorization: ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`;
    };
    const requests = Array.from(
      { length: 50 },
      (_, number) =>
        `${one(number)}${number === 49 ? 'connection: close\r\n' : ''}\r\n${JSON.stringify({ number })}`,
    );
    await speak(requests.join(''));
    expect(kept.map(({ body }) => body)).toEqual(
      Array.from({ length: 50 }, (_, number) => JSON.stringify({ number })),
    );
  });
});

describe('limits', () => {
  test('a flood of refused requests is answered 429, the right proof still 200, other paths still as ever', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 80; count += 1) statuses.push((await post('{}', json)).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(60);
    const limited = await post('{}', json);
    expect([limited.status, limited.body, limited.headers.get('retry-after')]).toEqual([429, '', '1']);
    expect((await post('{}')).status).toBe(200);
    expect((await ask('/nothing')).status).toBe(404);
  });

  test('a request whose head never ends is closed', async () => {
    await ingress.close();
    await start({ headersMs: 100, requestMs: 100, checkEveryMs: 20 });
    expect(await speak('POST /whatsapp/webhook HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('a body that trickles is closed', async () => {
    await ingress.close();
    await start({ headersMs: 100, requestMs: 100, checkEveryMs: 20 });
    await speak(
      `POST /whatsapp/webhook HTTP/1.1\r\nhost: x\r\nauthorization: ${token}\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{`,
    );
    expect(kept).toEqual([]);
  });

  test('a socket that says nothing is closed', async () => {
    await ingress.close();
    await start({ idleMs: 50 });
    expect(await speak('')).toBe('');
  });

  test('what is not HTTP gets an empty 400', async () => {
    expect(await speak('hello\r\n\r\n')).toBe(
      'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    );
  });
});

test('nothing of headers, addresses or bodies is logged', async () => {
  await post('{"text":"private words"}');
  await post('{"text":"private words"}', { ...json, authorization: 'Bearer guessed-token' });
  onReceive = () => Promise.reject(new Error('disk full'));
  await post('{}');
  expect(lines).toHaveLength(3);
  expect(lines.join('\n')).not.toMatch(/private words|guessed-token|right-token|whatsapp\/webhook/);
});

test('closing answers what is under way first', async () => {
  let store = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    onReceive = () => {
      resolve();
      return new Promise((done) => (store = done));
    };
  });
  const answer = post('{}');
  await arrived;
  const closed = ingress.close();
  store();
  expect((await answer).status).toBe(200);
  await closed;
  expect(kept).toHaveLength(1);
});

test('a body that never ends does not hold up the stop', async () => {
  await ingress.close();
  await start({ closeMs: 50 });
  const slow = speak(
    `POST /whatsapp/webhook HTTP/1.1\r\nhost: x\r\nauthorization: ${token}\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{`,
  );
  await ask('/healthz');
  await ingress.close();
  expect(await slow).toBe('');
});
