import type { ContactId, ConversationId, MessageId } from '#shared/domain/ids.ts';
import type { MessageAuthor } from '#shared/domain/message.ts';

import type { ReadDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** A line of a chat, as far as it matters for answering. `at`: epoch ms. */
export type ChatLine = {
  readonly author: MessageAuthor;
  readonly text: string;
  readonly at: number;
  /** True when it was an automatic answer to the customer. */
  readonly isAutomaticAnswer: boolean;
};

/** How many lines of a chat are looked at. */
const mostLines = 200;

/** What was written in a chat since a time (epoch ms), oldest first, without `except` and without what never left. */
export function linesSince(
  db: ReadDb,
  conversationId: ConversationId,
  since: number,
  except: MessageId,
): ChatLine[] {
  return db
    .all<Omit<ChatLine, 'isAutomaticAnswer'> & { isAutomaticAnswer: number }>(
      linesSinceSql(conversationId, since, except),
    )
    .map((line) => ({ ...line, isAutomaticAnswer: line.isAutomaticAnswer === 1 }))
    .toReversed();
}

/** The statement behind `linesSince`, apart so that a test can ask for its plan; newest first. */
export function linesSinceSql(conversationId: ConversationId, since: number, except: MessageId): Sql {
  return sql`
    SELECT m.author, m.text, m.at,
      EXISTS (SELECT 1 FROM automatic_answers a WHERE a.message_id = m.id) AS isAutomaticAnswer
    FROM messages m
    WHERE m.conversation_id = ${conversationId} AND m.at >= ${since} AND m.id <> ${except} AND m.status <> 'failed'
    ORDER BY m.at DESC, m.seq DESC LIMIT ${mostLines}`;
}

/** True when a person (here, on the phone, or by another program) wrote in a chat after `since` and by `until` (epoch ms). */
export function hasPersonWritten(
  db: ReadDb,
  conversationId: ConversationId,
  since: number,
  until: number,
): boolean {
  return (
    db.get(sql`
      SELECT 1 AS found FROM messages
      WHERE conversation_id = ${conversationId} AND at > ${since} AND at <= ${until}
        AND author IN ('person', 'phone', 'other-api') AND status <> 'failed' LIMIT 1`) !== undefined
  );
}

/** What the customer wrote in a chat after a time (epoch ms), the newest lines. */
export function customerTextsAfter(db: ReadDb, conversationId: ConversationId, after: number): string[] {
  return db
    .all<{ text: string }>(
      sql`
      SELECT text FROM messages
      WHERE conversation_id = ${conversationId} AND at > ${after} AND direction = 'in' AND is_deleted = 0
      ORDER BY at DESC, seq DESC LIMIT ${mostLines}`,
    )
    .map(({ text }) => text);
}

/** True when nobody has written to or from this customer before, on any number, `except` left aside. */
export function isFirstMessage(db: ReadDb, contactId: ContactId, except: MessageId): boolean {
  return (
    db.get(sql`
      SELECT 1 AS found FROM conversations c JOIN messages m ON m.conversation_id = c.id
      WHERE c.contact_id = ${contactId} AND m.id <> ${except} AND m.status <> 'failed' LIMIT 1`) === undefined
  );
}
