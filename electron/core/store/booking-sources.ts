import type { BookingId, ContactId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** A calendar or a file that bookings come from. Times are epoch ms; `memory` is JSON that its reader parses. */
export type SourceRow = {
  /** `calendar:<id>` or `csv:<id>`. */
  readonly name: string;
  readonly kind: 'calendar' | 'csv';
  readonly title: string;
  readonly config: string;
  /** Since when messages about its visits go out; null = nothing is sent. */
  readonly armedAt: number | null;
  readonly state: 'works' | 'broken' | 'unknown';
  readonly detail: string | null;
  readonly checkedAt: number | null;
  readonly changedAt: number | null;
  readonly nextCheckAt: number | null;
  readonly memory: string;
  readonly createdAt: number;
};

const columns = sql`
  name, kind, title, config, armed_at AS armedAt, state, detail, checked_at AS checkedAt, changed_at AS changedAt,
  next_check_at AS nextCheckAt, memory, created_at AS createdAt`;

/** All sources, the oldest first. */
export function listSources(db: ReadDb): SourceRow[] {
  return db.all(sql`SELECT ${columns} FROM booking_sources ORDER BY created_at, name`);
}

/** One source, or undefined. */
export function getSource(db: ReadDb, name: string): SourceRow | undefined {
  return db.get(sql`SELECT ${columns} FROM booking_sources WHERE name = ${name}`);
}

/** Adds a source. */
export function insertSource(db: WriteDb, source: SourceRow): void {
  db.run(sql`
    INSERT INTO booking_sources (name, kind, title, config, armed_at, state, detail, checked_at, changed_at,
      next_check_at, memory, created_at)
    VALUES (${source.name}, ${source.kind}, ${source.title}, ${source.config}, ${source.armedAt}, ${source.state},
      ${source.detail}, ${source.checkedAt}, ${source.changedAt}, ${source.nextCheckAt}, ${source.memory},
      ${source.createdAt})`);
}

/** What a person or a reading changes in a source; a key that is absent stays. Returns false when there is no such source. */
export function updateSource(
  db: WriteDb,
  name: string,
  change: Partial<Omit<SourceRow, 'name' | 'kind' | 'config' | 'createdAt'>>,
): boolean {
  const current = getSource(db, name);
  if (!current) return false;
  const next = { ...current, ...change };
  db.run(sql`
    UPDATE booking_sources SET title = ${next.title}, armed_at = ${next.armedAt}, state = ${next.state},
      detail = ${next.detail}, checked_at = ${next.checkedAt}, changed_at = ${next.changedAt},
      next_check_at = ${next.nextCheckAt}, memory = ${next.memory}
    WHERE name = ${name}`);
  return true;
}

/** Forgets a source; its bookings stay until they are taken away. */
export function deleteSource(db: WriteDb, name: string): boolean {
  return db.run(sql`DELETE FROM booking_sources WHERE name = ${name}`) === 1;
}

/** When the next calendar is to be read (epoch ms); null when there is none. */
export function nextCheckAt(db: ReadDb): number | null {
  const row = db.get<{ at: number | null }>(
    sql`SELECT min(next_check_at) AS at FROM booking_sources WHERE next_check_at IS NOT NULL`,
  );
  return row?.at ?? null;
}

/** The calendars that are to be read at `now`. */
export function dueSources(db: ReadDb, now: number): SourceRow[] {
  return db.all(
    sql`SELECT ${columns} FROM booking_sources WHERE next_check_at <= ${now} ORDER BY next_check_at, name`,
  );
}

/** How many visits a source has brought, how many are to come (after `now`), how many of those have nobody to write to. */
export function countOfSource(
  db: ReadDb,
  source: string,
  now: number,
): { bookings: number; coming: number; withoutPhone: number } {
  const row = db.get<{ bookings: number; coming: number; withoutPhone: number }>(sql`
    SELECT count(*) AS bookings,
      count(*) FILTER (WHERE b.starts_at >= ${now} AND b.state = 'booked') AS coming,
      count(*) FILTER (WHERE b.starts_at >= ${now} AND b.state = 'booked' AND NOT EXISTS (
        SELECT 1 FROM contact_identifiers i WHERE i.contact_id = b.contact_id AND i.kind = 'phone')) AS withoutPhone
    FROM bookings b WHERE b.source = ${source}`);
  return row ?? { bookings: 0, coming: 0, withoutPhone: 0 };
}

/** A visit of a source as far as reading it again needs. */
export type SourceBooking = {
  readonly id: BookingId;
  readonly externalId: string | null;
  readonly contactId: ContactId;
  readonly startsAt: number;
  readonly state: string;
  readonly version: number;
};

/** The visits of a source that begin in from ≤ start < to (epoch ms), by their start. */
export function bookingsOfSource(db: ReadDb, source: string, from: number, to: number): SourceBooking[] {
  return db.all(sql`
    SELECT id, external_id AS externalId, contact_id AS contactId, starts_at AS startsAt, state, version FROM bookings
    WHERE source = ${source} AND starts_at >= ${from} AND starts_at < ${to} ORDER BY starts_at, id`);
}

/** A visit of that phone at that time, from whatever source: the same visit told twice. */
export function findVisit(db: ReadDb, phone: string, startsAt: number): BookingId | null {
  const row = db.get<{ id: BookingId }>(sql`
    SELECT b.id FROM bookings b JOIN contact_identifiers i ON i.contact_id = b.contact_id
    WHERE i.kind = 'phone' AND i.scope = '' AND i.value = ${phone} AND b.starts_at = ${startsAt}
      AND b.state <> 'cancelled'
    ORDER BY b.seq LIMIT 1`);
  return row?.id ?? null;
}

/** The visit that an earlier file knows by this id. */
export function findImported(db: ReadDb, externalId: string): BookingId | null {
  const row = db.get<{ id: BookingId }>(sql`
    SELECT a.booking_id AS id FROM booking_aliases a
    WHERE a.source >= 'csv:' AND a.source < 'csv;' AND a.external_id = ${externalId}
    ORDER BY a.source DESC LIMIT 1`);
  return row?.id ?? null;
}

/** True when something was sent to a customer about a visit, or is on its way. */
export function wasTold(db: ReadDb, id: BookingId): boolean {
  return (
    db.get(sql`
      SELECT 1 FROM planned_lines l JOIN planned_messages p ON p.seq = l.planned_seq
      WHERE l.booking_id = ${id} AND p.state = 'released' LIMIT 1`) !== undefined
  );
}
