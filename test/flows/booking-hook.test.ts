import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { memorySecrets, openShop, temporaryFolder, type Shop } from '#test/support/shop.ts';

let shop: Shop;
let clock: FakeClock;
beforeEach(async () => {
  clock = fakeClock(Date.UTC(2026, 5, 1, 8));
  shop = await openShop({ clock });
  await shop.client.call('settings.update', {
    business: { timeZone: 'Europe/Berlin', currency: 'EUR', phone: '+49 30 901820' },
  });
});
afterEach(() => shop.close());

const anna = {
  externalId: 'R-1',
  contact: { name: 'Anna', phone: '+49 151 12345678' },
  service: 'Haircut',
  startsAt: '2026-06-10T15:00:00+02:00',
};

type Answer = {
  status: number;
  body: {
    id?: string;
    version?: number;
    error?: { code: string; message: string; fields: Record<string, string> };
  };
};

const hookUrl = async (of: Shop = shop) => (await of.client.call('settings.get', {})).bookingHookUrl;

async function post(
  body: unknown,
  headers = { 'content-type': 'application/json' },
  url?: string,
): Promise<Answer> {
  const response = await fetch(url ?? (await hookUrl()), {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
}

const visits = async () => (await shop.client.call('bookings.list', {})).items;

test('a visit is answered with its id and is there, told in the shop’s zone', async () => {
  const { status, body } = await post({ ...anna, price: 40, endsAt: '2026-06-10T16:00:00+02:00' });
  expect({ status, body }).toEqual({ status: 202, body: { id: body.id, version: 1 } });
  const [visit] = await visits();
  expect(visit).toEqual({
    id: body.id,
    version: 1,
    source: 'hook',
    sourceTitle: null,
    externalId: 'R-1',
    state: 'booked',
    confirmation: 'none',
    paid: false,
    contactId: visit!.contactId,
    contactName: 'Anna',
    phone: '+4915112345678',
    reach: 'ok',
    conversationId: null,
    service: 'Haircut',
    staff: null,
    place: null,
    resource: null,
    number: null,
    link: null,
    comment: null,
    price: 40,
    currency: 'EUR',
    startsAt: '2026-06-10T13:00:00.000Z',
    endsAt: '2026-06-10T14:00:00.000Z',
    timeZone: 'Europe/Berlin',
    local: '2026-06-10T15:00',
    nextMessageAt: visit!.nextMessageAt,
    sentCount: 0,
    createdAt: '2026-06-01T08:00:00.000Z',
  });
});

test('the same body twice is one version, a changed one is the next', async () => {
  const first = await post(anna);
  expect(await post(anna)).toEqual(first);
  const changed = await post({ ...anna, service: 'Colour', state: 'cancelled' });
  expect(changed).toEqual({ status: 202, body: { id: first.body.id, version: 2 } });
  expect(await visits()).toMatchObject([{ service: 'Colour', state: 'cancelled', version: 2 }]);
});

test('numbers as ids, national phones and unknown fields are understood; all of it stays in the journal', async () => {
  const body = JSON.stringify({
    ...anna,
    externalId: 4711,
    contact: { name: null, phone: '0151 12345678' },
    till: { shift: 'morning' },
  });
  expect(await post(body)).toMatchObject({ status: 202 });
  expect(await visits()).toMatchObject([{ externalId: '4711', phone: '+4915112345678', contactName: '' }]);
  const { items } = await shop.client.call('journal.list', {});
  expect(items).toMatchObject([
    { state: 'done', source: 'webhook', channelId: null, eventType: 'booking', body },
  ]);
});

test('a phone as a number and an id that is null are understood', async () => {
  const contact = { name: 'Anna', phone: 4915112345678 };
  expect(await post({ ...anna, externalId: null, contact })).toMatchObject({ status: 202 });
  expect(await visits()).toMatchObject([{ externalId: null, phone: '+4915112345678' }]);
});

test('a reschedule under a new id is the same visit, and both ids find it', async () => {
  const first = await post(anna);
  const moved = {
    ...anna,
    externalId: 'R-1b',
    previousExternalId: 'R-1',
    startsAt: '2026-06-11T15:00:00+02:00',
  };
  expect(await post(moved)).toEqual({ status: 202, body: { id: first.body.id, version: 2 } });
  expect(await post({ ...moved, previousExternalId: undefined, place: 'Room 2' })).toMatchObject({
    body: { id: first.body.id, version: 3 },
  });
  expect(await visits()).toMatchObject([{ externalId: 'R-1b', startsAt: '2026-06-11T13:00:00.000Z' }]);
});

test('a till that posts to the hook and calls the API means one visit', async () => {
  const { body } = await post(anna);
  const saved = await shop.client.call('bookings.save', { ...anna, service: 'Colour' });
  expect(saved).toEqual({ id: body.id, version: 2 });
  expect(await post({ ...anna, service: 'Colour' })).toEqual({ status: 202, body: saved });
  expect(await visits()).toHaveLength(1);
});

describe('what does not fit', () => {
  test.each([
    ['a phone that is none', { contact: { phone: '12' } }, 'contact.phone'],
    ['no contact', { contact: undefined }, 'contact'],
    ['a start without offset', { startsAt: '2026-06-10T15:00:00' }, 'startsAt'],
    ['a start in the year 1', { startsAt: '0001-01-01T00:00:00Z' }, 'startsAt'],
    ['a start in the year 9999', { startsAt: '9999-12-31T23:59:59Z' }, 'startsAt'],
    ['an end before the start', { endsAt: '2026-06-10T14:59:00+02:00' }, 'endsAt'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a state that is none', { state: 'gone' }, 'state'],
  ])('%s is answered with the field and kept as failed', async (_name, wrong, field) => {
    const { status, body } = await post({ ...anna, ...wrong });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: 'invalid', message: `Please check: ${field}.` });
    expect(Object.keys(body.error!.fields)).toEqual([field]);
    const { items } = await shop.client.call('journal.list', { state: 'failed' });
    expect(items).toMatchObject([{ reason: `Please check: ${field}.`, eventType: 'booking', attempts: 1 }]);
    expect(await visits()).toEqual([]);
  });

  test('a body that is no JSON is answered 422 and kept', async () => {
    expect(await post('{"contact":')).toEqual({
      status: 422,
      body: {
        error: {
          code: 'invalid',
          message: 'The body is not JSON.',
          fields: { '(body)': 'The body is not JSON.' },
        },
      },
    });
    const { items } = await shop.client.call('journal.list', { state: 'failed' });
    expect(items).toMatchObject([{ body: '{"contact":', reason: 'The body is not JSON.' }]);
  });

  test('another secret is an empty 404, another type 415, a huge body 413; nothing of it is kept', async () => {
    const url = await hookUrl();
    const wrong = url.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await post(anna, undefined, wrong)).toEqual({ status: 404, body: {} });
    expect(await post(anna, { 'content-type': 'text/plain' })).toEqual({ status: 415, body: {} });
    expect(await post({ ...anna, comment: 'x'.repeat(6_000_000) })).toMatchObject({ status: 413 });
    expect((await shop.client.call('journal.list', {})).items).toEqual([]);
    expect(shop.logLines()).not.toContain(url.split('/').at(-1));
  });
});

