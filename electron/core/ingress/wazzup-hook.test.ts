import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { asId, type ChannelId } from '#shared/domain/ids.ts';
import { collectingLog } from '#test/support/log.ts';

import type { HookAccount } from '../channels/proof-of-channel.ts';
import { systemClock } from '../platform/system.ts';
import { createIngress, type Ingress, type IngressDeps } from './ingress.ts';
import type { FileHooks } from './published-file.ts';
import { numbersNamed, type WazzupHooks } from './wazzup-hook.ts';

const [salon, spa] = [asId<ChannelId>('salon'), asId<ChannelId>('spa')];
const account: HookAccount = {
  home: salon,
  numbers: [
    { id: salon, account: 'c-salon' },
    { id: spa, account: 'c-spa' },
  ],
};

describe('which numbers a body is for', () => {
  const item = (channelId?: string) => ({ channelId });
  test.each([
    ['its own', { messages: [item('c-salon')] }, [salon]],
    ['another of the account', { messages: [item('c-spa')] }, [spa]],
    ['both', { messages: [item('c-spa'), item('c-salon')] }, [spa, salon]],
    ['a stranger', { messages: [item('c-gym')] }, [salon]],
    ['another and a stranger', { messages: [item('c-spa'), item('c-gym')] }, [spa, salon]],
    ['none', { messages: [item()] }, [salon]],
    ['a status of anybody', { statuses: [item()] }, [salon, spa]],
    ['a status of one', { statuses: [item('c-spa')] }, [spa]],
    ['news of one', { channelsUpdates: [item('c-spa')] }, [spa]],
    ['something else', {}, [salon]],
    ['nothing that can be read', null, [salon]],
  ])('%s', (_what, body, expected) => expect(numbersNamed(account, body)).toEqual(expected));
});

describe('at the listener', () => {
  let folder: string;
  let ingress: Ingress;
  let kept: { id: ChannelId; body: string }[];
  let isDiskFull: boolean;
  let log: ReturnType<typeof collectingLog>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deskbell file '));
    writeFileSync(join(folder, 'a.html'), '<p>Hello</p>');
    kept = [];
    isDiskFull = false;
    log = collectingLog();
    const hooks: WazzupHooks & FileHooks = {
      wazzupAccount: (secret) => Promise.resolve(secret === 'right-secret' ? account : null),
      receive(id, body) {
        if (isDiskFull) return Promise.reject(new Error('disk full'));
        kept.push({ id, body: Buffer.from(body).toString('utf8') });
        return Promise.resolve();
      },
      publishedFile: (secret) =>
        secret === 'file-secret' || secret === 'gone'
          ? {
              path: join(folder, secret === 'gone' ? 'b.html' : 'a.html'),
              fileName: "Olga's “prices”.html",
              mimeType: 'text/html',
              size: 12,
            }
          : null,
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
  afterEach(async () => {
    await ingress.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const post = async (secret: string, body: string, type = 'application/json; charset-utf-8') => {
    const response = await fetch(`${ingress.address}/hooks/wazzup24/${secret}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    return [response.status, await response.text()];
  };

  test.each([
    ['a test', '{"test":true}', '{}'],
    ['what nobody can read', '<html>', '{}'],
    ['a misshapen list', '{"messages":7}', '{}'],
  ])('%s is kept and answered 200', async (_what, body, answer) => {
    expect(await post('right-secret', body)).toEqual([200, answer]);
    expect(kept).toEqual([{ id: salon, body }]);
  });

  test('a deal that is wished for is answered with it', async () => {
    const [status, text] = await post('right-secret', '{"createDeal":{"contacts":["1"],"source":"auto"}}');
    expect(status).toBe(200);
    expect(JSON.parse(String(text))).toEqual({
      contacts: ['1'],
      source: 'auto',
      closed: false,
      id: expect.stringMatching(/^[\da-f]{32}$/) as string,
    });
  });

  test('a wrong secret is an empty 404, more and more slowly; the right one always passes', async () => {
    for (let index = 0; index < 5; index += 1)
      expect(await post('guess', '{"test":true}')).toEqual([404, '']);
    expect(await post('guess', '{"test":true}')).toEqual([429, '']);
    expect(await post('right-secret', '{"test":true}')).toEqual([200, '{}']);
    expect(JSON.stringify(log.lines)).not.toMatch(/right-secret|guess/);
  });

  test('another type is 415, and what cannot be kept is to come again', async () => {
    expect(await post('right-secret', 'x=1', 'text/plain')).toEqual([415, '']);
    isDiskFull = true;
    expect(await post('right-secret', '{"test":true}')).toEqual([503, '']);
  });

  test('a file is given to whoever knows its address, as one that no browser runs', async () => {
    for (const method of ['GET', 'HEAD']) {
      const response = await fetch(`${ingress.address}/files/file-secret`, { method });
      expect([response.status, await response.text()]).toEqual([200, method === 'GET' ? '<p>Hello</p>' : '']);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/html',
        'content-length': '12',
        'content-disposition': `attachment; filename="Olga_s _prices_.html"; filename*=UTF-8''Olga%27s%20%E2%80%9Cprices%E2%80%9D.html`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
    }
  });

  test.each(['guess', 'gone', '..%2fa.html'])('the file %s is an empty 404', async (secret) => {
    const response = await fetch(`${ingress.address}/files/${secret}`);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });
});
