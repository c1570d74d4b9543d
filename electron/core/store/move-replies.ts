import type { ConversationId } from '#shared/domain/ids.ts';

import type { WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** Two chats become one: cards, automatic answers and what we asked back go along; of two questions the newer one stays. */
export function moveReplies(db: WriteDb, from: ConversationId, into: ConversationId): void {
  db.run(sql`UPDATE reply_cards SET conversation_id = ${into} WHERE conversation_id = ${from}`);
  db.run(sql`UPDATE automatic_answers SET conversation_id = ${into} WHERE conversation_id = ${from}`);
  db.run(sql`
    INSERT INTO pending_questions (conversation_id, question, asked_at)
    SELECT ${into}, question, asked_at FROM pending_questions WHERE conversation_id = ${from}
    ON CONFLICT (conversation_id) DO UPDATE SET question = excluded.question, asked_at = excluded.asked_at
      WHERE excluded.asked_at > asked_at`);
  db.run(sql`DELETE FROM pending_questions WHERE conversation_id = ${from}`);
}
