import { createHash } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { bookingFields } from '#shared/api/hooks/booking-fields.ts';
import { words } from '#shared/i18n/languages.ts';

import type { Log } from '../platform/ports.ts';
import { systemClock } from '../platform/system.ts';
import { hookDocument, preferred } from './docs.ts';
import { createIngress, type Ingress, type IngressDeps } from './ingress.ts';

const log: Log = { write: () => undefined, with: () => log };
const secret = 'booking-secret';
let ingress: Ingress;

beforeEach(async () => {
  const hooks = {
    bookingHook: (given: string) => given === secret,
    receiveBooking: () => Promise.resolve({ status: 202, body: { id: 'visit', version: 1 } }),
  } as unknown as IngressDeps['hooks'];
  ingress = await createIngress({ hooks, clock: systemClock(), log, port: 0 });
});

afterEach(() => ingress.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${ingress.address}${path}`, { headers, redirect: 'manual' });

describe('the description of the hooks', () => {
  test('names every address of the public listener and no other', async () => {
    const document = (await (await get('/openapi.json')).json()) as ReturnType<typeof hookDocument>;
    expect(document).toEqual(JSON.parse(JSON.stringify(hookDocument())));
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    // Node answers HEAD wherever it answers GET.
    const routes = ingress.routes.filter((route) => !route.startsWith('HEAD '));
    expect(described.sort()).toEqual([...routes].sort());
  });

  test.each(['en', 'ru'] as const)('is a page with all of them in %s', async (language) => {
    const html = await (await get('/docs', { 'accept-language': language })).text();
    const pages = ['GET /docs', 'GET /openapi.json'];
    const missing = ingress.routes
      .filter((route) => !route.startsWith('HEAD ') && !pages.includes(route))
      .filter((route) => !html.includes(`${route.replaceAll(/:(\w+)/g, '{$1}')}<`));
    expect(missing).toEqual([]);
    for (const { name, word } of bookingFields) {
      expect(html).toContain(`<code>${name}</code>`);
      expect(html).toContain(words[language].hookDocs.fields[word]);
    }
  });

  test('holds no secret, no version of ours and nothing of the local API', async () => {
    for (const path of ['/docs', '/docs?lang=ru', '/openapi.json']) {
      const body = await (await get(path)).text();
      expect(body).not.toContain(secret);
      expect(body).not.toMatch(/\/api\/(?!v1\/webhooks)|\/auth|127\.0\.0\.1|localhost|Bearer [\w-]{3}/);
      expect(body).not.toMatch(/\b(settings|channels|bookings|messages|journal)\.[a-z]+[A-Z]?\w*`/);
      expect(body).not.toMatch(/0\.\d+\.\d+/);
    }
  });

  test('runs nothing and loads nothing; only its own style is let through', async () => {
    const response = await get('/docs');
    const html = await response.text();
    expect(html).not.toMatch(/<script|\son\w+=|src=|url\(|@import|javascript:|style="/i);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)).toEqual([
      '?lang=ru',
      'openapi.json',
    ]);
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'public, max-age=3600',
      'x-robots-tag': 'noindex, nofollow',
      vary: 'accept-language',
    });
  });

  test('is not sent again to somebody who has it', async () => {
    for (const path of ['/docs', '/openapi.json']) {
      const etag = (await get(path)).headers.get('etag') ?? '';
      const again = await get(path, { 'if-none-match': `"other", W/${etag}` });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const inRussian = await get('/docs?lang=ru', {
      'if-none-match': (await get('/docs')).headers.get('etag')!,
    });
    expect(inRussian.status).toBe(200);
  });

  test('has a limit that holds up no hook', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 70; i += 1) statuses.add((await get('/docs')).status);
    expect([...statuses]).toEqual([200, 429]);
    const refused = await get('/openapi.json');
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    const taken = await fetch(`${ingress.address}/hooks/bookings/${secret}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(taken.status).toBe(202);
  });
});

test.each([
  ['', '/docs', 'en'],
  ['ru', '/docs', 'ru'],
  ['ru-RU,ru;q=0.9,en;q=0.8', '/docs', 'ru'],
  ['de, en;q=0.4, ru;q=0.6', '/docs', 'ru'],
  ['ru', '/docs?lang=en', 'en'],
  ['en', '/docs?lang=ru', 'ru'],
  ['en', '/docs?lang=xx', 'en'],
])('somebody who reads "%s" at %s gets %s', async (header, path, language) => {
  const response = await get(path, { 'accept-language': header });
  expect(response.headers.get('content-language')).toBe(language);
  expect(await response.text()).toContain(`<html lang="${language}">`);
});

test.each([
  ['ru;q=0, en', ['en']],
  ['*;q=0.1, de ; q=0.5', ['de', '*']],
  [',,;q=x,', []],
])('"%s" prefers %j', (header, tags) => {
  expect(preferred(header)).toEqual(tags);
});
