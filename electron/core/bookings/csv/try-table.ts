import type { CsvMapping } from '#shared/api/calls/sources.ts';
import type { BookingId } from '#shared/domain/ids.ts';

import { findImported, findVisit } from '../../store/booking-sources.ts';
import { getBooking } from '../../store/bookings.ts';
import type { ReadDb } from '../../store/database.ts';
import { readRow, type RowContext, type RowVisit } from './read-row.ts';
import type { Table } from './read-table.ts';

/** What importing a row does. `same` and `changed` are visits that are here already. */
export type RowOutcome = 'new' | 'changed' | 'same' | 'no-phone' | 'unreadable';

export type TriedRow = {
  /** As in the file, from 1. */
  readonly row: number;
  readonly outcome: RowOutcome;
  /** The visit that is here already. */
  readonly bookingId: BookingId | null;
  readonly visit: RowVisit;
};

/** Reads every row and finds what is here already; writes nothing. */
export function tryTable(db: ReadDb, table: Table, mapping: CsvMapping, context: RowContext): TriedRow[] {
  const seen = new Set<string>();
  return table.rows.map((cells, position) => {
    const visit = readRow(cells, mapping, context);
    const tried = { row: table.numbers[position] ?? position + 2, visit };
    if (visit.start === null) return { ...tried, outcome: 'unreadable', bookingId: null };
    const twice = `${visit.phone ?? visit.name ?? ''} ${visit.start.instant} ${visit.service}`;
    if (seen.has(twice)) return { ...tried, outcome: 'same', bookingId: null };
    seen.add(twice);
    return { ...tried, ...compared(db, visit, visit.start.instant) };
  });
}

function compared(
  db: ReadDb,
  visit: RowVisit,
  startsAt: number,
): { outcome: RowOutcome; bookingId: BookingId | null } {
  const byId = visit.externalId === null ? null : findImported(db, visit.externalId);
  const bookingId = byId ?? (visit.phone === null ? null : findVisit(db, visit.phone, startsAt));
  if (bookingId === null) return { outcome: visit.phone === null ? 'no-phone' : 'new', bookingId: null };
  const known = getBooking(db, bookingId);
  const isSame =
    known?.start.instant === startsAt &&
    says(visit.service, known.service) &&
    says(visit.staff, known.staff) &&
    says(visit.place, known.place) &&
    says(visit.price, known.price);
  return { outcome: isSame ? 'same' : 'changed', bookingId };
}

/** An empty cell says nothing against what is known. */
function says<Value>(told: Value | null, known: Value | null): boolean {
  return told === null || told === '' || told === known;
}
