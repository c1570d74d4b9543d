import { afterEach, beforeEach, expect, test } from 'vitest';

import { systemRandom } from '#core/platform/system.ts';
import { openBookingDesk, type BookingDesk } from '#test/support/bookings/booking-desk.ts';
import {
  calendarOf,
  startCalendarServer,
  visitEvent,
  type CalendarServer,
} from '#test/support/calendar/calendar-server.ts';
import { collectingLog } from '#test/support/log.ts';
import { memorySecrets } from '#test/support/shop.ts';

import { bookingsOfSource, getSource } from '../../store/booking-sources.ts';
import { versionsOf } from '../../store/bookings.ts';
import { listOpenNotices } from '../../store/notices.ts';
import { createCalendars, type Calendars } from './calendars.ts';

let desk: BookingDesk;
let server: CalendarServer;
let calendars: Calendars;
let log: ReturnType<typeof collectingLog>;
beforeEach(async () => {
  desk = openBookingDesk();
  server = await startCalendarServer();
  log = collectingLog();
  const { store, clock, bookings } = desk;
  calendars = createCalendars({
    store,
    clock,
    bookings,
    log,
    random: systemRandom(clock),
    secrets: memorySecrets(),
    bus: { announce: () => undefined, listen: () => () => undefined },
    shop: () => ({ timeZone: 'Europe/Berlin', country: 'DE', hours: null }),
    wakePlanner: () => undefined,
  });
});
afterEach(async () => {
  await calendars.stop();
  await server.stop();
  desk.close();
});

/** The clock of the desk stands at 2026-03-02, 10:00 in Berlin. */
const anna = visitEvent('anna', '20260304T150000', 'Anna – haircut +49 151 12345678');
const boris = visitEvent('boris', '20260305T110000', 'Boris – beard +49 151 12345679');

async function add(): Promise<string> {
  const added = await calendars.add({ title: 'Salon', url: server.url });
  if (!('name' in added)) throw new Error(`The calendar was not kept: ${added.trouble}.`);
  return added.name;
}

/** The visits of a calendar as they are now. */
function visits(name: string) {
  const rows = bookingsOfSource(desk.store.read, name, 0, Number.MAX_SAFE_INTEGER);
  const versions = versionsOf(
    desk.store.read,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, version }) => {
    const head = versions.find((one) => one.id === id && one.version === version)!;
    return `${head.start.local} ${head.service} ${head.state} v${version}`;
  });
}

test('a calendar becomes visits; reading it again changes nothing', async () => {
  server.serve(calendarOf(anna, boris));
  const name = await add();
  expect(visits(name)).toEqual(['2026-03-04T15:00 haircut booked v1', '2026-03-05T11:00 beard booked v1']);
  const planned = desk.replanned.length;
  await calendars.refresh(name);
  expect(visits(name)).toEqual(['2026-03-04T15:00 haircut booked v1', '2026-03-05T11:00 beard booked v1']);
  expect(desk.replanned).toHaveLength(planned);
  expect(getSource(desk.store.read, name)).toMatchObject({ state: 'works', armedAt: null });
});

test('it is read again by itself, and tells how old what it says is', async () => {
  server.serve(calendarOf(anna));
  const name = await add();
  const added = desk.clock.now();
  await calendars.idle();
  server.serve(calendarOf(anna, boris));
  desk.clock.advance(11 * 60_000);
  await calendars.idle();
  expect(visits(name)).toHaveLength(2);
  const changed = getSource(desk.store.read, name)!;
  expect(changed.changedAt).toBeGreaterThan(added);
  desk.clock.advance(11 * 60_000);
  await calendars.idle();
  const read = getSource(desk.store.read, name)!;
  expect(read.checkedAt).toBeGreaterThan(changed.checkedAt!);
  expect(read.changedAt).toBe(changed.changedAt);
});

