import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Clock } from '#core/platform/ports.ts';
import { systemClock } from '#core/platform/system.ts';
import type { CallInput } from '#shared/api/contract.ts';
import { saying } from '#shared/domain/saying/saying.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { saidOf, statesOf } from '#test/support/probing.ts';
import { openShop, type Shop } from '#test/support/shop.ts';

type Input = CallInput<'channels.probe'>;

const hour = 60 * 60_000;
let meta: MetaSimulator;
let number: SimulatedNumber;
let shop: Shop;

beforeEach(async () => {
  [meta, shop] = await Promise.all([startMeta(), openShop()]);
  number = meta.addNumber();
});
afterEach(async () => {
  await shop.close();
  await meta.stop();
});

const probe = (input: Input) => shop.client.call('channels.probe', input);
const containing = (words: string) => expect.stringContaining(words) as string;

describe('keys of Meta', () => {
  const keys = (config: Record<string, string> = {}, secrets: Record<string, string> = {}): Input => ({
    provider: 'meta-cloud',
    config: { graphUrl: meta.url, ...config },
    secrets: { accessToken: number.accessToken, ...secrets },
  });

  test('lead from the token alone to every number of its accounts', async () => {
    const second = meta.addNumber({
      appId: number.app.id,
      accessToken: number.accessToken,
      businessAccountId: number.businessAccountId,
    });
    const third = meta.addNumber({ appId: number.app.id, accessToken: number.accessToken });
    meta.addNumber();
    second.verifiedName = 'Blue Door Spa';
    third.status = 'PENDING';
    await connectMeta(shop, second);
    const answer = await probe(keys());
    expect(saidOf(answer)).toEqual({
      'secrets.accessToken': 'works: Meta accepts the token; it does not end by itself.',
    });
    const found = (one: SimulatedNumber, more: object = {}) => ({
      title: one.verifiedName,
      phone: `+${one.phone}`,
      state: 'works',
      detail: null,
      fill: {
        'config.phoneNumberId': one.phoneNumberId,
        'config.businessAccountId': one.businessAccountId,
      },
      isConnected: false,
      ...more,
    });
    expect(answer.found).toEqual([
      found(number),
      found(second, { isConnected: true }),
      found(third, {
        state: 'broken',
        detail: containing('finish its registration'),
        why: saying('not-registered'),
      }),
    ]);
    const typed = { phoneNumberId: number.phoneNumberId, businessAccountId: number.businessAccountId };
    const whole = await probe(keys({ ...typed, appId: number.app.id }, { appSecret: number.app.secret }));
    expect(statesOf(whole)).toEqual({
      'secrets.accessToken': 'works',
      'secrets.appSecret': 'works',
      'config.appId': 'works',
      'config.phoneNumberId': 'works',
      'config.businessAccountId': 'works',
    });
    const mixed = { phoneNumberId: number.phoneNumberId, businessAccountId: third.businessAccountId };
    expect(saidOf(await probe(keys(mixed)))['config.businessAccountId']).toBe(
      `broken: The number ${number.phoneNumberId} belongs to another account: ${number.businessAccountId}.`,
    );
  });

  test.each<[string, () => Input, Record<string, string>]>([
    [
      'a token that nobody made',
      () => keys({}, { accessToken: 'EAAGnone' }),
      {
        'secrets.accessToken': containing(
          'broken: Meta says that this token is not valid (any more). Make one',
        ),
      },
    ],
    [
      'a token with a space in it, which nobody is asked about',
      () => keys({}, { accessToken: 'EAAG none' }),
      { 'secrets.accessToken': containing('and no spaces') },
    ],
    [
      'the secret of another app',
      () => keys({}, { appSecret: '0'.repeat(32) }),
      { 'secrets.appSecret': containing('this is not the secret of the app 10001. Copy it') },
    ],
    [
      'another app',
      () => keys({ appId: '77' }),
      {
        'config.appId':
          'broken: The token belongs to another app: 10001. Leave this empty, or make a token of this app.',
      },
    ],
    [
      'the number of somebody else',
      () => keys({ phoneNumberId: meta.addNumber().phoneNumberId }),
      {
        'config.phoneNumberId': containing(
          'this token has no access to the number 20002, or the id is wrong. In Business settings, give the system user the app and the WhatsApp account.',
        ),
      },
    ],
    [
      'an id of nothing',
      () => keys({ businessAccountId: '12', phoneNumberId: '13' }),
      {
        'config.businessAccountId': containing('broken: Meta answered 400'),
        'config.phoneNumberId': containing('broken: Meta answered 400'),
      },
    ],
    [
      'an id that is no number',
      () => keys({ phoneNumberId: '+49 30' }),
      { 'config.phoneNumberId': containing('broken: This id is a number') },
    ],
    [
      'nobody at the address',
      () => keys({ graphUrl: 'http://127.0.0.1:9', phoneNumberId: '13' }, { appSecret: 'x' }),
      { 'secrets.accessToken': 'unknown: Meta could not be reached (ECONNREFUSED).' },
    ],
  ])('with %s say what does not fit, why, and what to do', async (_what, input, expected) => {
    const { 'secrets.accessToken': token, ...others } = saidOf(await probe(input()));
    expect('secrets.accessToken' in expected ? { 'secrets.accessToken': token, ...others } : others).toEqual(
      expected,
    );
  });

  test('a token that ends soon, or lacks a permission, is told', async () => {
    const tokenSaid = async () => saidOf(await probe(keys()))['secrets.accessToken'];
    number.tokenEndsAt = Math.floor((Date.now() + 5 * hour) / 1000);
    expect(await tokenSaid()).toMatch(/^broken: This token is a temporary one: it ends in 5 hours/);
    number.tokenEndsAt = Math.floor((Date.now() + 59.5 * 24 * hour) / 1000);
    expect(await tokenSaid()).toBe('works: Meta accepts the token; it ends in 59 days.');
    number.scopes = ['whatsapp_business_messaging'];
    expect(await tokenSaid()).toMatch(/^broken: The token lacks the permission whatsapp_business_management/);
  });

  test('are in no log and no answer', async () => {
    const accessToken = `EAAG${'b'.repeat(40)}`;
    number.faults.always('debug_token', {
      kind: 'status',
      status: 400,
      body: { error: { code: 190, message: `The token ${number.accessToken} of +49 30 5550001 is bad` } },
    });
    const answers = [
      await probe(keys({}, { appSecret: number.app.secret })),
      await probe(keys({}, { accessToken })),
    ];
    const everything = JSON.stringify(answers) + shop.logLines();
    for (const secret of [number.accessToken, accessToken, number.app.secret, '5550001'])
      expect(everything).not.toContain(secret);
    expect(everything).toContain('"said":"400 ');
    expect(everything).not.toContain('[object');
    expect((await shop.client.call('channels.list', {})).items).toEqual([]);
  });
});

test('a provider that does not answer is waited for ten seconds', async () => {
  const real = systemClock();
  const clock: Clock = {
    ...real,
    after: (delay, callback) => real.after(delay === 10_000 ? 50 : delay, callback),
  };
  number.faults.always('debug_token', { kind: 'slow', ms: 60_000 });
  const hurried = await openShop({ clock });
  try {
    const answer = await hurried.client.call('channels.probe', {
      provider: 'meta-cloud',
      config: { graphUrl: meta.url },
      secrets: { accessToken: number.accessToken },
    });
    expect(saidOf(answer)).toEqual({
      'secrets.accessToken': containing('unknown: The provider did not answer within ten seconds.'),
    });
  } finally {
    await hurried.close();
  }
});
