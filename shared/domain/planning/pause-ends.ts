import { Temporal } from 'temporal-polyfill';

import { instantOf } from '../booking/wall-time.ts';

/** When a shop opens its eyes again after a pause. */
const morning = '09:00';

/** Until when a pause of sending lasts, in epoch milliseconds: an hour on, or 9:00 of the next day by the shop's wall. */
export function pauseEnds(
  now: number,
  timeZone: string,
): { readonly hour: number; readonly tomorrow: number } {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  return {
    hour: now + 3_600_000,
    tomorrow: instantOf(`${today.add({ days: 1 }).toString()}T${morning}`, timeZone),
  };
}
