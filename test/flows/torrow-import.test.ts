import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { configSchema } from '#core/providers/green-api/config.ts';
import { greenApi } from '#core/providers/green-api/provider.ts';
import type { Provider } from '#core/providers/provider.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, memorySecrets, openShop, type Shop } from '#test/support/shop.ts';
import { sampleQueries } from '#test/support/torrow/sample-urls.ts';

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
const secrets = memorySecrets();
/** Every address to which a number was connected. */
let called: string[];

beforeEach(async () => {
  provider = await startGreenApi();
  line = provider.addInstance();
  called = [];
  shop = await openShop({ secrets, providers: [atTheSimulator()] });
});
afterEach(async () => {
  await shop.close();
  await provider.stop();
  await secrets.removeAll('');
});

/** The real adapter; the addresses of Green API itself lead to the simulator. */
function atTheSimulator(): Provider {
  return {
    ...greenApi,
    connect(context) {
      const config = configSchema.parse(context.config);
      called.push(config.apiUrl);
      const apiUrl = config.apiUrl.startsWith('http:') ? config.apiUrl : provider.url;
      return greenApi.connect({ ...context, config: { ...config, apiUrl, mediaUrl: apiUrl } } as Parameters<
        typeof greenApi.connect
      >[0]);
    },
  };
}

const urlWith = (query: string, apiUrl = '1103.api.green-api.com') =>
  `https://hooks.example.net/webhook/green-api?apiUrl=${apiUrl}&idInstance=${line.idInstance}` +
  `&apiTokenInstance=${line.apiTokenInstance}&${query}`;
const read = (query: string, apiUrl?: string) =>
  shop.client.call('sources.readTorrowUrl', { url: urlWith(query, apiUrl) });
const channels = async () => (await shop.client.call('channels.list', {})).items;
const rules = async () => (await shop.client.call('rules.list', {})).items;

async function importIt(query: string, more: object = {}, apiUrl?: string) {
  const { event, minutesBefore, text } = await read(query, apiUrl);
  return shop.client.call('sources.importTorrowUrl', {
    url: urlWith(query, apiUrl),
    event: event ?? 'created',
    minutesBefore,
    name: 'From Torrow',
    text,
    ...more,
  });
}

describe('a pasted address', () => {
  test('is shown as a text and a rule, its keys as dots', async () => {
    const view = await read(
      `${sampleQueries.ru.reminder}&phone=%2B79990000099&timezone=Moon/Base&colour=red`,
    );
    expect(view).toMatchObject({
      service: 'green-api',
      channelId: null,
      account: String(line.idInstance),
      event: 'reminder',
      minutesBefore: 120,
      toPhone: '+79990000099',
      language: 'ru',
      problems: [
        { parameter: 'timezone', problem: 'unreadable' },
        { parameter: 'phone', problem: 'unsupported' },
        { parameter: 'colour', problem: 'unknown' },
      ],
    });
    expect(view.text).toMatch(/^Напоминаем о бронировании\.\n\n/);
    expect(view.newUrl).toMatch(
      new RegExp(`^${shop.ingress}/webhook/green-api\\?apiUrl=.*&apiTokenInstance=•••&repeat=true`),
    );
    expect(JSON.stringify(view)).not.toContain(line.apiTokenInstance);
    expect(await channels()).toEqual([]);
    expect(called).toEqual([]);
  });

  test('of a connected number names it', async () => {
    const { id } = await connectGreenApi(shop, line, 'polling');
    expect(await read(sampleQueries.ru.created)).toMatchObject({ channelId: id });
  });

  test.each([
    ['hello', 'This is no web address.'],
    ['https://hooks.example.net/webhook/telegram?x=1', 'This address is of another kind'],
  ])('that is none (%s) says so at the field', async (url, words) => {
    await expect(shop.client.call('sources.readTorrowUrl', { url })).rejects.toMatchObject({
      code: 'invalid',
      fields: { url: expect.stringContaining(words) as string },
    });
  });
});

