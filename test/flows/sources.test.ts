import { Readable } from 'node:stream';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CallInput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { UploadId } from '#shared/domain/ids.ts';
import {
  calendarOf,
  startCalendarServer,
  visitEvent,
  type CalendarServer,
} from '#test/support/calendar/calendar-server.ts';
import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { openShop, type Shop } from '#test/support/shop.ts';

let shop: Shop;
let clock: FakeClock;
let server: CalendarServer;
beforeEach(async () => {
  // Monday, 10:00 in Berlin.
  clock = fakeClock(Date.UTC(2026, 2, 2, 9));
  server = await startCalendarServer();
  shop = await openShop({ clock });
  await shop.client.call('settings.update', {
    business: { name: 'Salon', timeZone: 'Europe/Berlin', phone: '+49 30 901820' },
  });
  await shop.client.call('channels.create', { provider: 'practice' });
});
afterEach(async () => {
  await shop.close();
  await server.stop();
});

/** What waits to be sent about a source: rule and due time in UTC. */
async function planned(source: string) {
  const bookings = await shop.client.call('bookings.list', { source, limit: 200 });
  const ids = new Set(bookings.items.map(({ id }) => id));
  const { items } = await shop.client.call('outbox.list', { part: 'waiting', limit: 200 });
  return items
    .filter((item) => item.bookingIds.some((id) => ids.has(id)))
    .map(({ ruleId, dueAt }) => `${ruleId} ${dueAt.slice(0, 16)}`);
}

async function upload(text: string): Promise<UploadId> {
  const stream = Readable.from([Buffer.from(text)]);
  const { id } = await shop.core.files.saveUpload({ fileName: 'march.csv', mimeType: 'text/csv', stream });
  return id;
}

async function imported(input: Omit<CallInput<'sources.importCsv'>, 'title' | 'mapping'>) {
  const { mapping } = await shop.client.call('sources.readCsv', { uploadId: input.uploadId });
  const { name } = await shop.client.call('sources.importCsv', { ...input, mapping, title: 'March' });
  await shop.until('the import to end', async () => {
    const { items } = await shop.client.call('sources.imports', {});
    return items.find((item) => item.name === name)?.state === 'done';
  });
  return name;
}

const anna = visitEvent('anna', '20260310T150000', 'Anna – haircut +49 151 12345678');
const boris = visitEvent('boris', '20260311T110000', 'Boris – beard +49 151 12345679');

describe('a calendar', () => {
  test('sends nothing until it is armed; then reminders, but no confirmation of what was there before', async () => {
    server.serve(calendarOf(anna));
    const { name } = await shop.client.call('sources.addCalendar', { title: 'Salon', url: server.url });
    expect(await planned(name)).toEqual([]);
    const armed = await shop.client.call('sources.update', { name, armed: true });
    expect(armed.armedAt).toBe(new Date(clock.now()).toISOString());
    expect(await planned(name)).toEqual(['day-before 2026-03-09T14:00', 'two-hours-before 2026-03-10T12:00']);
    server.serve(calendarOf(anna, boris));
    clock.advance(60_000);
    await shop.client.call('sources.refresh', { name });
    expect(await planned(name)).toContain('confirmation 2026-03-02T09:01');
    await shop.client.call('sources.update', { name, armed: false });
    expect(await planned(name)).toEqual([]);
  });

  test('whose visit moves or goes away moves and takes back what is planned', async () => {
    server.serve(calendarOf(anna));
    const { name } = await shop.client.call('sources.addCalendar', { title: 'Salon', url: server.url });
    await shop.client.call('sources.update', { name, armed: true });
    server.serve(calendarOf(visitEvent('anna', '20260312T150000', 'Anna – haircut +49 151 12345678')));
    clock.advance(60_000);
    await shop.client.call('sources.refresh', { name });
    expect(await planned(name)).toEqual([
      'changed 2026-03-02T09:03',
      'day-before 2026-03-11T14:00',
      'two-hours-before 2026-03-12T12:00',
    ]);
    server.serve(calendarOf());
    await shop.client.call('sources.refresh', { name });
    expect(await planned(name)).toEqual(['cancelled 2026-03-02T09:01']);
  });

  test('that is removed takes its visits and its address along', async () => {
    server.serve(calendarOf(anna));
    const { name } = await shop.client.call('sources.addCalendar', { title: 'Salon', url: server.url });
    await shop.client.call('sources.update', { name, armed: true });
    await shop.client.call('sources.remove', { name });
    expect(await shop.client.call('sources.list', {})).toEqual({ items: [] });
    expect((await shop.client.call('bookings.list', { source: name })).items).toEqual([]);
    expect(await shop.secrets.get(`sources/${name}/url`)).toBeNull();
  });

  test('that cannot be read is refused with the reason at the address', async () => {
    server.serve('<html>', 200);
    const refused = await shop.client
      .call('sources.addCalendar', { title: 'Salon', url: server.url })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiError);
    expect((refused as ApiError).fields).toEqual({
      url: 'What came from this address is no calendar (ICS). Copy the address in iCal format.',
    });
    expect(await shop.client.call('sources.list', {})).toEqual({ items: [] });
  });
});

