import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import { asId, type BookingId } from '#shared/domain/ids.ts';
import { openBookingDesk, type BookingDesk } from '#test/support/bookings/booking-desk.ts';
import { berlin } from '#test/support/bookings/sample-bookings.ts';

import { NotFoundError } from '../outbound/errors.ts';
import { authorsOf, getBooking, saidOf, versionsOf } from '../store/bookings.ts';
import { getContact, identifiersOf, insertContact } from '../store/contacts.ts';
import { sql } from '../store/sql.ts';

let desk: BookingDesk;
beforeEach(() => {
  desk = openBookingDesk();
});
afterEach(() => desk.close());

const at = (local: string) => wallTimeOf(local, berlin);
const haircut = { service: 'Haircut', start: at('2026-06-10T15:00') };
const nobody = { name: null, phone: null };

/** How many visits and contacts there are. */
const counts = () =>
  desk.store.read.get(
    sql`SELECT (SELECT count(*) FROM bookings) AS visits, (SELECT count(*) FROM contacts) AS contacts`,
  );

describe('a new visit', () => {
  it('is kept with its customer, its empty fields, what its source said, and is planned for', () => {
    const saved = desk.save();
    const { id, contactId } = saved.booking;
    expect(saved).toEqual({
      isNew: true,
      isChanged: true,
      changes: [{ topic: 'bookings' }, { topic: 'contact', contactId }, { topic: 'outbox' }],
      booking: {
        id,
        source: 'hook',
        externalId: 'A-1',
        contactId,
        ...haircut,
        staff: null,
        place: null,
        resource: null,
        number: null,
        link: null,
        comment: null,
        price: null,
        currency: null,
        endsAt: null,
        state: 'booked',
        confirmation: 'none',
        paid: false,
        version: 1,
        changedAt: desk.clock.now(),
      },
    });
    expect(getBooking(desk.store.read, id)).toEqual({
      ...saved.booking,
      seq: 1,
      channelId: null,
      createdAt: desk.clock.now(),
    });
    expect(getContact(desk.store.read, contactId)).toMatchObject({ name: 'Anna', isNameOurs: true });
    expect(identifiersOf(desk.store.read, contactId)).toEqual([{ kind: 'phone', value: '+4915112345678' }]);
    expect(saidOf(desk.store.read, id)).toEqual({
      ...haircut,
      person: { name: 'Anna', phone: '+4915112345678' },
    });
    expect(desk.replanned).toEqual([[contactId]]);
  });

  it('belongs to the contact that has the phone already; a second name on it changes nothing', () => {
    const { booking } = desk.save();
    const other = desk.save({ externalIds: ['A-2'], person: { name: 'Ben', phone: '+4915112345678' } });
    expect(other.booking.contactId).toBe(booking.contactId);
    expect(getContact(desk.store.read, booking.contactId)?.name).toBe('Anna');
    expect(counts()).toEqual({ visits: 2, contacts: 1 });
  });

  it('replaces a WhatsApp name by the name in the books', () => {
    desk.store.write((db) => {
      insertContact(db, { id: asId('c'), name: 'anna 🌸', firstSeenAt: 1 });
      db.run(sql`
        INSERT INTO contact_identifiers (kind, scope, value, contact_id, added_at)
        VALUES ('phone', '', '+4915112345678', 'c', 1)`);
    });
    desk.save();
    expect(getContact(desk.store.read, asId('c'))?.name).toBe('Anna');
  });

  it('without a phone has a customer of its own, who keeps being that person when the phone comes', () => {
    const { booking } = desk.save({ person: { name: 'Anna', phone: null } });
    expect(identifiersOf(desk.store.read, booking.contactId)).toEqual([]);
    const again = desk.save();
    expect(again.booking).toEqual(booking);
    expect(identifiersOf(desk.store.read, booking.contactId)).toEqual([
      { kind: 'phone', value: '+4915112345678' },
    ]);
    expect(again.changes).toContainEqual({ topic: 'outbox' });
    expect(counts()).toEqual({ visits: 1, contacts: 1 });
  });

  it('is told in the shop’s zone when its own is unknown', () => {
    const start = { local: '2026-06-10T13:00', timeZone: 'Mars/Olympus', instant: haircut.start.instant };
    expect(desk.save({ said: { ...haircut, start } }).booking.start).toEqual(haircut.start);
  });
});

