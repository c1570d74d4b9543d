import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CallInput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId, type BookingId } from '#shared/domain/ids.ts';
import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { openShop, type Shop } from '#test/support/shop.ts';

let shop: Shop;
let clock: FakeClock;
beforeEach(async () => {
  clock = fakeClock(Date.UTC(2026, 5, 1, 8));
  shop = await openShop({ clock });
  await shop.client.call('settings.update', {
    business: { timeZone: 'Europe/Berlin', phone: '+49 30 901820' },
  });
});
afterEach(() => shop.close());

const anna = {
  contact: { name: 'Anna', phone: '+49 151 12345678' },
  service: 'Haircut',
  startsAt: '2026-06-10T15:00:00+02:00',
};

const save = (more: Partial<CallInput<'bookings.save'>> = {}) =>
  shop.client.call('bookings.save', { ...anna, ...more });
const get = (id: BookingId) => shop.client.call('bookings.get', { id });

/** The refusal of a call. */
async function refusal(call: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw new Error('The call was not refused.', { cause: error });
}

describe('saving', () => {
  test('the same content again is the same version; id and externalId find the visit', async () => {
    const { id } = await save({ externalId: 'X-1' });
    expect(await save({ externalId: 'X-1' })).toEqual({ id, version: 1 });
    expect(await save({ id })).toEqual({ id, version: 1 });
    expect(await save({ externalId: 'X-1', place: 'Room 2' })).toEqual({ id, version: 2 });
    expect(await save({ id, place: null })).toEqual({ id, version: 3 });
    const other = await save();
    expect(other.id).not.toBe(id);
  });

  test('a visit that is told in another zone keeps that zone when it is changed', async () => {
    const { id } = await save({ timeZone: 'Asia/Kolkata', endsAt: '2026-06-10T16:00:00+02:00' });
    await shop.client.call('bookings.change', { id, startsAt: '2026-06-11T15:00:00+02:00' });
    expect(await get(id)).toMatchObject({
      local: '2026-06-11T18:30',
      timeZone: 'Asia/Kolkata',
      endsAt: '2026-06-11T14:00:00.000Z',
      version: 2,
    });
  });

  test('what a person typed is theirs, what a program saves is the API’s', async () => {
    const typed = await get((await save({ source: 'manual' })).id);
    const saved = await get((await save()).id);
    expect([typed.source, typed.history[0]?.by]).toEqual(['manual', 'person']);
    expect([saved.source, saved.history[0]?.by]).toEqual(['api', 'api']);
  });

  test.each([
    ['a phone that is none', { contact: { phone: '12' } }, 'contact.phone'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a bare offset as zone', { timeZone: '+02:00' }, 'timeZone'],
    ['an end before the start', { endsAt: '2026-06-10T14:00:00+02:00' }, 'endsAt'],
    ['a start in a year that no calendar has', { startsAt: '9999-12-31T23:59:59Z' }, 'startsAt'],
    ['an end that means “never”', { endsAt: '9999-12-31T23:59:59Z' }, 'endsAt'],
  ])('%s is refused with the field and what to do', async (_name, wrong, field) => {
    const error = await refusal(save(wrong));
    expect([error.code, Object.keys(error.fields ?? {})]).toEqual(['invalid', [field]]);
    expect(error.fields?.[field]).not.toBe('');
    expect((await shop.client.call('bookings.list', {})).items).toEqual([]);
  });

  test('an id that is not there and an externalId of another visit are refused', async () => {
    const { id } = await save({ externalId: 'X-1' });
    await save({ externalId: 'X-2' });
    expect((await refusal(save({ id: asId('gone') }))).code).toBe('not-found');
    expect((await refusal(save({ id, externalId: 'X-2' }))).code).toBe('conflict');
    const gone = { id: asId<BookingId>('gone') };
    expect((await refusal(shop.client.call('bookings.cancel', gone))).code).toBe('not-found');
    expect((await refusal(shop.client.call('bookings.get', gone))).code).toBe('not-found');
  });

  test('a change of the end alone is measured against the start', async () => {
    const { id } = await save();
    const error = await refusal(
      shop.client.call('bookings.change', { id, endsAt: '2026-06-10T14:00:00+02:00' }),
    );
    expect(Object.keys(error.fields ?? {})).toEqual(['endsAt']);
  });
});

test('each call that changes a visit makes a version, says so, and its history tells what and by whom', async () => {
  const { id } = await save({ price: 40, currency: 'EUR' });
  clock.advance(60_000);
  const steps = [
    () => shop.client.call('bookings.confirm', { id }),
    () => shop.client.call('bookings.change', { id, startsAt: '2026-06-10T16:00:00+02:00', staff: 'Mia' }),
    () => shop.client.call('bookings.cancel', { id }),
    () => shop.client.call('bookings.restore', { id }),
    () => shop.client.call('bookings.markPaid', { id, paid: true }),
    () => shop.client.call('bookings.markPaid', { id, paid: false }),
    () => shop.client.call('bookings.markNoShow', { id }),
  ];
  let version = 1;
  for (const step of steps) {
    const announced = shop.frames.length;
    version += 1;
    expect(await step()).toEqual({ id, version });
    expect(await step()).toEqual({ id, version });
    expect(shop.frames.slice(announced)).toContainEqual(
      expect.objectContaining({ changes: expect.arrayContaining([{ topic: 'bookings' }]) as unknown }),
    );
  }
  const { history } = await get(id);
  expect(history[0]).toEqual({
    version: 1,
    at: '2026-06-01T08:00:00.000Z',
    by: 'api',
    changes: [
      { field: 'contact', from: null, to: 'Anna' },
      { field: 'service', from: null, to: 'Haircut' },
      { field: 'startsAt', from: null, to: '2026-06-10T13:00:00.000Z' },
      { field: 'timeZone', from: null, to: 'Europe/Berlin' },
      { field: 'price', from: null, to: '40' },
      { field: 'currency', from: null, to: 'EUR' },
    ],
  });
  expect(history.slice(1).map(({ by, changes }) => [by, changes])).toEqual([
    ['person', [{ field: 'confirmation', from: 'none', to: 'confirmed' }]],
    [
      'person',
      [
        { field: 'startsAt', from: '2026-06-10T13:00:00.000Z', to: '2026-06-10T14:00:00.000Z' },
        { field: 'staff', from: null, to: 'Mia' },
        { field: 'confirmation', from: 'confirmed', to: 'none' },
      ],
    ],
    ['person', [{ field: 'state', from: 'booked', to: 'cancelled' }]],
    ['person', [{ field: 'state', from: 'cancelled', to: 'booked' }]],
    ['person', [{ field: 'paid', from: 'false', to: 'true' }]],
    ['person', [{ field: 'paid', from: 'true', to: 'false' }]],
    ['person', [{ field: 'state', from: 'booked', to: 'no-show' }]],
  ]);
});

describe('the list', () => {
  test('is by start, in pages that meet, within a span, of a customer, of a source', async () => {
    const ids: string[] = [];
    for (let day = 20; day >= 10; day -= 1) {
      const { id } = await save({ startsAt: `2026-06-${day}T10:00:00Z`, externalId: `D${day}` });
      ids.unshift(id);
    }
    // Two at the same time.
    ids.splice(1, 0, (await save({ startsAt: '2026-06-10T10:00:00Z', source: 'manual' })).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await shop.client.call('bookings.list', { limit: 5, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
    const idsOf = async (input: CallInput<'bookings.list'>) =>
      (await shop.client.call('bookings.list', input)).items.map(({ id }) => id);
    expect(await idsOf({ from: '2026-06-12T10:00:00Z', to: '2026-06-14T10:00:00Z' })).toEqual(
      ids.slice(3, 5),
    );
    expect(await idsOf({ source: 'manual' })).toEqual([ids[1]]);
    const zoe = await save({ contact: { name: 'Zoe', phone: '+4915112345679' } });
    const { contactId } = await get(zoe.id);
    expect(await idsOf({ contactId })).toEqual([zoe.id]);
    expect((await refusal(shop.client.call('bookings.list', { cursor: 'mine' }))).code).toBe('invalid');
  });

  test('shows a visit that is over as done, unless it was something else', async () => {
    const { id } = await save();
    const cancelled = await save({ externalId: 'off' });
    await shop.client.call('bookings.cancel', { id: cancelled.id });
    clock.jump(Date.UTC(2026, 5, 10, 14) - clock.now());
    expect(await get(id)).toMatchObject({ state: 'done', version: 1 });
    expect(await get(cancelled.id)).toMatchObject({ state: 'cancelled' });
  });
});

test('a typed line is read with the shop’s zone and country, and finds the customer', async () => {
  await save();
  const read = (line: string) => shop.client.call('bookings.readLine', { line });
  const line = 'Anna 0151 12345678 tomorrow 15:00-16:30 haircut 40 €';
  expect(await read(line)).toMatchObject({
    name: { value: 'Anna' },
    phone: { value: '+4915112345678', spans: [{ from: 5, to: 18 }] },
    service: { value: 'haircut' },
    price: { amount: 40, currency: 'EUR' },
    start: { value: '2026-06-02T15:00' },
    startsAt: '2026-06-02T13:00:00.000Z',
    endsAt: '2026-06-02T14:30:00.000Z',
    timeZone: 'Europe/Berlin',
    missing: [],
    knownContact: { name: 'Anna' },
  });
  expect(await read('haircut')).toMatchObject({ startsAt: null, knownContact: null, phone: null });
  expect((await shop.client.call('bookings.list', {})).items).toHaveLength(1);
});
