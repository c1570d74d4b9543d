import { describe, expect, it } from 'vitest';

import { dayBeforeAt, dayOf, isTimeZone, minutesBefore, wallTimeAt, wallTimeOf } from './wall-time.ts';
import { wallTimeSchema } from './wall-time-schemas.ts';

const utc = (instant: number) => new Date(instant).toISOString();

describe('a wall time', () => {
  it.each([
    // The night forward: what does not exist moves later by the jump.
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z', '2026-03-29T03:30'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z', '2026-03-08T03:30'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z', '2026-10-04T02:45'],
    // The night back: of the hour that comes twice the first is meant.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T02:30'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z', '2026-11-01T01:30'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z', '2026-04-05T01:45'],
    // No clock change, half an hour beside the others.
    ['Asia/Kolkata', '2026-03-29T02:30', '2026-03-28T21:00:00.000Z', '2026-03-29T02:30'],
  ])('in %s, %s is %s and reads %s', (timeZone, local, instant, reads) => {
    const wall = wallTimeOf(local, timeZone);
    expect({ ...wall, instant: utc(wall.instant) }).toEqual({ local: reads, timeZone, instant });
  });

  it('goes to its instant and back in every zone', () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      const wall = wallTimeAt(Date.UTC(2026, 5, 15, 12, 34, 56), timeZone);
      expect(wallTimeOf(wall.local, timeZone)).toEqual(wall);
      expect(wallTimeSchema.parse(JSON.parse(JSON.stringify(wall)))).toEqual(wall);
    }
  });

  it.each(['Mars/Olympus', '', '+03:00'])('knows no zone %j', (timeZone) =>
    expect(isTimeZone(timeZone)).toBe(false),
  );

  it.each([{ local: '2026-03-29 15:00' }, { timeZone: 'Mars/Olympus' }, { instant: 1.5 }])(
    'is refused with %j',
    (wrong) => {
      const wall = { ...wallTimeOf('2026-03-29T15:00', 'Europe/Berlin'), ...wrong };
      expect(wallTimeSchema.safeParse(wall).success).toBe(false);
    },
  );
});

describe('before a visit', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T15:00', '2026-03-28T14:00'],
    ['Europe/Berlin', '2026-10-25T15:00', '2026-10-24T16:00'],
    ['America/New_York', '2026-03-08T15:00', '2026-03-07T14:00'],
    ['America/New_York', '2026-11-01T15:00', '2026-10-31T16:00'],
    ['Australia/Lord_Howe', '2026-10-04T15:00', '2026-10-03T14:30'],
    ['Australia/Lord_Howe', '2026-04-05T15:00', '2026-04-04T15:30'],
    ['Asia/Kolkata', '2026-10-25T15:00', '2026-10-24T15:00'],
  ])('24 h are 24 elapsed hours: in %s %s gives %s', (timeZone, visit, before) => {
    const { instant } = wallTimeOf(visit, timeZone);
    expect(wallTimeAt(minutesBefore(instant, 24 * 60), timeZone).local).toBe(before);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'])(
    'the day before at 19:00 is wall time in %s',
    (timeZone) => {
      for (const day of [
        '2026-03-08',
        '2026-03-29',
        '2026-04-05',
        '2026-10-04',
        '2026-10-25',
        '2026-11-01',
      ]) {
        const visit = wallTimeOf(`${day}T15:00`, timeZone);
        const before = wallTimeAt(dayBeforeAt(visit, '19:00'), timeZone);
        expect(before.local.slice(10)).toBe('T19:00');
        expect(Date.parse(dayOf(visit)) - Date.parse(dayOf(before))).toBe(86_400_000);
      }
    },
  );
});