describe('the same visit again', () => {
  it('is the same version and is not planned anew', () => {
    const { booking } = desk.save();
    desk.clock.advance(60_000);
    expect(desk.save()).toEqual({ booking, isNew: false, isChanged: false, changes: [] });
    expect(desk.replanned).toHaveLength(1);
  });

  it('with other words is the next version; what is left out stays', () => {
    const { booking } = desk.save({ said: { ...haircut, place: 'Room 2', price: 40, currency: 'EUR' } });
    desk.clock.advance(60_000);
    const saved = desk.save({ said: { ...haircut, service: 'Colour' } });
    expect(saved).toMatchObject({ isNew: false, isChanged: true });
    expect(saved.booking).toEqual({
      ...booking,
      service: 'Colour',
      version: 2,
      changedAt: desk.clock.now(),
    });
    expect(versionsOf(desk.store.read, [booking.id])).toEqual([booking, saved.booking]);
    expect(authorsOf(desk.store.read, booking.id)).toEqual([
      { version: 1, changedBy: 'source' },
      { version: 2, changedBy: 'source' },
    ]);
  });

  it('keeps its length when it moves and nobody says when it ends', () => {
    desk.save({ said: { ...haircut, endsAt: at('2026-06-10T16:30').instant } });
    const moved = desk.save({ said: { ...haircut, start: at('2026-06-11T10:00') } });
    expect(moved.booking.endsAt).toBe(at('2026-06-11T11:30').instant);
  });

  it('is found by the id from before a reschedule, and by the new one from then on', () => {
    const { booking } = desk.save();
    const moved = desk.save({
      externalIds: ['A-2', 'A-1'],
      said: { ...haircut, start: at('2026-06-11T10:00') },
    });
    expect(moved.booking).toMatchObject({ id: booking.id, externalId: 'A-2', version: 2 });
    expect(desk.save({ externalIds: ['A-2'] }).booking.id).toBe(booking.id);
    expect(desk.save({ externalIds: ['A-1'] }).booking.id).toBe(booking.id);
    expect(counts()).toEqual({ visits: 1, contacts: 1 });
  });

  it('is one visit for the hook, the API and the screen, and another one for a calendar', () => {
    const { booking } = desk.save();
    expect(desk.save({ source: 'api', by: 'api' }).booking).toEqual(booking);
    expect(desk.save({ source: 'manual', by: 'person' }).booking).toEqual(booking);
    expect(desk.save({ source: 'calendar:1' }).booking.id).not.toBe(booking.id);
  });

  it('goes to another customer with another phone, and both are planned for', () => {
    const { booking } = desk.save();
    const given = desk.save({ person: { name: 'Zoe', phone: '+4915112345679' } });
    expect(given.booking.contactId).not.toBe(booking.contactId);
    expect(desk.replanned.at(-1)).toEqual([booking.contactId, given.booking.contactId]);
  });

  it('corrects the name that it gave, never one that somebody here gave', () => {
    const { contactId } = desk.save().booking;
    desk.save({ person: { name: 'Anna Weber', phone: '+4915112345678' } });
    expect(getContact(desk.store.read, contactId)?.name).toBe('Anna Weber');
    desk.store.write((db) => db.run(sql`UPDATE contacts SET name = 'Anna (Friday)' WHERE id = ${contactId}`));
    desk.save({ person: { name: 'Anna W.', phone: '+4915112345678' } });
    expect(getContact(desk.store.read, contactId)?.name).toBe('Anna (Friday)');
  });
});

