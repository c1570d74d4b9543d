import { instantOf, wallTimeOf } from '../../ui/wall-clock.ts';

/** When a snoozed chat comes back, in epoch milliseconds. Mornings are at nine where the shop is. */
export type SnoozeTimes = { readonly hour: number; readonly tomorrow: number; readonly nextWeek: number };

const morning = '09:00';

/** The times that are offered. `now` in epoch milliseconds, `timeZone` the shop's. */
export function snoozeTimes(now: number, timeZone: string): SnoozeTimes {
  const today = wallTimeOf(now, timeZone).day;
  // Sunday is 0: Monday of the next week is at least one day and at most seven days away.
  const untilMonday = (8 - new Date(`${today}T12:00:00Z`).getUTCDay()) % 7 || 7;
  return {
    hour: now + 3_600_000,
    tomorrow: instantOf({ day: daysAfter(today, 1), time: morning }, timeZone),
    nextWeek: instantOf({ day: daysAfter(today, untilMonday), time: morning }, timeZone),
  };
}

function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
