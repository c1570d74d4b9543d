import { request } from 'node:http';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { systemClock } from '#core/platform/system.ts';

import { openDesk, type Desk } from './local-listener.ts';
import { scriptedCore, type ScriptedCore } from './scripted-core.ts';

let core: ScriptedCore;
let desk: Desk;

beforeEach(async () => {
  core = scriptedCore();
  desk = await openDesk(core);
});

afterEach(() => desk.close());

const json = { 'content-type': 'application/json' };

async function codeOf(response: Response): Promise<[number, string | undefined]> {
  const body = (await response.json()) as { error?: { code: string } };
  return [response.status, body.error?.code];
}

function post(
  path: string,
  body: BodyInit | null,
  headers: Record<string, string> = json,
  token?: string | null,
) {
  return desk.ask(path, { method: 'POST', body, headers, ...(token === undefined ? {} : { token }) });
}

describe('calls over HTTP', () => {
  test('the name is in the path, the input in the body', async () => {
    const response = await post('/api/settings.get', '{"a":1}');
    expect([response.status, await response.json()]).toEqual([200, { name: 'settings.get' }]);
    expect(core.calls).toEqual([{ name: 'settings.get', input: { a: 1 } }]);
  });

  test('a call without a body has no input', async () => {
    expect((await post('/api/settings.get', null, {})).status).toBe(200);
    expect((await post('/api/settings.get', '', json)).status).toBe(200);
    expect(core.calls.map(({ input }) => input ?? null)).toEqual([null, null]);
  });

  test.each([
    ['{"half":', json],
    ['plain', { 'content-type': 'text/plain' }],
    ['a=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['{"__proto__":{"a":1}}', json],
  ])('the body %j with %o is a bad request', async (body, headers) => {
    expect(await codeOf(await post('/api/settings.get', body, headers))).toEqual([400, 'bad-request']);
    expect(core.calls).toEqual([]);
  });

  test('a megabyte is enough', async () => {
    const text = 'x'.repeat(1024 * 1024);
    expect(await codeOf(await post('/api/settings.get', JSON.stringify({ text })))).toEqual([
      413,
      'bad-request',
    ]);
  });

  test('a refusal keeps its code, message and fields', async () => {
    const response = await post('/api/conflict', '{}');
    expect([response.status, await response.json()]).toEqual([
      409,
      { error: { code: 'conflict', message: 'There already.', fields: { id: 'Taken.' } } },
    ]);
  });

  test('a failure of our own tells nothing about itself', async () => {
    const response = await post('/api/bug', '{}');
    const body = await response.text();
    expect([response.status, body.includes('secret detail')]).toEqual([500, false]);
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'internal' } });
  });

  test.each([
    ['GET', '/api/settings.get'],
    ['DELETE', '/api/settings.get'],
    ['POST', '/api/a/b'],
    ['POST', '/nothing'],
    ['GET', '/nothing.png'],
    ['GET', '/assets/old-hash.js'],
  ])('%s %s is not found, in the shape of every refusal', async (method, path) => {
    const response = await desk.ask(path, { method, headers: { accept: 'application/json' } });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await codeOf(response)).toEqual([404, 'not-found']);
  });

  test('the counts are at the address that earlier tools used', async () => {
    expect(await (await desk.ask('/whatsapp/stats')).json()).toEqual({ name: 'stats.whatsapp' });
  });
});

