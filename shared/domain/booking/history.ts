import type { BookingId } from '../ids.ts';
import { coalescing, isMoved, isWorthTelling, type BookingVersion } from './booking.ts';

/** All versions of one booking, oldest first. */
export type BookingHistory = readonly [BookingVersion, ...BookingVersion[]];

/** Something that happened to a booking: which version brought it, and when (epoch milliseconds). */
export type Occasion = { readonly version: number; readonly at: number };

/** Sorts versions into the histories of their bookings, in the order of the bookings' first appearance. */
export function historiesOf(versions: readonly BookingVersion[]): BookingHistory[] {
  const byBooking = new Map<BookingId, [BookingVersion, ...BookingVersion[]]>();
  for (const version of versions) {
    const known = byBooking.get(version.id);
    if (known) known.push(version);
    else byBooking.set(version.id, [version]);
  }
  return [...byBooking.values()].map((history) => history.sort((a, b) => a.version - b.version));
}

/** The version that holds now. */
export function headOf(history: BookingHistory): BookingVersion {
  return history.at(-1) ?? history[0];
}

/** The version with which this customer's visit began: the first, or the one that gave it to another person. */
export function bookedBy(history: BookingHistory): BookingVersion {
  const head = headOf(history);
  return history.reduce((since, version) =>
    since.contactId === head.contactId && version.contactId === head.contactId ? since : version,
  );
}

/** Since when the visit has its present time, tiny shifts not counted; being booked again after a cancel counts. */
export function timeSetBy(history: BookingHistory): Occasion {
  let base: BookingVersion = history[0];
  let previous = base;
  for (const version of history.slice(1)) {
    const again = previous.state !== 'booked' && version.state === 'booked';
    if (again || isMoved(base, version) || version.contactId !== base.contactId) base = version;
    previous = version;
  }
  return { version: base.version, at: base.changedAt };
}

/**
 * What the customer was not yet told, given the newest version that a message was about (null: none): null when
 * nothing that is worth telling, else the last such version and the beginning of its burst of edits. Edits within
 * 120 s of the first of them are one burst; an edit that is taken back is no change.
 */
export function untoldChange(history: BookingHistory, toldVersion: number | null): Occasion | null {
  const told = knownVersion(history, toldVersion);
  if (!isWorthTelling(told, headOf(history))) return null;
  let baseline = told;
  let burst: { readonly version: number; readonly at: number } | null = null;
  for (const version of history) {
    if (version.version <= told.version) continue;
    const inBurst: boolean = burst !== null && version.changedAt < burst.at + coalescing;
    if (!isWorthTelling(baseline, version)) continue;
    burst = { version: version.version, at: inBurst && burst ? burst.at : version.changedAt };
    baseline = version;
  }
  return burst;
}

/** The version that made the booking what it is now in one respect (cancelled, paid, …), or null when it is not so. */
export function becameBy(
  history: BookingHistory,
  holds: (version: BookingVersion) => boolean,
): Occasion | null {
  if (!holds(headOf(history))) return null;
  const since = history.slice(history.findLastIndex((version) => !holds(version)) + 1)[0] ?? history[0];
  return { version: since.version, at: since.changedAt };
}

/** The version before the visit last moved to another time (tiny shifts not counted), or null when it never did. */
export function movedFrom(history: BookingHistory): BookingVersion | null {
  const head = headOf(history);
  return (
    history.findLast((version) => version.contactId === head.contactId && isMoved(version, head)) ?? null
  );
}

/** The version that the customer knows: the newest that a message was about (null: none), else the one they booked. */
export function knownVersion(history: BookingHistory, toldVersion: number | null): BookingVersion {
  const first = bookedBy(history);
  return history.findLast((version) => version.version <= (toldVersion ?? first.version)) ?? first;
}
