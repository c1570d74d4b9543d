import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Change, EventBus } from '../../platform/event-bus.ts';
import type { Clock, Log, Random, Secrets } from '../../platform/ports.ts';
import { breathe } from '../../platform/sleep.ts';
import { createDueLoop } from '../../platform/due-loop.ts';
import type { WakeLoop } from '../../platform/wake-loop.ts';
import { addNotice } from '../../notices/notices.ts';
import {
  bookingsOfSource,
  dueSources,
  getSource,
  insertSource,
  nextCheckAt,
  updateSource,
  type SourceRow,
} from '../../store/booking-sources.ts';
import type { Store } from '../../store/database.ts';
import type { Bookings } from '../bookings.ts';
import {
  cancelVanished,
  isSuspicious,
  isVisit,
  saveEvent,
  vanished,
  type ShopContext,
} from './apply-reading.ts';
import { calendarAddress, fetchCalendar, type CalendarTrouble } from './fetch-calendar.ts';
import type { CalendarReading } from './read-calendar.ts';

/** How often a calendar is read, ms; Google itself shows changes only hours later. */
const readEvery = 10 * 60_000;
/** How soon after a failure, ms. */
const readAgain = 3 * 60_000;
const yesterday = 24 * 60 * 60_000;
/** How far ahead visits are read, ms: the longest reminder that people set is a month. */
const horizon = 92 * 24 * 60 * 60_000;
/** How many visits share a transaction: a webhook must not wait for a whole calendar. */
const batch = 40;

const memorySchema = z.object({
  /** Of the text that was read last. */
  hash: z.string().nullable().catch(null),
  /** Visits that were gone at the last reading and wait for the next one to agree. */
  suspects: z.array(z.string()).catch([]),
});
const configSchema = z.object({ host: z.string().catch('') });

export type CalendarsDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly bookings: Bookings;
  readonly shop: () => ShopContext;
  /** Something may be due now. */
  readonly wakePlanner: () => void;
};

/** Calendars that are read by their address, again and again. */
export type Calendars = WakeLoop & {
  /** Reads a calendar for the first time and keeps it; the trouble says why it was not kept. */
  add(input: {
    title: string;
    url: string;
  }): Promise<{ name: string } | { trouble: CalendarTrouble | 'not-an-address' }>;
  /** Reads it now; false when there is no such calendar. */
  refresh(name: string): Promise<boolean>;
};

