import { dayOf, wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { createBookings, type Bookings, type Replan } from '../bookings/bookings.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { demoVisits, type DemoVisit } from '../providers/practice/visits.ts';
import { timeZoneOf, type Settings } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';

export type DemoVisitsDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly bookings: Bookings;
  readonly planner: { readonly replan: Replan };
  readonly wakePlanner: () => void;
};

const day = 24 * 60 * 60_000;
/** When visits that are not new had been booked: nobody is told about them any more, only reminded. */
const bookedBefore = 4 * day;

/** Fills the book of a practice line that was just added: about ten visits in the coming week, two that are over. */
export function addDemoVisits(deps: DemoVisitsDeps, channelId: ChannelId): void {
  const { store, bus, clock, settings } = deps;
  const zoneOf = () => timeZoneOf(settings.get());
  const earlier = createBookings({
    ...deps,
    clock: { ...clock, now: () => clock.now() - bookedBefore },
    replan: deps.planner.replan,
    zoneOf,
  });
  const { language } = settings.get().business;
  const changes = store.write((db) =>
    demoVisits.flatMap((visit, index) => {
      const bookings = visit.isNew ? deps.bookings : earlier;
      const start = wallTimeOf(`${dayAfter(clock.now(), visit.day, zoneOf())}T${visit.at}`, zoneOf());
      const saved = bookings.save(db, {
        source: 'practice',
        id: null,
        externalIds: [`${channelId}/${index + 1}`],
        channelId,
        person: { name: visit.customer.name, phone: visit.customer.phone },
        said: { ...saidOf(visit, language), start, endsAt: start.instant + visit.minutes * 60_000 },
        by: 'source',
      });
      if (visit.confirmation === 'none') return saved.changes;
      const { id } = saved.booking;
      return [
        ...saved.changes,
        ...bookings.change(db, id, { confirmation: visit.confirmation }, 'customer').changes,
      ];
    }),
  );
  bus.announce(changes);
  deps.wakePlanner();
}

function saidOf({ service, staff, price, paid }: DemoVisit, language: 'en' | 'ru') {
  return {
    service: service[language],
    staff: staff[language],
    price,
    currency: price === null ? null : 'EUR',
    paid,
  };
}

/** The day so many days after that of an instant, `2026-03-29`, by the wall of a zone. */
function dayAfter(instant: number, days: number, timeZone: string): string {
  // From noon: a day of 23 or 25 hours does not change the date.
  const noon = wallTimeOf(`${dayOf(wallTimeAt(instant, timeZone))}T12:00`, timeZone).instant;
  return dayOf(wallTimeAt(noon + days * day, timeZone));
}
