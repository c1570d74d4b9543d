import { Temporal } from 'temporal-polyfill';

import { instantOf } from '../booking/wall-time.ts';

/** When a shop opens its eyes again after a pause. */
const morning = '09:00';

/** Until when a pause of sending lasts, in epoch milliseconds: an hour on, or 9:00 of the next day by the shop's wall. */
export function pauseEnds(
  now: number,
  timeZone: string,
): { readonly hour: number; readonly tomorrow: number } {
  return { hour: now + 3_600_000, tomorrow: tomorrowAt(morning, now, timeZone) };
}

/** When the next day begins by the shop's wall, in epoch milliseconds. */
export function nextMidnight(now: number, timeZone: string): number {
  return tomorrowAt('00:00', now, timeZone);
}

function tomorrowAt(time: string, now: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  return instantOf(`${today.add({ days: 1 }).toString()}T${time}`, timeZone);
}
