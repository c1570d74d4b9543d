import type { BookingId, ContactId, ConversationId, MessageId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { noSql, sql, type Sql } from './sql.ts';

/** An answer that a person has to read. Times are epoch ms. */
export type ReplyCardRow = {
  readonly id: string;
  readonly conversationId: ConversationId;
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  /** What the message says now. */
  readonly text: string;
  readonly reason: string;
  /** The visits that may be meant, by their start. */
  readonly bookingIds: readonly BookingId[];
  readonly createdAt: number;
};

/** How a card was closed: by a person's decision, by what came after, or by a newer card of the chat. */
export type CardEnd = 'confirm' | 'cancel' | 'move' | 'dismiss' | 'answered' | 'replaced';

type Stored = Omit<ReplyCardRow, 'bookingIds'> & { readonly bookingIds: string };

/**
 * A card is open while its chat waits for us: whoever answers (also on the phone) or says that no reply is needed has
 * read it.
 */
function openCards(condition: Sql): Sql {
  return sql`
    SELECT r.id, r.conversation_id AS conversationId, r.contact_id AS contactId, r.message_id AS messageId, m.text,
      r.reason, r.booking_ids AS bookingIds, r.created_at AS createdAt
    FROM reply_cards r JOIN conversations c ON c.id = r.conversation_id JOIN messages m ON m.id = r.message_id
    WHERE r.resolved_at IS NULL AND c.needs_reply = 1 ${condition}
    ORDER BY r.created_at, r.id`;
}

function whole({ bookingIds, ...row }: Stored): ReplyCardRow {
  // Written below as a list of ids; the table checks that it is JSON.
  return { ...row, bookingIds: JSON.parse(bookingIds) as BookingId[] };
}

/** The answers that wait for a person, oldest first; of one chat or of all. */
export function listReplyCards(db: ReadDb, conversationId: ConversationId | null): ReplyCardRow[] {
  return db.all<Stored>(replyCardsSql(conversationId)).map(whole);
}

/** The statement behind `listReplyCards`, apart so that a test can ask for its plan. */
export function replyCardsSql(conversationId: ConversationId | null): Sql {
  return openCards(conversationId === null ? noSql : sql`AND r.conversation_id = ${conversationId}`);
}

/** A card that waits for a person, or undefined. */
export function getReplyCard(db: ReadDb, id: string): ReplyCardRow | undefined {
  const stored = db.get<Stored>(openCards(sql`AND r.id = ${id}`));
  return stored && whole(stored);
}

/** Opens the card of a message. It takes the place of the chat's older one: the newest words count. */
export function openReplyCard(db: WriteDb, card: Omit<ReplyCardRow, 'text'>): void {
  closeReplyCards(db, card.conversationId, 'replaced', card.createdAt);
  db.run(sql`
    INSERT INTO reply_cards (id, conversation_id, contact_id, message_id, reason, booking_ids, created_at)
    VALUES (${card.id}, ${card.conversationId}, ${card.contactId}, ${card.messageId}, ${card.reason},
      ${JSON.stringify(card.bookingIds)}, ${card.createdAt})
    ON CONFLICT (message_id) DO UPDATE SET reason = excluded.reason, booking_ids = excluded.booking_ids,
      resolved_at = NULL, resolved_as = NULL`);
}

/** Closes the open cards of a chat; returns how many there were. */
export function closeReplyCards(
  db: WriteDb,
  conversationId: ConversationId,
  as: CardEnd,
  at: number,
): number {
  return db.run(sql`
    UPDATE reply_cards SET resolved_at = ${at}, resolved_as = ${as}
    WHERE conversation_id = ${conversationId} AND resolved_at IS NULL`);
}

/**
 * A visit was decided elsewhere (by hand, by its source): cards that could be about nothing else are closed, and it is
 * taken out of the others. Returns how many cards changed.
 */
export function settleReplyCardsOf(db: WriteDb, bookingId: BookingId, at: number): number {
  return db.run(sql`
    UPDATE reply_cards SET
      resolved_at = CASE json_array_length(booking_ids) WHEN 1 THEN ${at} END,
      resolved_as = CASE json_array_length(booking_ids) WHEN 1 THEN 'answered' END,
      booking_ids = (SELECT json_group_array(value) FROM json_each(booking_ids) WHERE value <> ${bookingId})
    WHERE resolved_at IS NULL AND EXISTS (SELECT 1 FROM json_each(booking_ids) WHERE value = ${bookingId})`);
}
