import type { ContactId } from '#shared/domain/ids.ts';

import type { ReadDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** Everybody with a visit that starts in a span: from ≤ start < to, epoch ms. */
export function peopleWithVisits(db: ReadDb, from: number, to: number): ContactId[] {
  return db.all<{ id: ContactId }>(peopleWithVisitsQuery(from, to)).map(({ id }) => id);
}

/** The statement behind `peopleWithVisits`, apart so that a test can ask for its plan. */
export function peopleWithVisitsQuery(from: number, to: number): Sql {
  return sql`
    SELECT DISTINCT contact_id AS id FROM bookings INDEXED BY bookings_by_start
    WHERE starts_at >= ${from} AND starts_at < ${to}`;
}
