import type { BookingId, ChannelId, ContactId } from '#shared/domain/ids.ts';

import type { OptOut } from './contacts.ts';
import type { ReadDb } from './database.ts';
import { reachSql, type Reach } from './reach.ts';
import { sql, type Sql } from './sql.ts';

/** A customer as far as planning needs to know them. */
export type CustomerRow = {
  readonly contactId: ContactId;
  /** E.164; the one that every screen shows when there are several. */
  readonly phone: string | null;
  readonly reach: Reach;
  readonly optOutPromotions: OptOut;
  readonly optOutReminders: OptOut;
  /** The number (in use) of the chat that was used last, and the chat's address there. */
  readonly chatChannelId: ChannelId | null;
  readonly chatAddress: string | null;
};

/** The customers with these ids; one that is unknown or was merged away is left out. */
export function customersOf(db: ReadDb, contactIds: readonly ContactId[]): CustomerRow[] {
  return db.all(customersQuery(contactIds));
}

/** The statement behind `customersOf`, apart so that a test can ask for its plan. */
export function customersQuery(contactIds: readonly ContactId[]): Sql {
  const lastChat = (column: Sql) => sql`(
    SELECT ${column} FROM conversations v JOIN channels n ON n.id = v.channel_id
    WHERE v.contact_id = p.id AND v.kind = 'person' AND n.removed_at IS NULL
    ORDER BY v.last_message_at DESC, v.id LIMIT 1)`;
  return sql`
    SELECT p.id AS contactId,
      (SELECT min(i.value) FROM contact_identifiers i WHERE i.contact_id = p.id AND i.kind = 'phone') AS phone,
      ${reachSql(sql`p.id`)} AS reach, p.opt_out_promotions AS optOutPromotions,
      p.opt_out_reminders AS optOutReminders,
      ${lastChat(sql`v.channel_id`)} AS chatChannelId, ${lastChat(sql`v.send_to`)} AS chatAddress
    FROM json_each(${JSON.stringify(contactIds)}) wanted JOIN contacts p ON p.id = wanted.value
    WHERE p.merged_into IS NULL`;
}

/** Which numbers the sources of these visits ask for, by visit, the newest visit first. */
export function channelsAskedFor(
  db: ReadDb,
  bookingIds: readonly BookingId[],
): { contactId: ContactId; channelId: ChannelId }[] {
  return db.all(sql`
    SELECT b.contact_id AS contactId, b.channel_id AS channelId
    FROM json_each(${JSON.stringify(bookingIds)}) wanted JOIN bookings b ON b.id = wanted.value
    WHERE b.channel_id IS NOT NULL ORDER BY b.seq DESC`);
}

/** The people behind these visits now. */
export function peopleOfBookings(db: ReadDb, bookingIds: readonly BookingId[]): ContactId[] {
  return db
    .all<{ id: ContactId }>(
      sql`
      SELECT DISTINCT b.contact_id AS id
      FROM json_each(${JSON.stringify(bookingIds)}) wanted JOIN bookings b ON b.id = wanted.value`,
    )
    .map(({ id }) => id);
}

/** Since when each calendar and file may speak (epoch ms); null = not yet. */
export function armedSources(db: ReadDb): Map<string, number | null> {
  const rows = db.all<{ name: string; armedAt: number | null }>(
    sql`SELECT name, armed_at AS armedAt FROM booking_sources`,
  );
  return new Map(rows.map(({ name, armedAt }) => [name, armedAt]));
}
