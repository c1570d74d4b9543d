import type { BookingId, ContactId, MessageId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** A message of ours that asked a customer about one visit. Times are epoch ms. */
export type AskRow = {
  readonly messageId: MessageId;
  readonly bookingId: BookingId;
  /** When the text was written: it tells the visit as it was then. */
  readonly writtenAt: number;
  /** When the message left. */
  readonly askedAt: number;
  /** The provider's time of the answer; null while there is none. */
  readonly answeredAt: number | null;
};

/** Keeps that a message asks this customer about these visits; the same again changes nothing. `askedAt`: epoch ms. */
export function recordAsks(
  db: WriteDb,
  ask: {
    readonly messageId: MessageId;
    readonly contactId: ContactId;
    readonly bookingIds: readonly BookingId[];
    readonly askedAt: number;
  },
): void {
  for (const bookingId of ask.bookingIds) {
    db.run(sql`
      INSERT OR IGNORE INTO asks (message_id, booking_id, contact_id, asked_at)
      VALUES (${ask.messageId}, ${bookingId}, ${ask.contactId}, ${ask.askedAt})`);
  }
}

/**
 * What this customer was asked since a time (epoch ms), oldest first. A message that has not left asked nothing, unless
 * the customer quotes it: a quote proves that it arrived.
 */
export function asksOf(
  db: ReadDb,
  contactId: ContactId,
  since: number,
  quotedMessageId: MessageId | null,
): AskRow[] {
  return db.all(asksOfSql(contactId, since, quotedMessageId));
}

/** The statement behind `asksOf`, apart so that a test can ask for its plan. */
export function asksOfSql(contactId: ContactId, since: number, quotedMessageId: MessageId | null): Sql {
  return sql`
    SELECT a.message_id AS messageId, a.booking_id AS bookingId, a.asked_at AS writtenAt,
      coalesce(m.at, a.asked_at) AS askedAt, a.answered_at AS answeredAt
    FROM asks a LEFT JOIN messages m ON m.id = a.message_id LEFT JOIN outbox o ON o.message_seq = m.seq
    WHERE a.contact_id = ${contactId} AND a.asked_at >= ${since}
      AND (o.state IS NULL OR o.state NOT IN ('held', 'scheduled', 'failed', 'skipped', 'cancelled')
        OR a.message_id IS ${quotedMessageId})
    ORDER BY a.asked_at, a.message_id, a.booking_id`;
}

/**
 * The customer (or a person for them) has answered about a visit at `at` (the provider's time, epoch ms): that is the
 * answer to everything asked about it until `upTo`.
 */
export function markAsksAnswered(
  db: WriteDb,
  bookingId: BookingId,
  contactId: ContactId,
  { at, upTo }: { readonly at: number; readonly upTo: number },
): void {
  db.run(sql`
    UPDATE asks SET answered_at = max(coalesce(answered_at, 0), ${at})
    WHERE contact_id = ${contactId} AND booking_id = ${bookingId} AND asked_at <= ${upTo}`);
}