test('replayed from the journal it does nothing twice, and reads what could not be read before', async () => {
  const { body } = await post(anna);
  await post({ ...anna, externalId: 'R-2', contact: { phone: '030 901821' } });
  await shop.client.call('settings.update', { business: { phone: '', timeZone: 'Europe/London' } });
  const refused = await post({ ...anna, externalId: 'R-3', contact: { phone: '030 901821' } });
  expect(refused.status).toBe(422);
  await shop.client.call('settings.update', {
    business: { phone: '+49 30 901820', timeZone: 'Europe/Berlin' },
  });
  const { items } = await shop.client.call('journal.list', {});
  for (const { id } of items) {
    expect(await shop.client.call('journal.replay', { id })).toMatchObject({ state: 'done', attempts: 2 });
  }
  const list = await visits();
  expect(list.map(({ externalId, version }) => [externalId, version]).sort()).toEqual([
    ['R-1', 1],
    ['R-2', 1],
    ['R-3', 1],
  ]);
  expect(list.map(({ id }) => id)).toContain(body.id);
});

test('an old body that is replayed does not put back what the service has changed since', async () => {
  await post(anna);
  clock.advance(60_000);
  const moved = { ...anna, startsAt: '2026-06-11T15:00:00+02:00' };
  const { body } = await post(moved);
  const [newest, oldest] = (await shop.client.call('journal.list', {})).items;
  expect(await shop.client.call('journal.replay', { id: oldest!.id })).toMatchObject({
    state: 'ignored',
    reason: 'Something newer about this visit has come before.',
  });
  expect(await visits()).toMatchObject([{ id: body.id, version: 2, startsAt: '2026-06-11T13:00:00.000Z' }]);
  expect(await shop.client.call('journal.replay', { id: newest!.id })).toMatchObject({ state: 'done' });
});

