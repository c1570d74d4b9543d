import { afterAll, beforeAll, expect, test } from 'vitest';

import { bookingHookSchema } from '#shared/api/calls/bookings.ts';
import { callNames } from '#shared/api/server.ts';

import { openDesk, type Desk } from './local-listener.ts';
import { scriptedCore } from './scripted-core.ts';

type Schema = { required?: string[] };
type Content = { content?: { 'application/json'?: { schema: Schema; example?: unknown } } };
type Operation = {
  operationId: string;
  summary: string;
  security?: unknown[];
  requestBody?: Content;
  responses: Record<string, Content>;
};
type Document = {
  openapi: string;
  info: { title: string };
  security: unknown;
  paths: Record<string, Record<string, Operation>>;
};

let desk: Desk;
let document: Document;

beforeAll(async () => {
  desk = await openDesk(scriptedCore());
  document = (await (await desk.ask('/openapi.json', { token: null })).json()) as Document;
});

afterAll(() => desk.close());

/** Everything within the document, with where it stands. */
function* walk(node: unknown, path = '#'): Generator<[string, { $ref?: unknown }]> {
  if (typeof node !== 'object' || node === null) return;
  yield [path, node];
  for (const [key, child] of Object.entries(node)) yield* walk(child, `${path}/${key.replaceAll('/', '~1')}`);
}

test('it is OpenAPI 3.1 and lists every call with input, output and errors', () => {
  expect([document.openapi, document.info.title]).toEqual(['3.1.0', 'Deskbell']);
  const paths = document.paths;
  const named = Object.keys(paths).filter((path) => path.startsWith('/api/') && !path.startsWith('/api/v1/'));
  expect(named.sort()).toEqual(
    callNames()
      .map((name) => `/api/${name}`)
      .sort(),
  );
  for (const path of named) {
    const { operationId, summary, requestBody, responses } = paths[path]!.post!;
    expect([`/api/${operationId}`, typeof summary]).toEqual([path, 'string']);
    expect(requestBody?.content?.['application/json']?.schema).toBeTypeOf('object');
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '409', '422']);
    expect(responses['200']?.content?.['application/json']?.schema).toBeTypeOf('object');
  }
});

test('every reference leads somewhere within it', () => {
  const places = new Map(walk(document));
  const references = [...places.values()].map(({ $ref }) => $ref).filter((ref) => typeof ref === 'string');
  expect(references.length).toBeGreaterThan(100);
  for (const reference of references) expect(places.has(reference), reference).toBe(true);
});

test('operations have names of their own, and those without a token say so', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(document.security).toEqual([{ bearer: [] }]);
  const open = operations
    .filter(({ security }) => security !== undefined)
    .map(({ operationId }) => operationId);
  expect(open).toEqual([
    ...['login', 'media', 'bookingHook'],
    ...['torrowGreenApiCheck', 'torrowGreenApiHook', 'torrowWazzup24Check', 'torrowWazzup24Hook'],
    ...['metaVerification', 'metaHook', 'greenApiHook', 'wazzup24Hook', 'healthz', 'publishedFile'],
    'addressProof',
  ]);
});

test('input and output of one schema are told apart: a default may be left out, and is always there', () => {
  const call = document.paths?.['/api/messages.send']?.post;
  const input = call?.requestBody?.content?.['application/json']?.schema;
  expect(input?.required).toEqual(['conversationId']);
  const output = call?.responses['200']?.content?.['application/json']?.schema;
  expect(output?.required).toEqual(['outboxId', 'messageId']);
});

test('the page to read it loads nothing from elsewhere', async () => {
  const response = await desk.ask('/docs/', { token: null });
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('swagger-ui-bundle.js');
  expect(html).not.toMatch(/(src|href)="https?:/);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
  const assets = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)].map(([, path]) => path ?? '');
  for (const asset of assets) {
    expect([
      asset,
      (await desk.ask(`/docs/${asset.replace(/^docs\//, '')}`, { token: null })).status,
    ]).toEqual([asset, 200]);
  }
});

test('the page has the headers of every other one, and what is not there is told as everywhere', async () => {
  const page = await desk.ask('/docs/', { token: null });
  const nothing = await desk.ask('/docs/nothing', { token: null });
  for (const { headers } of [page, nothing]) {
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  }
  expect([nothing.status, await nothing.json()]).toEqual([
    404,
    { error: { code: 'not-found', message: 'There is nothing at this address.' } },
  ]);
});

test('the booking hook is described with its schema, its answers and an example that fits', () => {
  const hook = document.paths['/hooks/bookings/{secret}']?.post;
  const body = hook?.requestBody?.content?.['application/json'];
  expect(body?.schema.required).toEqual(['contact', 'service', 'startsAt']);
  expect(bookingHookSchema.safeParse(body?.example).success).toBe(true);
  expect(Object.keys(hook?.responses ?? {})).toEqual(['202', '404', '413', '415', '422', '503']);
});
