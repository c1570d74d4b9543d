import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { BookingContent } from '#shared/domain/booking/booking.ts';
import type { BookingId } from '#shared/domain/ids.ts';

import type { Bookings, Saved } from '../bookings/bookings.ts';
import { habitsOf, receiveVisit } from '../bookings/receive-visit.ts';
import { contentOf } from '../bookings/visit-words.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock } from '../platform/ports.ts';
import { readSending } from '../settings/sending.ts';
import type { Settings } from '../settings/settings.ts';
import { countUnreachable, getBooking, listBookings, type BookingRow } from '../store/bookings.ts';
import type { Store, WriteDb } from '../store/database.ts';
import { bookingHistory, bookingViews, silentRules, visitMessages } from './booking-views.ts';
import { asApiError } from './refusals.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `bookings.${string}`>>;

export type BookingHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly bookings: Bookings;
  /** What is sent next may have changed. */
  readonly wakePlanner: () => void;
};

/** The calls about bookings. */
export function bookingHandlers(deps: BookingHandlerDeps): Calls {
  return { ...changingCalls(deps), ...readingCalls(deps) };
}

type ReadingCalls = 'bookings.list' | 'bookings.get' | 'bookings.counts' | 'bookings.readLine';

function changingCalls(deps: BookingHandlerDeps): Omit<Calls, ReadingCalls> {
  const { store, bus, settings, bookings } = deps;
  const told = (work: (db: WriteDb) => Saved) => {
    const { booking, changes } = asApiError(() => store.write(work));
    bus.announce(changes);
    if (changes.length > 0) deps.wakePlanner();
    return { id: booking.id, version: booking.version };
  };
  const change = (id: BookingId, changeOf: (before: BookingRow) => Partial<BookingContent>) =>
    told((db) => bookings.change(db, id, changeOf(rowOf(getBooking(db, id))), 'person'));

  return {
    'bookings.save': ({ id, externalId, previousExternalId, source, contact, ...words }) =>
      told((db) =>
        receiveVisit(db, deps, {
          source,
          id: id ?? null,
          externalId: externalId ?? null,
          previousExternalId: previousExternalId ?? null,
          person: { name: contact.name ?? null, phone: contact.phone },
          words,
          by: source === 'manual' ? 'person' : 'api',
        }),
      ),
    'bookings.change': ({ id, ...words }) =>
      change(id, (before) => contentOf(words, habitsOf(store.read, settings), before)),
    'bookings.cancel': ({ id }) => change(id, () => ({ state: 'cancelled' })),
    'bookings.restore': ({ id }) => change(id, () => ({ state: 'booked' })),
    'bookings.confirm': ({ id }) => change(id, () => ({ confirmation: 'confirmed' })),
    'bookings.markPaid': ({ id, paid }) => change(id, () => ({ paid })),
    'bookings.markNoShow': ({ id }) => change(id, () => ({ state: 'no-show' })),
  };
}

function readingCalls(deps: BookingHandlerDeps): Pick<Calls, ReadingCalls> {
  const { store, clock, settings } = deps;
  return {
    'bookings.list': ({ from, to, ...query }) => {
      const now = clock.now();
      const page = listBookings(store.read, { ...query, from: instant(from), to: instant(to), now });
      return { ...page, items: bookingViews(store.read, page.items, now) };
    },
    'bookings.get': ({ id }) => {
      const now = clock.now();
      const [view] = bookingViews(store.read, [rowOf(getBooking(store.read, id))], now);
      return {
        ...mustBe(view),
        history: bookingHistory(store.read, id),
        messages: visitMessages(store.read, id, readSending(store.read, now).state === 'running'),
        silent: silentRules(store.read, id),
      };
    },
    'bookings.counts': () => countUnreachable(store.read, clock.now()),
    'bookings.readLine': async ({ line }) => {
      // Many patterns in two languages, for those who type visits in.
      const { readBookingLine } = await import('./booking-line.ts');
      return readBookingLine(store.read, line, habitsOf(store.read, settings), clock.now());
    },
  };
}

function instant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function rowOf(row: BookingRow | undefined): BookingRow {
  return mustBe(row);
}

function mustBe<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new ApiError('not-found', 'There is no visit with this id.');
  return value;
}