test('a customer’s “no” is not undone when the service posts the visit once more', async () => {
  const { body } = await post({ ...anna, state: 'booked' });
  await shop.client.call('bookings.cancel', { id: (await visits())[0]!.id });
  expect(await post({ ...anna, state: 'booked' })).toEqual({
    status: 202,
    body: { id: body.id, version: 2 },
  });
  expect(await visits()).toMatchObject([{ state: 'cancelled' }]);
});

test('the address lasts over a restart and changes when it is renewed', async () => {
  const folder = temporaryFolder();
  const secrets = memorySecrets();
  const before = await openShop({ folder: folder.path, secrets });
  const path = new URL(await hookUrl(before)).pathname;
  expect(path).toMatch(/^\/hooks\/bookings\/[0-9a-f]{64}$/);
  await before.close();
  const after = await openShop({ folder: folder.path, secrets });
  try {
    const url = await hookUrl(after);
    expect(new URL(url).pathname).toBe(path);
    const renewed = await after.client.call('sources.renewHookSecret', {});
    expect(renewed.bookingHookUrl).not.toBe(url);
    expect((await post(anna, undefined, url)).status).toBe(404);
    expect((await post(anna, undefined, renewed.bookingHookUrl)).status).toBe(202);
  } finally {
    await after.close();
    folder.remove();
  }
});

test('many at once are all answered, in the order in which they came for one visit', async () => {
  const bodies = Array.from({ length: 40 }, (_, index) => ({ ...anna, comment: `edit ${index}` }));
  const others = Array.from({ length: 40 }, (_, index) => ({ ...anna, externalId: `O-${index}` }));
  const answers = await Promise.all([...bodies, ...others].map((body) => post(body)));
  expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
  const list = await visits();
  expect(list).toHaveLength(41);
  expect(list.find(({ externalId }) => externalId === 'R-1')?.version).toBe(40);
});

describe('somebody tries the hook from the screen', () => {
  const trial = { ...anna, externalId: 'trial-1' };
  const tryIt = (body: unknown) => shop.client.call('sources.tryHook', { body: JSON.stringify(body) });

  test('the body takes the way of every other, and the visit can be removed as if it had never come', async () => {
    const { status, answer, bookingId } = await tryIt(trial);
    expect([status, JSON.parse(answer)]).toEqual([202, { id: bookingId, version: 1 }]);
    expect(await visits()).toMatchObject([{ id: bookingId, source: 'hook', externalId: 'trial-1' }]);
    const { items } = await shop.client.call('journal.list', {});
    expect(items).toMatchObject([{ state: 'done', subject: 'booking', body: JSON.stringify(trial) }]);
    expect((await shop.client.call('outbox.list', {})).items).not.toEqual([]);
    await shop.client.call('sources.removeTrial', { bookingId: bookingId! });
    expect(await visits()).toEqual([]);
    expect((await shop.client.call('outbox.list', {})).items).toEqual([]);
  });

  test('what is wrong is told as the hook tells it, and nothing is there', async () => {
    const posted = await post({ ...trial, contact: { phone: '12' } });
    const { status, answer, bookingId } = await tryIt({ ...trial, contact: { phone: '12' } });
    expect({ status, body: JSON.parse(answer) as unknown }).toEqual(posted);
    expect([status, bookingId]).toEqual([422, null]);
    expect(await visits()).toEqual([]);
  });

  test('a visit that nobody tried cannot be removed', async () => {
    const { body } = await post(anna);
    const bookingId = (await visits())[0]!.id;
    expect(body.id).toBe(bookingId);
    await expect(shop.client.call('sources.removeTrial', { bookingId })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await visits()).toHaveLength(1);
  });
});
