import type { OpeningHours } from '#shared/domain/business/opening-hours.ts';
import { weekdayOf } from '#shared/domain/business/opening-hours.ts';
import { wallTimeOf, type WallTime } from '#shared/domain/booking/wall-time.ts';
import type { Country } from '#shared/domain/phone.ts';

import { getBooking } from '../../store/bookings.ts';
import type { SourceBooking } from '../../store/booking-sources.ts';
import type { WriteDb } from '../../store/database.ts';
import type { Bookings, Saved } from '../bookings.ts';
import type { CalendarEvent } from './read-calendar.ts';
import { visitOfEvent } from './visit-of-event.ts';

/** What reading an event needs to know about the shop. */
export type ShopContext = {
  readonly timeZone: string;
  readonly country: Country;
  readonly hours: OpeningHours | null;
};

/**
 * Which events are visits: those with a time, and whole days that name a phone (rooms, courses). A holiday is none.
 */
export function isVisit(event: CalendarEvent, country: Country): boolean {
  return !event.isAllDay || visitOfEvent(event, country).phone !== null;
}

/** Saves one event as a visit of its source. */
export function saveEvent(
  db: WriteDb,
  bookings: Bookings,
  source: string,
  event: CalendarEvent,
  shop: ShopContext,
): Saved {
  const visit = visitOfEvent(event, shop.country);
  return bookings.save(db, {
    source,
    id: null,
    externalIds: [event.externalId],
    channelId: null,
    person: { name: visit.name, phone: visit.phone },
    said: {
      service: visit.service,
      start: event.isAllDay ? openingOf(event.start, shop.hours) : event.start,
      endsAt: event.isAllDay ? null : event.endsAt,
      staff: visit.staff,
      place: event.location?.slice(0, 500) ?? null,
      link: event.link !== null && event.link.length <= 2000 ? event.link : null,
      state: event.isCancelled ? 'cancelled' : 'booked',
    },
    by: 'source',
  });
}

/** The visits that were in the calendar and are no more. */
export function vanished(known: readonly SourceBooking[], events: readonly CalendarEvent[]): SourceBooking[] {
  const present = new Set(events.map(({ externalId }) => externalId));
  return known.filter(
    ({ externalId, state }) => state === 'booked' && (externalId === null || !present.has(externalId)),
  );
}

/** True when so much is gone at once that the calendar is probably ill: a second reading has to agree. */
export function isSuspicious(known: readonly SourceBooking[], gone: readonly SourceBooking[]): boolean {
  const booked = known.filter(({ state }) => state === 'booked').length;
  return gone.length >= 5 && gone.length > booked / 2;
}

/** Cancels a visit that its source no longer has, as the source's own word. */
export function cancelVanished(
  db: WriteDb,
  bookings: Bookings,
  source: string,
  { id, externalId }: SourceBooking,
): Saved | null {
  const row = getBooking(db, id);
  if (!row || externalId === null) return null;
  return bookings.save(db, {
    source,
    id: null,
    externalIds: [externalId],
    channelId: null,
    person: { name: null, phone: null },
    said: { service: row.service, start: row.start, state: 'cancelled' },
    by: 'source',
  });
}

/** A whole day begins when the shop opens, nobody comes at midnight. */
function openingOf(start: WallTime, hours: OpeningHours | null): WallTime {
  const opening = hours?.[weekdayOf(start.local.slice(0, 10))][0]?.from ?? '09:00';
  return wallTimeOf(`${start.local.slice(0, 10)}T${opening}`, start.timeZone);
}