describe('what a source repeats', () => {
  it('does not undo what the customer or the owner changed since', () => {
    const { id } = desk.save({ said: { ...haircut, state: 'booked' } }).booking;
    desk.store.write((db) =>
      desk.bookings.change(db, id, { state: 'cancelled', confirmation: 'declined' }, 'customer'),
    );
    desk.store.write((db) => desk.bookings.change(db, id, { service: 'Cut' }, 'person'));
    const again = desk.save({ said: { ...haircut, state: 'booked' } });
    expect(again).toMatchObject({
      isChanged: false,
      booking: { state: 'cancelled', service: 'Cut', version: 3 },
    });
    const more = desk.save({ said: { ...haircut, state: 'booked', place: 'Room 2' } });
    expect(more.booking).toMatchObject({ state: 'cancelled', service: 'Cut', place: 'Room 2', version: 4 });
  });

  it('brings a cancelled visit back when it has another time now', () => {
    const { id } = desk.save().booking;
    desk.store.write((db) =>
      desk.bookings.change(db, id, { state: 'cancelled', confirmation: 'declined' }, 'customer'),
    );
    const moved = desk.save({ said: { ...haircut, start: at('2026-06-12T15:00') } });
    expect(moved.booking).toMatchObject({ state: 'booked', confirmation: 'none', version: 3 });
  });

  it('leaves a visit cancelled that the source itself cancelled', () => {
    desk.save({ said: { ...haircut, state: 'cancelled' } });
    const moved = desk.save({ said: { ...haircut, start: at('2026-06-12T15:00') } });
    expect(moved.booking.state).toBe('cancelled');
  });

  it('counts for the API too where it speaks by the source’s id, and not where a person corrects a visit', () => {
    const { id } = desk.save().booking;
    desk.save({ source: 'api', by: 'api', id, said: { ...haircut, service: 'Cut' } });
    expect(desk.save().booking).toMatchObject({ service: 'Cut', version: 2 });
    desk.save({ source: 'api', by: 'api', said: { ...haircut, service: 'Colour' } });
    expect(desk.save().booking).toMatchObject({ service: 'Haircut', version: 4 });
  });
});

describe('a change', () => {
  it('of the time takes the confirmation away and keeps the length', () => {
    const { id } = desk.save({ said: { ...haircut, endsAt: at('2026-06-10T16:00').instant } }).booking;
    desk.store.write((db) => desk.bookings.change(db, id, { confirmation: 'confirmed' }, 'customer'));
    const moved = desk.store.write((db) =>
      desk.bookings.change(db, id, { start: wallTimeAt(at('2026-06-10T18:00').instant, berlin) }, 'person'),
    );
    expect(moved.booking).toMatchObject({
      confirmation: 'none',
      endsAt: at('2026-06-10T19:00').instant,
      version: 3,
    });
  });

  it('that takes a cancellation back takes back the “no” too', () => {
    const { id } = desk.save().booking;
    desk.store.write((db) =>
      desk.bookings.change(db, id, { state: 'cancelled', confirmation: 'declined' }, 'customer'),
    );
    const restored = desk.store.write((db) => desk.bookings.change(db, id, { state: 'booked' }, 'person'));
    expect(restored.booking).toMatchObject({ state: 'booked', confirmation: 'none' });
  });

  it('that says nothing new makes no version and plans nothing', () => {
    const { booking } = desk.save();
    const same = desk.store.write((db) => desk.bookings.change(db, booking.id, { paid: false }, 'person'));
    expect(same).toEqual({ booking, isNew: false, isChanged: false, changes: [] });
    expect(desk.replanned).toHaveLength(1);
  });

  it('of a visit that is not there is refused', () => {
    const id = asId<BookingId>('gone');
    expect(() => desk.store.write((db) => desk.bookings.change(db, id, {}, 'person'))).toThrow(NotFoundError);
    expect(() => desk.save({ id })).toThrow('There is no visit with this id.');
  });
});

it('a visit of nobody known is planned for when its channel changes', () => {
  const { booking } = desk.save({ person: nobody });
  desk.store.write((db) =>
    db.run(sql`
      INSERT INTO channels (id, provider, label, config, created_at) VALUES ('line', 'practice', 'Line', '{}', 1)`),
  );
  const asked = desk.save({ person: nobody, channelId: asId('line') });
  expect(asked).toEqual({
    booking,
    isNew: false,
    isChanged: false,
    changes: [{ topic: 'bookings' }, { topic: 'outbox' }],
  });
  expect(getBooking(desk.store.read, booking.id)?.channelId).toBe('line');
});
