import { z } from 'zod';

import { clockTimeSchema } from '../booking/wall-time-schemas.ts';
import { wallTimeAt } from '../booking/wall-time.ts';

/** The days of a week as they are stored; Monday first, as in ISO 8601. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** From when to when the shop is open on a day; `to` after `from`, or `24:00` for the end of the day. */
export type OpenSpan = { readonly from: string; readonly to: string };
export type OpeningHours = Readonly<Record<Weekday, readonly OpenSpan[]>>;

const closing = z.union([clockTimeSchema, z.literal('24:00')]);
const span = z
  .strictObject({ from: clockTimeSchema, to: closing })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'It must be later than the opening time.' });
const day = z.array(span).max(4);

/** Opening hours as stored and as they come in: up to four spans a day, none = closed. */
export const openingHoursSchema: z.ZodType<OpeningHours> = z.strictObject({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
});

/** True when the shop is open at an instant (epoch ms) by the wall of its zone; without hours (null) it always is. */
export function isOpenAt(hours: OpeningHours | null, instant: number, timeZone: string): boolean {
  if (hours === null) return true;
  const { local } = wallTimeAt(instant, timeZone);
  const time = local.slice(11, 16);
  const weekday = weekdayOf(local.slice(0, 10));
  return hours[weekday].some(({ from, to }) => from <= time && time < to);
}

/** The day of the week of a calendar day, `2026-03-29`. */
export function weekdayOf(day: string): Weekday {
  // 1970-01-01 was a Thursday: counted in whole days, without a zone.
  const days = Math.floor(Date.parse(`${day}T00:00Z`) / 86_400_000);
  return weekdays[(((days + 3) % 7) + 7) % 7] ?? 'monday';
}