/** Makes the reader of calendars; `wake` begins it. */
export function createCalendars(deps: CalendarsDeps): Calendars {
  const { store, clock, log, secrets } = deps;
  const loop = createDueLoop({
    clock,
    log,
    nextAt: () => nextCheckAt(store.read),
    async work(signal) {
      const [source] = dueSources(store.read, clock.now());
      if (!source) return false;
      await readSource(deps, source, signal);
      return true;
    },
  });
  const stopping = new AbortController();
  return {
    ...loop,
    async add({ title, url }) {
      const address = calendarAddress(url);
      if (address === null) return { trouble: 'not-an-address' };
      const fetched = await fetchCalendar(address, clock, stopping.signal);
      if (fetched.kind === 'trouble') return fetched;
      const reading = await readOrNull(fetched.text, deps);
      if (reading === null) return { trouble: 'not-a-calendar' };
      const id = deps.random.hex(8);
      const name = `calendar:${id}`;
      await secrets.set(secretName(name), address);
      const now = clock.now();
      store.write((db) =>
        insertSource(db, {
          name,
          kind: 'calendar',
          title,
          config: JSON.stringify({ host: new URL(address).hostname }),
          armedAt: null,
          state: 'works',
          detail: null,
          checkedAt: now,
          changedAt: now,
          nextCheckAt: now + readEvery,
          memory: JSON.stringify({ hash: hashOf(fetched.text), suspects: [] }),
          createdAt: now,
        }),
      );
      await keepReading(deps, name, reading, hashOf(fetched.text));
      loop.wake();
      return { name };
    },
    async refresh(name) {
      const source = getSource(store.read, name);
      if (source?.kind !== 'calendar') return false;
      await readSource(deps, source, stopping.signal);
      loop.wake();
      return true;
    },
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}

/** Where a calendar's address is kept: whoever has it can read the calendar. */
export function secretName(name: string): string {
  return `sources/${name}/url`;
}

/** The host of a calendar, for showing where it comes from. */
export function hostOf(source: SourceRow): string | null {
  const parsed = configSchema.safeParse(JSON.parse(source.config));
  return parsed.success && parsed.data.host !== '' ? parsed.data.host : null;
}

async function readSource(deps: CalendarsDeps, source: SourceRow, signal: AbortSignal): Promise<void> {
  const { secrets, clock } = deps;
  const address = await secrets.get(secretName(source.name));
  if (address === null) return recordTrouble(deps, source, 'forbidden');
  const fetched = await fetchCalendar(address, clock, signal);
  if (signal.aborted) return;
  if (fetched.kind === 'trouble') return recordTrouble(deps, source, fetched.trouble);
  const hash = hashOf(fetched.text);
  const reading = await readOrNull(fetched.text, deps);
  if (reading === null) return recordTrouble(deps, source, 'not-a-calendar');
  await keepReading(deps, source.name, reading, hash);
}

/** Saves what was read, in batches; the source says afterwards when that was. */
async function keepReading(
  deps: CalendarsDeps,
  name: string,
  reading: CalendarReading,
  hash: string,
): Promise<void> {
  const { store, bus, clock, bookings } = deps;
  const now = clock.now();
  const before = getSource(store.read, name);
  if (!before) return;
  const memory = memorySchema.parse(JSON.parse(before.memory));
  const shop = deps.shop();
  const events = reading.events.filter((event) => isVisit(event, shop.country));
  const known = bookingsOfSource(store.read, name, now, now + horizon);
  const gone = vanished(known, events);
  const isDoubtful = isSuspicious(known, gone) && !gone.every(({ id }) => memory.suspects.includes(id));
  const changes: Change[] = [];
  for (let position = 0; position < events.length; position += batch) {
    const part = events.slice(position, position + batch);
    changes.push(
      ...store.write((db) => part.flatMap((event) => saveEvent(db, bookings, name, event, shop).changes)),
    );
    await breathe();
  }
  const isChanged = hash !== memory.hash;
  changes.push(
    ...store.write((db) => {
      const cancelled = isDoubtful
        ? []
        : gone.flatMap((booking) => cancelVanished(db, bookings, name, booking)?.changes ?? []);
      updateSource(db, name, {
        state: isDoubtful ? 'broken' : 'works',
        detail: isDoubtful ? 'many-vanished' : null,
        checkedAt: now,
        ...(isChanged ? { changedAt: now } : {}),
        nextCheckAt: now + (isDoubtful ? readAgain : readEvery),
        memory: JSON.stringify({ hash, suspects: isDoubtful ? gone.map(({ id }) => id) : [] }),
      });
      return cancelled;
    }),
  );
  bus.announce([...changes, { topic: 'sources' }]);
  deps.wakePlanner();
}

function recordTrouble(deps: CalendarsDeps, source: SourceRow, trouble: CalendarTrouble): void {
  const { store, bus, clock, log } = deps;
  const now = clock.now();
  log.write('warn', 'a calendar could not be read', { source: source.name, trouble });
  const changes = store.write((db) => {
    updateSource(db, source.name, {
      state: 'broken',
      detail: trouble,
      checkedAt: now,
      nextCheckAt: now + readAgain,
    });
    // Once per trouble, not at every reading.
    return source.state === 'broken'
      ? []
      : addNotice(db, deps, { kind: 'calendar-broken', facts: { title: source.title, trouble } });
  });
  bus.announce([...changes, { topic: 'sources' }]);
}

async function readOrNull(text: string, { clock, shop }: CalendarsDeps): Promise<CalendarReading | null> {
  // Only where a calendar is read: most shops have none.
  const { CalendarUnreadableError, readCalendar } = await import('./read-calendar.ts');
  const now = clock.now();
  try {
    return readCalendar(text, { timeZone: shop().timeZone, from: now - yesterday, to: now + horizon });
  } catch (error) {
    if (error instanceof CalendarUnreadableError) return null;
    throw error;
  }
}

/** Some calendars write the time of the reading into every event: that is no change. */
function hashOf(text: string): string {
  return createHash('sha256')
    .update(text.replace(/^DTSTAMP[:;].*$/gm, ''))
    .digest('hex');
}
