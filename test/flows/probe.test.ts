import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CallInput } from '#shared/api/contract.ts';
import { saying } from '#shared/domain/saying/saying.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { saidOf, statesOf } from '#test/support/probing.ts';
import { connectGreenApi, openShop, type Shop } from '#test/support/shop.ts';
import type { SimulatedAccount } from '#test/support/wazzup24/account.ts';
import { connectWazzup24 } from '#test/support/wazzup24/connect.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';

type Input = CallInput<'channels.probe'>;

let green: GreenApiSimulator;
let wazzup24: WazzupSimulator;
let line: SimulatedLine;
let account: SimulatedAccount;
let shop: Shop;

beforeEach(async () => {
  [green, wazzup24, shop] = await Promise.all([startGreenApi(), startWazzup24(), openShop()]);
  line = green.addInstance();
  account = wazzup24.addAccount();
});
afterEach(async () => {
  await shop.close();
  await Promise.all([green, wazzup24].map((one) => one.stop()));
});

const probe = (input: Input) => shop.client.call('channels.probe', input);
const containing = (words: string) => expect.stringContaining(words) as string;

describe('keys of Green API', () => {
  const keys = (config: Record<string, string> = {}, secrets: Record<string, string> = {}): Input => ({
    provider: 'green-api',
    config: { apiUrl: green.url, idInstance: String(line.idInstance), ...config },
    secrets: { apiTokenInstance: line.apiTokenInstance, ...secrets },
  });

  test('that fit lead to the number', async () => {
    const answer = await probe(keys());
    expect(statesOf(answer)).toEqual({
      'config.apiUrl': 'works',
      'config.idInstance': 'works',
      'secrets.apiTokenInstance': 'works',
    });
    expect(answer.found).toEqual([
      {
        title: '+79005550001',
        phone: '+79005550001',
        state: 'works',
        detail: null,
        fill: { 'config.idInstance': String(line.idInstance) },
        isConnected: false,
      },
    ]);
    await connectGreenApi(shop, line, 'polling');
    expect((await probe(keys())).found).toMatchObject([{ isConnected: true }]);
  });

  test('whose number is signed out are the right ones all the same', async () => {
    line.setState('notAuthorized');
    const answer = await probe(keys());
    expect(new Set(Object.values(statesOf(answer)))).toEqual(new Set(['works']));
    expect(answer.found).toMatchObject([
      {
        state: 'broken',
        detail: containing('the code to scan comes next'),
        why: saying('code-comes-next'),
      },
    ]);
  });

  test.each<[string, () => Input, Record<string, string>]>([
    [
      'another token',
      () => keys({}, { apiTokenInstance: '0'.repeat(50) }),
      {
        'config.apiUrl': 'works: Green API answers at this address.',
        'secrets.apiTokenInstance': containing('broken: Green API answered 401: this token does not belong'),
      },
    ],
    [
      'another instance',
      () => keys({ idInstance: '42' }),
      {
        'config.apiUrl': 'works: Green API answers at this address.',
        'config.idInstance': containing('broken: Green API answered 403: there is no instance 42'),
      },
    ],
    [
      'the address of something else',
      () => keys({ apiUrl: `${green.url}/somewhere` }),
      { 'config.apiUrl': containing('broken: Something answers at this address, but it is not Green API.') },
    ],
    [
      'an address where nobody answers',
      () => keys({ apiUrl: 'http://127.0.0.1:9' }),
      { 'config.apiUrl': containing('unknown: Nothing answers at this address (ECONNREFUSED)') },
    ],
    [
      'an address of another kind, which nobody is asked about',
      () => keys({ apiUrl: 'ftp://example.com' }),
      { 'config.apiUrl': containing('broken: The address begins with https://') },
    ],
  ])('with %s say which one does not fit', async (_what, input, expected) => {
    expect(saidOf(await probe(input()))).toEqual(expected);
  });
});

describe('keys of Wazzup24', () => {
  const keys = (config: Record<string, string> = {}, apiKey = account.apiKey): Input => ({
    provider: 'wazzup24',
    config: { apiUrl: account.url, ...config },
    secrets: { apiKey },
  });

  test('lead to the numbers of the account that are of WhatsApp', async () => {
    const salon = account.addChannel();
    const spa = account.addChannel({ state: 'qridle', transport: 'wapi' });
    account.addChannel({ transport: 'tgapi' });
    await connectWazzup24(shop, account, salon);
    const answer = await probe(keys());
    expect(statesOf(answer)).toEqual({ 'config.apiUrl': 'works', 'secrets.apiKey': 'works' });
    expect(answer.found).toEqual([
      {
        title: '+79005550100',
        phone: '+79005550100',
        state: 'works',
        detail: null,
        fill: { 'config.channelId': salon.channelId },
        isConnected: true,
      },
      {
        title: '+79005550101',
        phone: '+79005550101',
        state: 'broken',
        detail: 'Scan the QR code with the phone.',
        why: saying('scan-code'),
        fill: { 'config.channelId': spa.channelId },
        isConnected: false,
      },
    ]);
  });

  test('that do not fit are named', async () => {
    const telegram = account.addChannel({ transport: 'tgapi' });
    expect(saidOf(await probe(keys({}, 'wrong')))).toEqual({
      'secrets.apiKey': containing(
        'broken: Wazzup24 answered 401 (Invalid API key): it does not know this key.',
      ),
    });
    expect(saidOf(await probe(keys({ channelId: telegram.channelId })))).toMatchObject({
      'secrets.apiKey': containing(
        'broken: Wazzup24 accepts the key, but its account has no WhatsApp number.',
      ),
      'config.channelId': containing('broken: This channel is for tgapi'),
    });
    const salon = account.addChannel();
    expect(saidOf(await probe(keys({ channelId: 'another' })))).toMatchObject({
      'config.channelId': containing('broken: The account of this key has no channel with this id.'),
    });
    expect(statesOf(await probe(keys({ channelId: salon.channelId })))['config.channelId']).toBe('works');
    expect(saidOf(await probe(keys({}, 'ключ')))).toEqual({
      'secrets.apiKey': containing('broken: An API key has only Latin letters'),
    });
    expect(saidOf(await probe(keys({ apiUrl: 'http://127.0.0.1:9' })))).toEqual({
      'secrets.apiKey': containing('unknown: Wazzup24 could not be reached (ECONNREFUSED)'),
    });
  });
});
