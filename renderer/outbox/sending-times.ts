import { instantOf, wallTimeOf } from '../ui/wall-clock.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** When a shop opens its eyes again after a pause. */
const morning = '09:00';

/** Until when a pause lasts, in epoch milliseconds: an hour on, or 9:00 of the next day by the shop's wall. */
export function pauseEnds(
  now: number,
  timeZone: string,
): { readonly hour: number; readonly tomorrow: number } {
  const today = wallTimeOf(now, timeZone).day;
  const tomorrow = new Date(Date.parse(`${today}T12:00:00Z`) + day).toISOString().slice(0, 10);
  return { hour: now + hour, tomorrow: instantOf({ day: tomorrow, time: morning }, timeZone) };
}

/** True when a wall time (`22:40`) lies within quiet hours, which may go over midnight. */
export function isQuiet(time: string, quiet: { readonly from: string; readonly to: string } | null): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  if (quiet.from < quiet.to) return quiet.from < time && time < quiet.to;
  return time > quiet.from || time < quiet.to;
}
