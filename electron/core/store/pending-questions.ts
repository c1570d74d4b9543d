import { z } from 'zod';

import { idSchema } from '#shared/domain/id-schema.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

const questionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('which-visit'),
    messageId: idSchema<'message'>(),
    answer: z.enum(['confirm', 'cancel', 'move']),
    visitIds: z.array(idSchema<'booking'>()),
  }),
  z.object({ kind: z.literal('stop-reminders-too'), messageId: idSchema<'message'>() }),
]);
/** What we asked back, and the message that asks it. */
export type Question = z.infer<typeof questionSchema>;

/** A question of ours that waits for its answer. */
export type PendingQuestion = {
  readonly question: Question;
  /** When it left, epoch ms; null while it has not. */
  readonly askedAt: number | null;
};

/** What we asked last in a chat, or null. */
export function getPendingQuestion(db: ReadDb, conversationId: ConversationId): PendingQuestion | null {
  const row = db.get<{ question: string; askedAt: number; state: string | null; leftAt: number | null }>(sql`
    SELECT p.question, p.asked_at AS askedAt, o.state, m.at AS leftAt
    FROM pending_questions p
      LEFT JOIN messages m ON m.id = p.question ->> '$.messageId'
      LEFT JOIN outbox o ON o.message_seq = m.seq
    WHERE p.conversation_id = ${conversationId}`);
  if (!row) return null;
  const question = questionSchema.safeParse(JSON.parse(row.question));
  if (!question.success || isGone(row.state)) return null;
  const hasLeft = row.state !== 'held' && row.state !== 'scheduled';
  return { question: question.data, askedAt: hasLeft ? (row.leftAt ?? row.askedAt) : null };
}

function isGone(state: string | null): boolean {
  return state === 'failed' || state === 'skipped' || state === 'cancelled';
}

/** Keeps what we ask; it takes the place of what we asked before. `at`: epoch ms. */
export function setPendingQuestion(
  db: WriteDb,
  conversationId: ConversationId,
  question: Question,
  at: number,
): void {
  db.run(sql`
    INSERT INTO pending_questions (conversation_id, question, asked_at)
    VALUES (${conversationId}, ${JSON.stringify(question)}, ${at})
    ON CONFLICT (conversation_id) DO UPDATE SET question = excluded.question, asked_at = excluded.asked_at`);
}

/** Nothing is waited for any more. */
export function clearPendingQuestion(db: WriteDb, conversationId: ConversationId): void {
  db.run(sql`DELETE FROM pending_questions WHERE conversation_id = ${conversationId}`);
}
