import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { asId, type ChannelId } from '#shared/domain/ids.ts';
import { collectingLog } from '#test/support/log.ts';

import { systemClock } from '../platform/system.ts';
import { createIngress, type Ingress, type IngressDeps } from './ingress.ts';
import type { TorrowHooks } from './torrow-hook.ts';

const keys = 'apiUrl=1103.api.example.com&idInstance=1101&apiTokenInstance=s3cret';

type Received = {
  readonly call: Parameters<TorrowHooks['receiveTorrow']>[1];
  readonly keys: readonly string[];
};

let received: Received[];
let log: ReturnType<typeof collectingLog>;
let ingress: Ingress;
let isDiskFull: boolean;

beforeEach(async () => {
  received = [];
  log = collectingLog();
  isDiskFull = false;
  const hooks: TorrowHooks = {
    torrowChannel: (service, account, key) =>
      Promise.resolve(
        service === 'green-api' && account === '1101' && key === 's3cret' ? asId<ChannelId>('line') : null,
      ),
    receiveTorrow(_channel, call, given) {
      if (isDiskFull) return Promise.reject(new Error('disk full'));
      received.push({ call, keys: given });
      return Promise.resolve({ isReadable: Buffer.from(call.body).toString('utf8').includes('CaseItem') });
    },
  };
  ingress = await createIngress({
    // The other hooks have their own tests.
    hooks: hooks as IngressDeps['hooks'],
    clock: systemClock(),
    log,
    port: 0,
    limits: { refusedBurst: 5, refusedPerMinute: 1 },
  });
});
afterEach(() => ingress.close());

async function ask(path: string, init?: RequestInit) {
  const response = await fetch(`${ingress.address}${path}`, init);
  const body = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: body === '' ? null : (JSON.parse(body) as Record<string, string>),
  };
}
const check = (query: string) => ask(`/webhook/green-api?${query}`);
const post = (query: string, body = '{"CaseItem":{}}', type = 'application/json') =>
  ask(`/webhook/green-api?${query}`, { method: 'POST', body, headers: { 'content-type': type } });

const wrongKeys = {
  Status: 'Error',
  ErrorMessage: 'No number with this id and key is connected',
  WarningMessage: '',
};

describe('the check', () => {
  test('of an address that is right', async () => {
    expect(await check(`${keys}&message=%D0%94%D0%B0&repeat=true`)).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      body: { Status: 'Success', Message: 'The WebHook has been successfully verified' },
    });
  });

  test('names what cannot be read, and no value', async () => {
    expect(await check(`${keys}&timezone=Moon/Base&hide_url=maybe&colour=red`)).toMatchObject({
      status: 200,
      body: {
        Status: 'Wrong parameters',
        ErrorMessage: 'hide_url cannot be read; timezone cannot be read',
        WarningMessage: 'Some parameters are not known and were left out',
      },
    });
  });

  test('names keys that are missing', async () => {
    expect(await check('apiUrl=1103.api.example.com&message=Hi&hide_url=maybe')).toMatchObject({
      status: 401,
      body: {
        Status: 'Wrong parameters',
        ErrorMessage: 'idInstance is missing; apiTokenInstance is missing',
      },
    });
  });

  test.each([
    ['a wrong token', 'apiUrl=x&idInstance=1101&apiTokenInstance=guess'],
    ['a wrong id', 'apiUrl=x&idInstance=1102&apiTokenInstance=s3cret'],
    [
      'a second token after a wrong one',
      'apiUrl=x&idInstance=1101&apiTokenInstance=guess&apiTokenInstance=s3cret',
    ],
  ])('with %s is refused', async (_what, query) => {
    expect(await check(query)).toEqual({
      status: 401,
      type: 'application/json; charset=utf-8',
      body: wrongKeys,
    });
    expect(await post(query)).toMatchObject({ status: 401, body: wrongKeys });
    expect(received).toEqual([]);
  });

  test('for Wazzup24 finds no number, as there is none yet', async () => {
    expect(await ask('/webhook/wazzup24?key_api=k&channel_id=c')).toMatchObject({
      status: 401,
      body: wrongKeys,
    });
    expect(await ask('/webhook/wazzup24')).toMatchObject({
      status: 401,
      body: { ErrorMessage: 'key_api is missing; channel_id is missing' },
    });
  });

  test('is refused more and more slowly, but never with the right keys', async () => {
    for (let index = 0; index < 5; index += 1) expect((await check('idInstance=1')).status).toBe(401);
    expect(await check('idInstance=1')).toMatchObject({ status: 429, body: null });
    expect((await check(keys)).status).toBe(200);
    expect((await post(keys)).status).toBe(200);
  });
});

describe('a call', () => {
  test('is taken with its options, and its keys apart', async () => {
    expect(await post(`${keys}&message=one%20two&message=three&hide_url=true&colour=red`)).toMatchObject({
      status: 200,
      body: { Status: 'Success', Message: 'The order has been received' },
    });
    const [{ call, keys: given } = { call: null, keys: [] }] = received;
    expect(given).toEqual(['s3cret']);
    expect(call).toMatchObject({
      service: 'green-api',
      hook: {
        account: {
          kind: 'green-api',
          apiUrl: '1103.api.example.com',
          idInstance: '1101',
          idInstanceMax: null,
        },
        options: { message: 'one two', hideUrl: true, hideContactInfo: true },
      },
    });
    expect(Object.keys(call?.hook ?? {})).toEqual(['account', 'options']);
    expect(JSON.stringify(call)).not.toContain('s3cret');
  });

  test('is taken also when its address cannot be read in full', async () => {
    expect(await post(`${keys}&timezone=Moon/Base`)).toMatchObject({
      status: 200,
      body: { Status: 'Wrong parameters', ErrorMessage: 'timezone cannot be read' },
    });
    expect(received).toMatchObject([{ call: { hook: { options: { timeZone: 'Europe/Moscow' } } } }]);
  });

  test('with a body that cannot be read is kept and answered', async () => {
    expect(await post(keys, '<html>')).toMatchObject({
      status: 200,
      body: { Status: 'Error', ErrorMessage: 'The body holds no order that can be read; it was kept' },
    });
    expect(received).toHaveLength(1);
  });

  test('that cannot be kept is to come again', async () => {
    isDiskFull = true;
    expect((await post(keys)).status).toBe(503);
  });

  test.each([
    ['application/json; charset-utf-8', 200],
    ['text/plain', 415],
  ])('of the type %s is answered %i', async (type, status) =>
    expect((await post(keys, '{"CaseItem":{}}', type)).status).toBe(status),
  );

  test('may come with a text of many letters in its address', async () => {
    const message = 'Ваша бронь подтверждена. '.repeat(200).trim();
    expect((await post(`${keys}&message=${encodeURIComponent(message)}`)).status).toBe(200);
    expect(received[0]?.call.hook.options.message).toBe(message);
  });
});

test('no key reaches the log', async () => {
  await check(keys);
  await check('apiUrl=x&idInstance=1101&apiTokenInstance=guess');
  await post(keys, 'nonsense');
  expect(JSON.stringify(log.lines)).not.toMatch(/s3cret|guess|1101/);
});
