import { describe, expect, it } from 'vitest';

import { at, berlin, booked, changed } from '#test/support/bookings/sample-bookings.ts';

import { bookingStateAt, bookingVersionSchema, isWorthTelling, nextVersion } from './booking.ts';
import { becameBy, bookedBy, historiesOf, timeSetBy, untoldChange, type BookingHistory } from './history.ts';
import { wallTimeOf } from './wall-time.ts';
import { asId, type ContactId } from '../ids.ts';

const first = booked('2026-06-01T10:00', '2026-06-10T15:00', { price: 40, currency: 'EUR' });
const start = (local: string) => ({ start: wallTimeOf(local, berlin) });

describe('a booking version', () => {
  it('is stored as JSON and read back', () =>
    expect(bookingVersionSchema.parse(JSON.parse(JSON.stringify(first)))).toEqual(first));

  it.each([{ currency: 'euro' }, { price: -1 }, { state: 'gone' }, { version: 0 }, { id: '' }])(
    'is refused with %j',
    (wrong) => expect(bookingVersionSchema.safeParse({ ...first, ...wrong }).success).toBe(false),
  );

  it('is the same version when the same content comes again', () => {
    const { id, version, changedAt, ...again } = first;
    expect(nextVersion(first, again, at('2026-06-02T10:00'))).toBe(first);
    expect([id, version, changedAt]).toEqual(['haircut', 1, at('2026-06-01T10:00')]);
  });

  it('is followed by the next one on any change', () =>
    expect(changed(first, '2026-06-02T10:00', { paid: true })).toEqual({
      ...first,
      paid: true,
      version: 2,
      changedAt: at('2026-06-02T10:00'),
    }));

  it.each([
    ['stays confirmed after a tiny shift', start('2026-06-10T15:04'), 'confirmed'],
    ['is no longer confirmed at another time', start('2026-06-10T15:05'), 'none'],
    ['is no longer confirmed by another person', { contactId: asId<ContactId>('zoe') }, 'none'],
    ['keeps what the change says', { ...start('2026-06-11T15:00'), confirmation: 'confirmed' }, 'confirmed'],
  ] as const)('%s', (_name, change, confirmation) => {
    const confirmed = changed(first, '2026-06-02T10:00', { confirmation: 'confirmed' });
    expect(changed(confirmed, '2026-06-03T10:00', change).confirmation).toBe(confirmation);
  });

  it.each([
    ['booked', null, '2026-06-10T15:59', 'booked'],
    ['booked', null, '2026-06-10T16:00', 'done'],
    ['booked', '2026-06-10T17:00', '2026-06-10T16:59', 'booked'],
    ['booked', '2026-06-10T15:30', '2026-06-10T15:30', 'done'],
    ['cancelled', null, '2026-06-11T15:00', 'cancelled'],
    ['no-show', null, '2026-06-11T15:00', 'no-show'],
  ] as const)('that is %s and ends at %s is at %s: %s', (state, end, now, shown) => {
    const endsAt = end === null ? null : at(end);
    expect(bookingStateAt({ ...first, state, endsAt }, at(now))).toBe(shown);
  });

  it.each([
    ['a shift of 4 min', start('2026-06-10T15:04'), false],
    ['a shift of 5 min', start('2026-06-10T15:05'), true],
    ['a shift back by 5 min', start('2026-06-10T14:55'), true],
    ['another service', { service: 'Colour' }, true],
    ['another person', { staff: 'Mia' }, true],
    ['another place', { place: 'Room 2' }, true],
    ['another price', { price: 45 }, true],
    ['another currency', { currency: 'CHF' }, true],
    ['a payment', { paid: true }, false],
    ['a confirmation', { confirmation: 'confirmed' }, false],
    ['another end', { endsAt: at('2026-06-10T16:00') }, false],
  ] as const)('%s is worth telling: %o', (_name, change, worth) =>
    expect(isWorthTelling(first, { ...first, ...change })).toBe(worth),
  );
});

describe('a history', () => {
  const history = (
    ...steps: readonly (readonly [string, Parameters<typeof changed>[2]])[]
  ): BookingHistory => {
    const versions = [first];
    for (const [when, change] of steps) versions.push(changed(versions.at(-1)!, when, change));
    return historiesOf(versions.reverse())[0]!;
  };

  it('sorts versions by booking and number', () => {
    const other = booked('2026-06-01T10:00', '2026-06-10T15:00', { id: 'other' });
    const second = changed(first, '2026-06-02T10:00', { paid: true });
    expect(historiesOf([second, other, first])).toEqual([[first, second], [other]]);
  });

  it.each([
    ['nothing', [], null, null],
    ['a tiny shift', [['2026-06-02T10:00', start('2026-06-10T15:03')]], null, null],
    [
      'two tiny shifts that add up',
      [
        ['2026-06-02T10:00', start('2026-06-10T15:03')],
        ['2026-06-02T11:00', start('2026-06-10T15:06')],
      ],
      null,
      { version: 3, at: '2026-06-02T11:00' },
    ],
    [
      'two edits within 120 s',
      [
        ['2026-06-02T10:00:00', start('2026-06-10T16:00')],
        ['2026-06-02T10:01:59', start('2026-06-10T17:00')],
      ],
      null,
      { version: 3, at: '2026-06-02T10:00' },
    ],
    [
      'two edits 120 s apart',
      [
        ['2026-06-02T10:00', start('2026-06-10T16:00')],
        ['2026-06-02T10:02', start('2026-06-10T17:00')],
      ],
      null,
      { version: 3, at: '2026-06-02T10:02' },
    ],
    [
      'an edit that is taken back',
      [
        ['2026-06-02T10:00', start('2026-06-10T16:00')],
        ['2026-06-02T10:01', start('2026-06-10T15:00')],
      ],
      null,
      null,
    ],
    ['an edit that was told', [['2026-06-02T10:00', start('2026-06-10T16:00')]], 2, null],
    [
      'an edit that was told and taken back',
      [
        ['2026-06-02T10:00', start('2026-06-10T16:00')],
        ['2026-06-03T10:00', start('2026-06-10T15:00')],
      ],
      2,
      { version: 3, at: '2026-06-03T10:00' },
    ],
  ] as const)('with %s leaves untold what it should', (_name, steps, toldVersion, untold) => {
    const found = untoldChange(history(...steps), toldVersion);
    expect(found).toEqual(untold && { version: untold.version, at: at(untold.at) });
  });

  it('knows since when the visit has its time', () => {
    const tiny = history(['2026-06-02T10:00', start('2026-06-10T15:03')]);
    expect(timeSetBy(tiny)).toEqual({ version: 1, at: first.changedAt });
    const again = history(
      ['2026-06-02T10:00', { state: 'cancelled' }],
      ['2026-06-03T10:00', { state: 'booked' }],
      ['2026-06-04T10:00', { paid: true }],
    );
    expect(timeSetBy(again)).toEqual({ version: 3, at: at('2026-06-03T10:00') });
    expect(becameBy(again, (version) => version.paid)).toEqual({ version: 4, at: at('2026-06-04T10:00') });
    expect(becameBy(again, (version) => version.state === 'cancelled')).toBeNull();
  });

  it('begins anew with another person', () => {
    const given = history(
      ['2026-06-02T10:00', { contactId: asId<ContactId>('zoe') }],
      ['2026-06-03T10:00', { paid: true }],
    );
    expect(bookedBy(given).version).toBe(2);
    expect(timeSetBy(given).version).toBe(2);
  });
});
