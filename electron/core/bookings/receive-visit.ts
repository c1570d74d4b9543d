import { ApiError, refusal } from '#shared/api/errors.ts';
import { homeCountry } from '#shared/domain/business/home-country.ts';
import type { BookingId } from '#shared/domain/ids.ts';

import { timeZoneOf, type Settings } from '../settings/settings.ts';
import { findBooking, getBooking } from '../store/bookings.ts';
import { listChannels } from '../store/channels.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import type { Bookings, ChangedBy, Saved } from './bookings.ts';
import { contentOf, readPhone, type ShopHabits, type VisitWords } from './visit-words.ts';

/** A visit as a person or a program outside describes it. */
export type ReceivedVisit = {
  readonly source: 'api' | 'hook' | 'manual';
  readonly id: BookingId | null;
  readonly externalId: string | null;
  /** Its id before a reschedule, when the source has given it a new one. */
  readonly previousExternalId: string | null;
  readonly person: { readonly name: string | null; readonly phone: string };
  readonly words: VisitWords & { readonly service: string; readonly startsAt: string };
  readonly by: ChangedBy;
  /** When it was said, epoch ms; left out: now. */
  readonly heardAt?: number;
};

/** What the shop adds to words that leave it out. */
export function habitsOf(db: ReadDb, settings: Settings): ShopHabits {
  const document = settings.get();
  const { language, phone, currency } = document.business;
  const timeZone = timeZoneOf(document);
  const accounts = listChannels(db).flatMap(({ account }) => account ?? []);
  return { timeZone, currency, country: homeCountry({ phones: [phone, ...accounts], language, timeZone }) };
}

/**
 * Checks a visit that somebody outside describes and saves it, in the caller's transaction. ApiError: `invalid` with the
 * fields, `not-found` for an unknown id, `conflict` when the external id is another visit's.
 */
export function receiveVisit(
  db: WriteDb,
  deps: { readonly bookings: Bookings; readonly settings: Settings },
  { source, id, externalId, previousExternalId, person, words, by, heardAt }: ReceivedVisit,
): Saved {
  const habits = habitsOf(db, deps.settings);
  const ids = [externalId, previousExternalId].filter((known) => known !== null);
  const [named] = ids.flatMap((known) => findBooking(db, source, known) ?? []);
  const known = id === null ? named : getBooking(db, id);
  if (id !== null && known === undefined) throw new ApiError('not-found', 'There is no visit with this id.');
  if (named !== undefined && known !== undefined && named.id !== known.id) {
    throw refusal('conflict', 'visit-known', {
      externalId: 'Another visit has it.',
    });
  }
  const content = contentOf(words, habits, known ?? null);
  const start = content.start;
  if (start === undefined) throw new Error('A visit without a start has passed its schema.');
  return deps.bookings.save(db, {
    source,
    id,
    externalIds: ids,
    channelId: null,
    person: { name: person.name, phone: readPhone(person.phone, habits.country) },
    said: { ...content, service: words.service, start },
    by,
    ...(heardAt === undefined ? {} : { heardAt }),
  });
}
