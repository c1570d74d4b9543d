import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createClient, type Client } from '#shared/api/client.ts';
import { contract, type CallName } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { EventFrame } from '#shared/api/events.ts';

import { connectGreenApi, openShop, type Shop } from '#test/support/shop.ts';
import { startGreenApi } from '#test/support/green-api/simulator.ts';

import { transports, type OpenTransport } from './transports.ts';

/** The refusal that a call ends in. */
async function refusal(calling: Promise<unknown>): Promise<Pick<ApiError, 'code' | 'message' | 'fields'>> {
  const error: unknown = await calling.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error('A refusal was expected.', { cause: error });
  const { code, message, fields } = error;
  return { code, message, fields };
}

describe.each(Object.entries(transports))('the contract %s', (_name, open) => {
  let shop: Shop;
  let opened: OpenTransport;
  let client: Client;

  beforeEach(async () => {
    shop = await openShop();
    opened = await open(shop);
    client = createClient(opened.transport);
  });

  afterEach(async () => {
    await opened.close();
    await shop.close();
  });

  test('a call changes what it says, and the answer has the shape of the contract', async () => {
    const changed = await client.call('settings.update', {
      business: { name: 'Salon Aurora', timeZone: 'Europe/Riga' },
    });
    expect(changed.business).toEqual({
      name: 'Salon Aurora',
      timeZone: 'Europe/Riga',
      language: 'en',
      ...{ address: '', phone: '', link: '', map: '', prices: '', currency: null, hours: null },
      quietHours: { from: '21:00', to: '09:00' },
    });
    expect(await client.call('settings.get', {})).toEqual(changed);
  });

  test('words in any script arrive as they were written', async () => {
    const name = 'Салон «Ёлка» 💇‍♀️ \u0000 "quoted"\n';
    const { business } = await client.call('settings.update', { business: { name } });
    expect(business.name).toBe(name.trim());
  });

  test.each(['no.such.call', 'settings', 'toString', '__proto__'])('there is no call %s', async (name) => {
    expect((await refusal(opened.transport.call(name, {}))).code).toBe('not-found');
  });

  test('input that does not fit is refused with the fields named', async () => {
    const wrong = { business: { timeZone: 'Mars/Olympus', colour: 'red' }, isSetUp: 'yes' };
    expect(await refusal(opened.transport.call('settings.update', wrong))).toEqual({
      code: 'invalid',
      message: 'Please check: business.timeZone, business.colour, isSetUp.',
      fields: {
        'business.timeZone': 'Not an IANA time zone, such as Europe/Berlin.',
        'business.colour': expect.any(String) as string,
        isSetUp: expect.any(String) as string,
      },
    });
  });

  test.each([[[]], ['text'], [7]])('input %j is no object, and is refused', async (input) => {
    expect((await refusal(opened.transport.call('settings.get', input))).code).toBe('invalid');
  });

  test('a thing that is not there is not found', async () => {
    const calls: [CallName, object][] = [
      ['contacts.get', { id: 'nobody' }],
      ['conversations.get', { id: 'none' }],
      ['channels.check', { id: 'none' }],
      ['outbox.skip', { id: 'none' }],
      ['journal.replay', { id: 'none' }],
      ['users.remove', { id: 'nobody' }],
    ];
    for (const [name, input] of calls) {
      expect([name, (await refusal(opened.transport.call(name, input))).code]).toEqual([name, 'not-found']);
    }
  });

  test('what contradicts is a conflict', async () => {
    const user = { email: 'ann@salon.example', password: 'long enough 1' };
    await client.call('users.create', user);
    expect(await refusal(client.call('users.create', { ...user, email: 'Ann@Salon.example' }))).toMatchObject(
      {
        code: 'conflict',
        fields: { email: expect.any(String) as string },
      },
    );
  });

  test('every list answers pages of items', async () => {
    const lists = (Object.keys(contract) as CallName[]).filter((name) => name.endsWith('.list'));
    for (const name of lists) {
      if (name === 'messages.list') continue;
      const answer = await opened.transport.call(name, {});
      // A shop begins with texts and rules of its own.
      const isBegun = name === 'templates.list' || name === 'rules.list';
      expect([name, answer]).toEqual([name, { items: isBegun ? (expect.any(Array) as unknown) : [] }]);
    }
    for (const limit of [0, 201, 1.5, '10']) {
      expect((await refusal(opened.transport.call('journal.list', { limit }))).fields).toHaveProperty(
        'limit',
      );
    }
  });

  test('a list is walked page by page, each item once, until there is no next cursor', async () => {
    const provider = await startGreenApi();
    try {
      const channel = await connectGreenApi(shop, provider.addInstance({ settings: 'new' }), 'webhook');
      for (let number = 0; number < 7; number += 1) {
        await shop.core.hooks.receive(channel.id, Buffer.from(JSON.stringify({ number })));
      }
      const bodies: string[] = [];
      const sizes: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.call('journal.list', {
          channelId: channel.id,
          limit: 3,
          ...(cursor === undefined ? {} : { cursor }),
        });
        bodies.push(...page.items.map(({ body }) => body).filter((body) => body.includes('number')));
        sizes.push(page.items.length);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(bodies).toEqual([6, 5, 4, 3, 2, 1, 0].map((number) => JSON.stringify({ number })));
      expect(sizes.slice(0, -1).every((size) => size === 3)).toBe(true);
    } finally {
      await provider.stop();
    }
  });

  test('a cursor that we never gave out is refused', async () => {
    expect((await refusal(client.call('journal.list', { cursor: 'made up' }))).code).toMatch(
      /invalid|bad-request/,
    );
  });

  test('events begin with a hello, then rise by one with each announcement', async () => {
    const frames: EventFrame[] = [];
    const connected: boolean[] = [];
    const stop = client.listen(
      (frame) => frames.push(frame),
      (isConnected) => connected.push(isConnected),
    );
    await shop.until('hello', () => Promise.resolve(frames.length > 0));
    await client.call('settings.update', { isSetUp: true });
    await client.call('sending.start', {});
    await shop.until('both announcements', () => Promise.resolve(frames.length > 2));
    stop();
    const [hello, ...rest] = frames;
    if (hello?.kind !== 'hello') throw new Error('The first frame is no hello.');
    expect(connected).toEqual([true]);
    expect(rest).toEqual([
      { kind: 'changes', sequence: hello.sequence + 1, changes: [{ topic: 'settings' }] },
      {
        kind: 'changes',
        sequence: hello.sequence + 2,
        changes: expect.arrayContaining([{ topic: 'sending' }]) as [],
      },
    ]);
  });

  test('two listeners see the same frames; one that stopped sees no more', async () => {
    const first: EventFrame[] = [];
    const second: EventFrame[] = [];
    const stopFirst = client.listen((frame) => first.push(frame));
    const stopSecond = client.listen((frame) => second.push(frame));
    await shop.until('two hellos', () => Promise.resolve(first.length + second.length === 2));
    await client.call('settings.update', { isSetUp: true });
    await shop.until('both', () => Promise.resolve(first.length === 2 && second.length === 2));
    expect(first).toEqual(second);
    stopFirst();
    await client.call('settings.update', { isSetUp: false });
    await shop.until('the second', () => Promise.resolve(second.length === 3));
    stopSecond();
    expect(first).toHaveLength(2);
  });
});
