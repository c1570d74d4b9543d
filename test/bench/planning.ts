import { createPlanner } from '#core/automation/planner.ts';
import { createBookings } from '#core/bookings/bookings.ts';
import { createEventBus } from '#core/platform/event-bus.ts';
import { systemClock, systemRandom } from '#core/platform/system.ts';
import { createSettings, timeZoneOf } from '#core/settings/settings.ts';
import { insertBooking } from '#core/store/bookings.ts';
import { addPhone, insertContact } from '#core/store/contacts.ts';
import type { Store } from '#core/store/database.ts';
import { saveRule } from '#core/store/rules.ts';
import { sql } from '#core/store/sql.ts';
import { createComposer } from '#core/templates/composer.ts';
import { seedDefaults } from '#core/templates/seed.ts';
import { firstVersion, type BookingVersion } from '#shared/domain/booking/booking.ts';
import { wallTimeAt } from '#shared/domain/booking/wall-time.ts';
import { asId, type BookingId, type ContactId, type TemplateId } from '#shared/domain/ids.ts';
import { defaultRules } from '#shared/domain/planning/default-rules.ts';
import { plan, type PlanInput } from '#shared/domain/planning/plan.ts';
import { defaultQuietHours } from '#shared/domain/planning/quiet-hours.ts';
import { silentLog } from '#test/support/log.ts';
import { addChannel, temporaryStore } from '#test/support/store.ts';

import { medianOf, middle, timed, type Measurement } from './measurement.ts';
import { openRawTable } from './raw-table.ts';

const zone = 'Europe/Berlin';
const bookingCount = 10_000;
const customerCount = 5_000;
const minute = 60_000;

/** The rules that every visit meets: confirmation, a day before, two hours before. */
const rules = defaultRules((name) => asId<TemplateId>(name), 0).filter(({ id }) =>
  ['confirmation', 'day-before', 'two-hours-before'].includes(id),
);

/** Visits of the coming two months, a quarter hour apart, made at `now`; two for each customer. */
function visits(now: number): BookingVersion[] {
  return Array.from({ length: bookingCount }, (_, count) => {
    const start = Math.ceil(now / (15 * minute)) * 15 * minute + (count % 5_760) * 15 * minute;
    return firstVersion(
      { id: asId<BookingId>(`visit-${count}`), source: 'manual', externalId: null },
      {
        ...{ contactId: customerOf(count), service: 'Haircut', staff: null, place: null, resource: null },
        ...{ number: null, link: null, comment: null, price: null, currency: null },
        ...{ start: wallTimeAt(start, zone), endsAt: start + 30 * minute },
        ...{ state: 'booked', confirmation: 'none', paid: false },
      },
      now,
    );
  });
}

const customerOf = (count: number) => asId<ContactId>(`customer-${count % customerCount}`);
const phoneOf = (count: number) => `+4915${String(100_000_000 + count)}`;

/** What planning costs: as a pure function, into an empty store, and for one booking among ten thousand. */
export async function benchPlanning(): Promise<Measurement[]> {
  const temporary = temporaryStore();
  const raw = openRawTable(temporary.folder);
  try {
    const clock = systemClock();
    const now = clock.now();
    const versions = visits(now);
    const pure = benchPure(versions, now);
    const { planner, bookings } = openPlanner(temporary.store);
    fill(temporary.store, versions);
    const ours = await timed(() => planner.replanAll());
    const planned = countOf(temporary.store);
    const row = Buffer.from('x'.repeat(300));
    const floor = await timed(() => raw.insertTogether(Array.from({ length: planned }, () => row)));
    const beforeDisk: number[] = [];
    const saving = medianOf(40, (run) =>
      temporary.store.write((db) => {
        const began = performance.now();
        bookings.save(db, {
          ...{ source: 'manual', id: null, externalIds: [], channelId: null, by: 'person' },
          person: { name: 'Zoe', phone: phoneOf(run * 7) },
          said: { service: 'Colour', start: wallTimeAt(now + (run + 20) * 90 * minute, zone) },
        });
        beforeDisk.push(performance.now() - began);
      }),
    );
    const oneRow = medianOf(40, () => raw.insertDurably(row));
    return [
      pure,
      {
        name: '10,000 visits × 3 rules, planned into an empty store',
        unit: 'ms',
        ours,
        floor,
        floorName: `raw insert of ${planned.toLocaleString('en')} rows, one fsync`,
      },
      {
        name: 'one visit saved and planned among 10,000, before the disk',
        unit: 'ms',
        ours: middle(beforeDisk),
        floor: oneRow,
        floorName: 'raw insert of one row, one fsync',
      },
      {
        name: 'the same, on disk',
        unit: 'ms',
        ours: saving,
        floor: oneRow,
        floorName: 'raw insert of one row, one fsync',
      },
    ];
  } finally {
    raw.close();
    temporary.close();
  }
}

function benchPure(versions: readonly BookingVersion[], now: number): Measurement {
  const input: PlanInput = {
    versions,
    customers: Array.from({ length: customerCount }, (_, count) => ({
      contactId: customerOf(count),
      recipient: phoneOf(count),
      hasWhatsApp: true,
      channelId: null,
      optOut: { promotions: 'no', reminders: 'no' },
    })),
    rules,
    settings: { timeZone: zone, quietHours: defaultQuietHours },
    armedSince: new Map(),
    settled: [],
    now,
  };
  if (plan(input).messages.length < bookingCount) throw new Error('The bench plans too little.');
  const ours = medianOf(3, () => plan(input));
  const floor = medianOf(3, () => JSON.parse(JSON.stringify(versions)) as unknown);
  return {
    name: '10,000 visits × 3 rules, planned in memory',
    unit: 'ms',
    ours,
    floor,
    floorName: 'the visits written as JSON and read back',
  };
}

function openPlanner(store: Store) {
  const clock = systemClock();
  const random = systemRandom(clock);
  const log = silentLog();
  const bus = createEventBus('bench', log);
  let document: unknown = { business: { timeZone: zone } };
  const settings = createSettings(
    {
      read: () => document,
      write(next) {
        document = next;
      },
    },
    bus,
  );
  const composer = createComposer({ settings });
  const context = { store, bus, clock, random, log, settings, composer };
  const planner = createPlanner({ ...context, onPlanned: () => undefined });
  const zoneOf = () => timeZoneOf(settings.get());
  return { planner, bookings: createBookings({ ...context, replan: planner.replan, zoneOf }) };
}

function fill(store: Store, versions: readonly BookingVersion[]): void {
  addChannel(store);
  store.write((db) => {
    seedDefaults(db, { language: 'en', now: 0 });
    db.run(sql`DELETE FROM rules`);
    for (const rule of rules) saveRule(db, { rule, name: null }, 0);
    for (let count = 0; count < customerCount; count += 1) {
      insertContact(db, { id: customerOf(count), name: `Customer ${count}`, firstSeenAt: 0 });
      addPhone(db, customerOf(count), phoneOf(count), 0);
    }
    for (const version of versions) insertBooking(db, version, { channelId: null, changedBy: 'person' });
  });
}

function countOf(store: Store): number {
  return (
    store.read.get<{ count: number }>(sql`
      SELECT (SELECT count(*) FROM planned_messages) + (SELECT count(*) FROM planned_lines)
        + (SELECT count(*) FROM silent_lines) AS count`)?.count ?? 0
  );
}