test('a visit that moves is the same visit; one that is deleted is cancelled, and comes back when it does', async () => {
  server.serve(calendarOf(anna, boris));
  const name = await add();
  server.serve(calendarOf(visitEvent('anna', '20260304T163000', 'Anna – haircut +49 151 12345678')));
  await calendars.refresh(name);
  expect(visits(name)).toEqual(['2026-03-04T16:30 haircut booked v2', '2026-03-05T11:00 beard cancelled v2']);
  server.serve(calendarOf(anna, boris));
  await calendars.refresh(name);
  expect(visits(name)).toEqual(['2026-03-04T15:00 haircut booked v3', '2026-03-05T11:00 beard booked v3']);
});

test('what a customer has cancelled is not brought back by the next reading', async () => {
  server.serve(calendarOf(anna));
  const name = await add();
  const [{ id } = { id: null }] = bookingsOfSource(desk.store.read, name, 0, Number.MAX_SAFE_INTEGER);
  desk.store.write((db) =>
    desk.bookings.change(db, id!, { state: 'cancelled', confirmation: 'declined' }, 'customer'),
  );
  await calendars.refresh(name);
  expect(visits(name)).toEqual(['2026-03-04T15:00 haircut cancelled v2']);
});

test('a calendar that is suddenly almost empty cancels nobody until a second reading agrees', async () => {
  const many = Array.from({ length: 6 }, (_, day) =>
    visitEvent(`visit ${day}`, `2026031${day}T150000`, 'Haircut +49 151 12345678'),
  );
  server.serve(calendarOf(...many));
  const name = await add();
  server.serve(calendarOf());
  await calendars.refresh(name);
  expect(visits(name).filter((visit) => visit.includes('cancelled'))).toEqual([]);
  expect(getSource(desk.store.read, name)).toMatchObject({ state: 'broken', detail: 'many-vanished' });
  await calendars.refresh(name);
  expect(visits(name).filter((visit) => visit.includes('cancelled'))).toHaveLength(6);
  expect(getSource(desk.store.read, name)).toMatchObject({ state: 'works', detail: null });
});

test.each([
  ['an error', '', 500, 'server-error'],
  ['a sign-in', '', 401, 'forbidden'],
  ['nothing', '', 404, 'not-found'],
  ['a page', '<html>', 200, 'not-a-calendar'],
])('%s in its place keeps the visits, is shown, and is told once', async (_, body, status, trouble) => {
  server.serve(calendarOf(anna));
  const name = await add();
  server.serve(body, status);
  await calendars.refresh(name);
  await calendars.refresh(name);
  expect(visits(name)).toEqual(['2026-03-04T15:00 haircut booked v1']);
  expect(getSource(desk.store.read, name)).toMatchObject({ state: 'broken', detail: trouble });
  const notices = listOpenNotices(desk.store.read, 10);
  expect(notices.map(({ kind, facts }) => [kind, JSON.parse(facts) as unknown])).toEqual([
    ['calendar-broken', { title: 'Salon', trouble }],
  ]);
  server.serve(calendarOf(anna));
  await calendars.refresh(name);
  expect(getSource(desk.store.read, name)).toMatchObject({ state: 'works', detail: null });
});

test.each([
  ['http://calendar.example/x.ics', 'not-an-address'],
  ['not an address', 'not-an-address'],
  ['file:///etc/passwd', 'not-an-address'],
])('%s is refused', async (url, trouble) => {
  expect(await calendars.add({ title: 'Salon', url })).toEqual({ trouble });
});

test('its address stands in no table and no line of the log', async () => {
  server.serve(calendarOf(anna));
  const name = await add();
  server.serve('', 500);
  await calendars.refresh(name);
  const row = JSON.stringify(getSource(desk.store.read, name));
  expect(row + JSON.stringify(log.lines)).not.toContain('private-token');
});

test('a whole day with a phone is a visit from opening, a holiday is none', async () => {
  server.serve(
    calendarOf(
      ['UID:room', 'DTSTART;VALUE=DATE:20260304', 'SUMMARY:Room for Anna +49 151 12345678'],
      ['UID:holiday', 'DTSTART;VALUE=DATE:20260305', 'SUMMARY:Holiday'],
    ),
  );
  expect(visits(await add())).toEqual(['2026-03-04T09:00 Room for Anna booked v1']);
});
