import { describe, expect, it } from 'vitest';

import { wallTimeAt, wallTimeOf } from '../booking/wall-time.ts';
import { defaultQuietHours, outOfQuietHours, quietHoursSchema, quietWindows } from './quiet-hours.ts';

const moved = (
  timeZone: string,
  due: string,
  visit: string,
  quiet = defaultQuietHours,
  earliest = '2020-01-01T00:00',
) => {
  const instant = (local: string) => wallTimeOf(local, timeZone).instant;
  const result = outOfQuietHours(quietWindows(quiet, timeZone), instant(due), {
    visit: instant(visit),
    earliest: instant(earliest),
  });
  return wallTimeAt(result, timeZone).local;
};

describe('a message inside quiet hours', () => {
  it.each([
    ['by day stays', '2026-06-10T15:00', '2026-06-11T15:00', '2026-06-10T15:00'],
    ['at the edge of the evening stays', '2026-06-10T21:00', '2026-06-11T23:00', '2026-06-10T21:00'],
    ['at the edge of the morning stays', '2026-06-10T09:00', '2026-06-10T10:00', '2026-06-10T09:00'],
    ['goes to the morning when the visit is far', '2026-06-10T22:00', '2026-06-11T22:00', '2026-06-11T09:00'],
    ['after midnight goes to the same morning', '2026-06-11T03:00', '2026-06-12T03:00', '2026-06-11T09:00'],
    ['with exactly 2 h left goes to the morning', '2026-06-11T08:00', '2026-06-11T11:00', '2026-06-11T09:00'],
    [
      'with less than 2 h left goes to the evening',
      '2026-06-11T08:00',
      '2026-06-11T10:59',
      '2026-06-10T21:00',
    ],
    [
      'before a visit at night goes to the evening',
      '2026-06-11T05:00',
      '2026-06-11T07:00',
      '2026-06-10T21:00',
    ],
  ])('%s: due %s, visit %s → %s', (_name, due, visit, expected) =>
    expect(moved('Europe/Berlin', due, visit)).toBe(expected),
  );

  it('goes to the morning when there was nothing to say in the evening', () =>
    expect(
      moved('Europe/Berlin', '2026-06-11T08:00', '2026-06-11T10:00', defaultQuietHours, '2026-06-10T22:00'),
    ).toBe('2026-06-11T09:00'));

  it('stays where quiet hours are by day and it is night', () => {
    const siesta = { from: '13:00', to: '15:00' };
    expect(moved('Europe/Berlin', '2026-06-10T23:00', '2026-06-11T23:00', siesta)).toBe('2026-06-10T23:00');
    expect(moved('Europe/Berlin', '2026-06-10T14:00', '2026-06-11T14:00', siesta)).toBe('2026-06-10T15:00');
    expect(moved('Europe/Berlin', '2026-06-10T14:00', '2026-06-10T16:00', siesta)).toBe('2026-06-10T13:00');
  });

  it('stays when there are none', () => {
    const same = { from: '09:00', to: '09:00' };
    expect(moved('Europe/Berlin', '2026-06-10T23:00', '2026-06-11T23:00', same)).toBe('2026-06-10T23:00');
    expect(quietWindows(null, 'Europe/Berlin')(0)).toBeNull();
  });

  it('has clock times only', () => {
    expect(quietHoursSchema.safeParse(defaultQuietHours).success).toBe(true);
    expect(quietHoursSchema.safeParse({ from: '24:00', to: '9:00' }).success).toBe(false);
  });
});

describe('a night of a clock change', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', 11],
    ['Europe/Berlin', '2026-10-25', 13],
    ['America/New_York', '2026-03-08', 11],
    ['America/New_York', '2026-11-01', 13],
    ['Australia/Lord_Howe', '2026-10-04', 11.5],
    ['Australia/Lord_Howe', '2026-04-05', 12.5],
    ['Asia/Kolkata', '2026-03-29', 12],
  ])('in %s ends at 09:00 of %s by the wall, %d elapsed hours long', (timeZone, morning, hours) => {
    const inside = wallTimeOf(`${morning}T04:00`, timeZone).instant;
    const night = quietWindows(defaultQuietHours, timeZone)(inside)!;
    expect(wallTimeAt(night.until, timeZone).local).toBe(`${morning}T09:00`);
    expect(wallTimeAt(night.from, timeZone).local.slice(11)).toBe('21:00');
    expect((night.until - night.from) / 3_600_000).toBe(hours);
  });

  it('may begin in the hour that is missing: then later', () => {
    const windows = quietWindows({ from: '02:30', to: '09:00' }, 'Europe/Berlin');
    const night = windows(wallTimeOf('2026-03-29T05:00', 'Europe/Berlin').instant)!;
    expect(wallTimeAt(night.from, 'Europe/Berlin').local).toBe('2026-03-29T03:30');
  });

  it('may end in the hour that comes twice: the first time', () => {
    const windows = quietWindows({ from: '21:00', to: '02:30' }, 'Europe/Berlin');
    const night = windows(wallTimeOf('2026-10-25T01:00', 'Europe/Berlin').instant)!;
    expect(new Date(night.until).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});