describe('a table', () => {
  const file = [
    'Client;Phone;Date;Time;Service',
    'Anna;+49 151 12345678;10.03.2026;15:00;Haircut',
    'Boris;;11.03.2026;11:00;Beard',
    'Carla;+49 151 12345670;soon;11:00;Nails',
  ].join('\n');

  test('is tried first: what would happen is told and nothing is changed', async () => {
    const uploadId = await upload(file);
    const { mapping } = await shop.client.call('sources.readCsv', { uploadId });
    const idsOf = async () => {
      const { items } = await shop.client.call('bookings.list', { limit: 200 });
      return items.map(({ id, version }) => `${id} ${version}`);
    };
    const before = await idsOf();
    const tried = await shop.client.call('sources.tryCsv', { uploadId, mapping });
    expect(tried.counts).toEqual({ new: 1, changed: 0, same: 0, noPhone: 1, unreadable: 1 });
    expect(tried.rows.map(({ row, outcome, local }) => [row, outcome, local])).toEqual([
      [4, 'unreadable', null],
      [3, 'no-phone', '2026-03-11T11:00'],
      [2, 'new', '2026-03-10T15:00'],
    ]);
    expect(await idsOf()).toEqual(before);
  });

  test('sends nothing unless reminders are wished; then no confirmations', async () => {
    const silent = await imported({ uploadId: await upload(file), armed: false });
    expect(await planned(silent)).toEqual([]);
    await shop.client.call('sources.undoImport', { name: silent });
    const armed = await imported({ uploadId: await upload(file), armed: true });
    expect(await planned(armed)).toEqual([
      'day-before 2026-03-09T14:00',
      'two-hours-before 2026-03-10T12:00',
    ]);
  });

  test('can be undone, with all that was planned about it', async () => {
    const name = await imported({ uploadId: await upload(file), armed: true });
    expect(await shop.client.call('sources.undoImport', { name })).toEqual({ removed: 2, kept: 0 });
    expect((await shop.client.call('bookings.list', { source: name })).items).toEqual([]);
    const { items } = await shop.client.call('outbox.list', { part: 'waiting', limit: 200 });
    expect(items.filter(({ title }) => title === 'Anna')).toEqual([]);
  });

  test('with a column that is not there is refused by its name', async () => {
    const uploadId = await upload(file);
    const { mapping } = await shop.client.call('sources.readCsv', { uploadId });
    const refused = await shop.client
      .call('sources.tryCsv', { uploadId, mapping: { ...mapping, price: 9 } })
      .catch((error: unknown) => error);
    expect((refused as ApiError).fields).toEqual({
      'mapping.price': 'There is no such column in this file.',
    });
  });
});