describe('who may ask', () => {
  test.each([null, '', 'wrong', 'token-of-the-person-at-this-compute'])(
    'the token %j is refused',
    async (token) => {
      for (const [method, path] of [
        ['POST', '/api/settings.get'],
        ['POST', '/api/no.such.call'],
        ['POST', '/uploads?fileName=a'],
        ['GET', '/whatsapp/stats'],
      ] as const) {
        expect(await codeOf(await desk.ask(path, { method, token }))).toEqual([401, 'unauthorized']);
      }
      expect(core.calls).toEqual([]);
    },
  );

  test.each<[string, Record<string, string>]>([
    ['another name (DNS rebinding)', { host: 'shop.example:8001' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['another page', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('%s is forbidden, everywhere and with the right token', async (_what, headers) => {
    for (const path of [
      '/',
      '/openapi.json',
      '/docs',
      '/api/settings.get',
      '/events',
      '/media/1',
      '/nothing',
    ]) {
      const status = await new Promise((resolve, reject) => {
        const { port } = new URL(desk.address);
        request(
          { port, path, host: '127.0.0.1', headers: { authorization: 'Bearer x', ...headers } },
          (response) => resolve(response.resume().statusCode),
        )
          .on('error', reject)
          .end();
      });
      expect([path, status]).toEqual([path, 403]);
    }
  });

  test('our own page may ask under each of its names', async () => {
    const { port } = new URL(desk.address);
    for (const origin of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
      expect((await post('/api/settings.get', '{}', { ...json, origin })).status).toBe(200);
    }
  });
});

describe('signing in', () => {
  const login = (body: unknown) => post('/auth/login', JSON.stringify(body), json, null);

  beforeEach(() => core.users.set('ann@salon.example', 'long enough 1'));

  async function signIn(): Promise<string> {
    const response = await login({ email: 'ann@salon.example', password: 'long enough 1' });
    expect(response.status).toBe(200);
    return ((await response.json()) as { accessToken: string }).accessToken;
  }

  test('e-mail and password give a token that opens the API, until the user is removed', async () => {
    const token = await signIn();
    expect((await desk.ask('/whatsapp/stats', { token })).status).toBe(200);
    core.users.delete('ann@salon.example');
    expect((await desk.ask('/whatsapp/stats', { token })).status).toBe(401);
  });

  test('the token ends after twelve hours', async () => {
    const token = await signIn();
    const clock = systemClock();
    const hours = (count: number) =>
      openDesk(core, { clock: { ...clock, now: () => clock.now() + count * 3_600_000 } });
    const before = await hours(11.9);
    const after = await hours(12.1);
    expect((await before.ask('/whatsapp/stats', { token })).status).toBe(200);
    expect((await after.ask('/whatsapp/stats', { token })).status).toBe(401);
    await before.close();
    await after.close();
  });

  test.each([
    ['not signed', (token: string) => `${token.split('.').slice(0, 2).join('.')}.`],
    [
      'with the algorithm "none"',
      (token: string) =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1] ?? ''}.`,
    ],
    [
      'of another user',
      (token: string) => {
        const [head = '', , signature = ''] = token.split('.');
        return `${head}.${Buffer.from('{"sub":"bob","iss":"deskbell"}').toString('base64url')}.${signature}`;
      },
    ],
  ])('a token %s is refused', async (_what, forge) => {
    expect((await desk.ask('/whatsapp/stats', { token: forge(await signIn()) })).status).toBe(401);
  });

  test('what does not fit is refused in the same words', async () => {
    const answers = await Promise.all(
      [
        { email: 'ann@salon.example', password: 'wrong' },
        { email: 'nobody@salon.example', password: 'long enough 1' },
      ].map(async (body) => (await login(body)).text()),
    );
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toContain('unauthorized');
    expect(await codeOf(await login({ email: 'ann@salon.example' }))).toEqual([422, 'invalid']);
    expect(await codeOf(await login([]))).toEqual([422, 'invalid']);
  });

  test('guessing is slowed down, signing in often is not', async () => {
    for (let count = 0; count < 20; count += 1) await signIn();
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      statuses.push((await login({ email: 'ann@salon.example', password: `guess ${count}` })).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    const late = await login({ email: 'ann@salon.example', password: 'guess' });
    expect(late.headers.get('retry-after')).toMatch(/^[1-6]$/);
    expect(await codeOf(late)).toEqual([429, 'too-many-requests']);
  });
});

describe('the screens', () => {
  const page = { headers: { accept: 'text/html,*/*' }, token: null };

  test.each(['/', '/inbox', '/inbox/chat-1?tab=2', '/index.html'])(
    '%s is the page, never kept, with a fresh nonce',
    async (path) => {
      const [first, second] = await Promise.all([desk.ask(path, page), desk.ask(path, page)]);
      const nonceOf = async (response: Response) => {
        const policy = response.headers.get('content-security-policy') ?? '';
        const nonce = /'nonce-([0-9a-f]{32})'/.exec(policy)?.[1] ?? 'none';
        expect(await response.text()).toBe(
          `<meta name="csp-nonce" content="${nonce}"><style nonce="${nonce}">`,
        );
        return nonce;
      };
      expect(first.headers.get('cache-control')).toBe('no-store');
      expect(await nonceOf(first)).not.toBe(await nonceOf(second));
    },
  );

  test('the policy lets nothing in from elsewhere', async () => {
    const response = await desk.ask('/', page);
    const nonce = /nonce-(\w+)/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'self'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "media-src 'self' blob:",
      "font-src 'self'",
      `connect-src 'self' ws://${new URL(desk.address).host}`,
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    expect(response.headers.has('strict-transport-security')).toBe(false);
  });

  test('files with a hash in their name are kept for ever, others are asked for again', async () => {
    const hashed = await desk.ask('/assets/main-abc123.js', { token: null });
    expect([hashed.status, hashed.headers.get('content-type'), hashed.headers.get('cache-control')]).toEqual([
      200,
      'application/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    const plain = await desk.ask('/favicon.svg', { token: null });
    expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, 'public, max-age=0']);
  });

  test.each([
    '/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e/index.html.bak',
  ])('%s does not leave the folder', async (path) => {
    const { port } = new URL(desk.address);
    const status = await new Promise<number>((resolve, reject) => {
      request({ port, path, host: '127.0.0.1' }, (response) => resolve(response.resume().statusCode ?? 0))
        .on('error', reject)
        .end();
    });
    expect([403, 404]).toContain(status);
  });
});
