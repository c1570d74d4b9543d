import { Temporal } from 'temporal-polyfill';

/** A moment as the shop says it and as the world counts it. */
export type WallTime = {
  /** What the clock on the wall shows: `2026-03-29T15:00`, seconds only when there are any. */
  readonly local: string;
  /** IANA zone of that wall. */
  readonly timeZone: string;
  /** The same moment in epoch milliseconds. */
  readonly instant: number;
};

/** True for a zone with rules, such as `Europe/Berlin`; a bare offset is none: it cannot know summer time. */
export function isTimeZone(timeZone: string): boolean {
  if (/^[+-]/.test(timeZone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** From 1970 to 2199; epoch milliseconds. */
const visitTimes = { from: 0, until: Date.UTC(2200, 0, 1) };

/**
 * True for an instant (epoch milliseconds) at which a visit may be. Beyond are the ways in which programs say "none" and
 * "never" (the years 1 and 9999) and slips of the hand; some have no wall time of four digits in every zone.
 */
export function isVisitTime(instant: number): boolean {
  return instant >= visitTimes.from && instant < visitTimes.until;
}

/** The wall time of an instant (epoch milliseconds), to the second. Throws RangeError on an unknown zone. */
export function wallTimeAt(instant: number, timeZone: string): WallTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  const plain = zoned.toPlainDateTime();
  const local = plain.toString({ smallestUnit: plain.second === 0 ? 'minute' : 'second' });
  return { local, timeZone, instant };
}

/**
 * The instant of a wall time such as `2026-03-29T02:30`. On the night when clocks jump forward a time that does not
 * exist is moved later by the jump (02:30 → 03:30); on the night when an hour comes twice its first coming is meant.
 * Throws RangeError on what is no date or an unknown zone.
 */
export function wallTimeOf(local: string, timeZone: string): WallTime {
  return wallTimeAt(instantOf(local, timeZone), timeZone);
}

/** The instant of `wallTimeOf` alone, for who needs no words: half the work. */
export function instantOf(local: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** The day of a wall time: `2026-03-29`. */
export function dayOf(wallTime: WallTime): string {
  return wallTime.local.slice(0, 10);
}

/** The instant of a clock time (`19:00`) on the day before, by the wall of that place: not so many hours before. */
export function dayBeforeAt(wallTime: WallTime, time: string): number {
  const day = Temporal.PlainDate.from(dayOf(wallTime)).subtract({ days: 1 });
  return instantOf(`${day.toString()}T${time}`, wallTime.timeZone);
}

/** The instant so many minutes before (or after, when negative): elapsed time, also across a clock change. */
export function minutesBefore(instant: number, minutes: number): number {
  return instant - minutes * 60_000;
}