describe('importing it', () => {
  test('makes a text and a rule, and connects the number with the keys', async () => {
    const { templateId, ruleId, channelId } = await importIt(sampleQueries.ru.created);
    const { items: templates } = await shop.client.call('templates.list', {});
    expect(templates.find(({ id }) => id === templateId)).toMatchObject({
      name: 'From Torrow',
      event: 'created',
      texts: {
        en: null,
        ru: expect.stringContaining('Ваша бронь подтверждена. Выполните оплату.') as string,
      },
    });
    const made = (await rules()).find(({ id }) => id === ruleId);
    expect(made).toMatchObject({
      name: 'From Torrow',
      trigger: { kind: 'created' },
      templateId,
      conditions: { exceptSources: ['torrow'], sources: null },
      enabled: true,
    });
    expect(await channels()).toMatchObject([
      { id: channelId, provider: 'green-api', config: { apiUrl: 'https://1103.api.green-api.com' } },
    ]);
    expect(await secrets.get(`channel/${channelId ?? ''}/apiTokenInstance`)).toBe(line.apiTokenInstance);
    expect(await read(sampleQueries.ru.created)).toMatchObject({ channelId });
    expect(shop.logLines()).not.toContain(line.apiTokenInstance);
  });

  test('switches off the rule that would say the same to the same people, and no other', async () => {
    const before = await rules();
    const { ruleId } = await importIt(sampleQueries.ru.reminder, { minutesBefore: 120, forTorrow: true });
    const after = await rules();
    const switchedOff = after.filter(
      ({ id, enabled }) => !enabled && before.some((rule) => rule.id === id && rule.enabled),
    );
    expect(switchedOff.map(({ trigger }) => trigger)).toEqual([{ kind: 'before', minutes: 120 }]);
    expect(after.find(({ id }) => id === ruleId)).toMatchObject({
      trigger: { kind: 'before', minutes: 120 },
      usefulness: { kind: 'catch-up' },
      conditions: { exceptSources: [] },
    });
  });

  test('gives the keys to no server that is not of Green API', async () => {
    for (const [index, host] of [
      'evil.example.com',
      'green-api.com.example.com',
      'evil.com/green-api.com',
    ].entries()) {
      const made = await importIt(sampleQueries.ru.created, { name: `From ${index}` }, host);
      expect(made.channelId).toBeNull();
    }
    expect(await channels()).toEqual([]);
    expect(called).toEqual([]);
  });

  test('uses the number that is connected already, by its own address', async () => {
    const { id } = await connectGreenApi(shop, line, 'polling');
    expect(await importIt(sampleQueries.ru.created)).toMatchObject({ channelId: id });
    expect(await channels()).toHaveLength(1);
    expect(new Set(called)).toEqual(new Set([provider.url]));
  });

  test.each([
    ['an unknown variable', { text: 'Hi {{ visit.strat }}' }, 'text', 'invalid'],
    ['no text', { text: ' ' }, 'text', 'invalid'],
    ['a reminder without its time', { event: 'reminder', minutesBefore: null }, 'minutesBefore', 'invalid'],
  ])('refuses %s and makes nothing', async (_what, more, field, code) => {
    await expect(importIt(sampleQueries.ru.created, more)).rejects.toMatchObject({
      code,
      fields: { [field]: expect.any(String) as string },
    });
    expect((await rules()).some(({ name }) => name === 'From Torrow')).toBe(false);
    expect(await channels()).toEqual([]);
  });

  test('refuses one that writes to a fixed phone: a rule would write to the customer', async () => {
    await expect(importIt(`${sampleQueries.ru.created}&phone=%2B79990000099`)).rejects.toMatchObject({
      code: 'invalid',
      fields: { url: expect.stringContaining('fixed phone') as string },
    });
  });

  test('twice under one name is refused: the customer would be told twice', async () => {
    await importIt(sampleQueries.ru.created);
    await expect(importIt(sampleQueries.ru.created)).rejects.toMatchObject({
      code: 'conflict',
      fields: { name: expect.any(String) as string },
    });
  });
});
