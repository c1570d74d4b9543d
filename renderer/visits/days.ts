import { wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';

/** A calendar day, `2026-11-21`. */
export type DayKey = string;

const dayLength = 86_400_000;

/** The day of an instant (ISO or epoch ms) by the wall of a zone. */
export function dayAt(at: string | number, timeZone: string): DayKey {
  return wallTimeAt(typeof at === 'number' ? at : Date.parse(at), timeZone).local.slice(0, 10);
}

/** Minutes after midnight of an instant (epoch ms) by the wall of a zone. */
export function minuteAt(at: number, timeZone: string): number {
  const [hours = '0', minutes = '0'] = wallTimeAt(at, timeZone).local.slice(11).split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** When a day begins where the shop is, epoch ms; where midnight is left out by a clock change, the first moment there is. */
export function startOfDay(day: DayKey, timeZone: string): number {
  return wallTimeOf(`${day}T00:00`, timeZone).instant;
}

/** The day so many days later. */
export function dayAfter(day: DayKey, count: number): DayKey {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * dayLength).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: DayKey): DayKey {
  // Sunday is 0 here and the seventh day for us.
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(day, -weekday);
}
