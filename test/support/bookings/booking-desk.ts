import { createBookings, type Bookings, type SaveInput } from '#core/bookings/bookings.ts';
import { systemRandom } from '#core/platform/system.ts';
import type { Store } from '#core/store/database.ts';
import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import type { ContactId } from '#shared/domain/ids.ts';

import { fakeClock, type FakeClock } from '../clock.ts';
import { temporaryStore } from '../store.ts';
import { berlin } from './sample-bookings.ts';

/** Visits over a real database; planning only notes for whom it was asked. */
export type BookingDesk = {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly bookings: Bookings;
  /** The contacts of each planning, in order. */
  readonly replanned: ContactId[][];
  /** Saves what a source says: Anna's haircut on the 10th of June at 15:00, unless `input` says otherwise. */
  save(input?: Partial<SaveInput>): ReturnType<Bookings['save']>;
  close(): void;
};

export function openBookingDesk(): BookingDesk {
  const temporary = temporaryStore();
  const { store } = temporary;
  const clock = fakeClock();
  const replanned: ContactId[][] = [];
  const bookings = createBookings({
    clock,
    random: systemRandom(clock),
    replan(_db, contactIds) {
      replanned.push([...contactIds]);
      return [{ topic: 'outbox' }];
    },
    zoneOf: () => berlin,
  });
  return {
    store,
    clock,
    bookings,
    replanned,
    save: (input = {}) =>
      store.write((db) =>
        bookings.save(db, {
          source: 'hook',
          id: null,
          externalIds: ['A-1'],
          channelId: null,
          person: { name: 'Anna', phone: '+4915112345678' },
          said: { service: 'Haircut', start: wallTimeOf('2026-06-10T15:00', berlin) },
          by: 'source',
          ...input,
        }),
      ),
    close: () => temporary.close(),
  };
}
