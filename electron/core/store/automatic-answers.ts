import type { ConversationId, MessageId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** What an automatic answer is. */
export type AutomaticKind =
  'keyword' | 'welcome' | 'away' | 'which-visit' | 'opt-out-question' | 'opt-out' | 'opt-in';

/** Keeps that a message of ours was an automatic answer. `sentAt`: epoch ms. */
export function recordAutomaticAnswer(
  db: WriteDb,
  answer: {
    readonly messageId: MessageId;
    readonly conversationId: ConversationId;
    readonly which: AutomaticKind;
    readonly sentAt: number;
  },
): void {
  db.run(sql`
    INSERT OR IGNORE INTO automatic_answers (message_id, conversation_id, which, sent_at)
    VALUES (${answer.messageId}, ${answer.conversationId}, ${answer.which}, ${answer.sentAt})`);
}

/** How many automatic answers a chat got since a time (epoch ms). */
export function countAutomaticAnswers(db: ReadDb, conversationId: ConversationId, since: number): number {
  const row = db.get<{ count: number }>(sql`
    SELECT count(*) AS count FROM automatic_answers
    WHERE conversation_id = ${conversationId} AND sent_at >= ${since}`);
  return row?.count ?? 0;
}
