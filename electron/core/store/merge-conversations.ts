import type { Failure } from '#shared/domain/failure.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { climb } from '#shared/domain/message-status.ts';

import { markRead, refreshLastMessage, refreshUnread } from './conversations.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { getMessageBySeq, setContent, setDeleted, setStatus, type MessageRow } from './messages.ts';
import { recordReaction } from './reactions.ts';
import { moveReplies } from './move-replies.ts';
import { sql } from './sql.ts';

/**
 * Makes two chats of one person on one number into one: everything of `from` moves to `into`, a message that both have
 * stays once, drafts are joined, the line in the list is counted anew; `from` disappears.
 */
export function mergeConversations(db: WriteDb, from: ConversationId, into: ConversationId): void {
  dropDuplicates(db, from, into);
  db.run(sql`UPDATE messages SET conversation_id = ${into} WHERE conversation_id = ${from}`);
  db.run(sql`UPDATE outbox SET conversation_id = ${into} WHERE conversation_id = ${from}`);
  db.run(sql`UPDATE conversation_aliases SET conversation_id = ${into} WHERE conversation_id = ${from}`);
  moveReplies(db, from, into);
  joinFacts(db, from, into);
  db.run(sql`DELETE FROM conversations WHERE id = ${from}`);
  refreshLastMessage(db, into);
  const answeredAt = lastPhoneAnswerAt(db, into);
  if (answeredAt > 0) markRead(db, into, answeredAt);
  else refreshUnread(db, into);
}

/** The same provider id in both chats is the same message; the one that our outbox knows stays. */
function dropDuplicates(db: WriteDb, from: ConversationId, into: ConversationId): void {
  const pairs = db.all<{ fromSeq: number; intoSeq: number; isFromOurs: 0 | 1; isIntoOurs: 0 | 1 }>(sql`
    SELECT f.seq AS fromSeq, i.seq AS intoSeq,
      EXISTS (SELECT 1 FROM outbox o WHERE o.message_seq = f.seq) AS isFromOurs,
      EXISTS (SELECT 1 FROM outbox o WHERE o.message_seq = i.seq) AS isIntoOurs
    FROM messages f JOIN messages i
      ON i.conversation_id = ${into} AND i.provider_message_id = f.provider_message_id
    WHERE f.conversation_id = ${from} AND f.provider_message_id IS NOT NULL`);
  for (const { fromSeq, intoSeq, isFromOurs, isIntoOurs } of pairs) {
    if (isFromOurs === 0) foldMessage(db, fromSeq, intoSeq);
    else if (isIntoOurs === 0) foldMessage(db, intoSeq, fromSeq);
    // Two sends of ours cannot be one message: one of them keeps the id, both keep their bubble.
    else db.run(sql`UPDATE messages SET provider_message_id = NULL WHERE seq = ${fromSeq}`);
  }
}

/** One message that is here twice: what is newer or further along of either stays with `into`; `from` disappears. */
function foldMessage(db: WriteDb, from: number, into: number): void {
  const source = getMessageBySeq(db, from);
  const target = getMessageBySeq(db, into);
  if (!source || !target) return;
  if (source.status !== 'received' && target.status !== 'received') {
    setStatus(db, into, climb(target.status, source.status), failureOf(source));
  }
  if ((source.editedAt ?? -1) > (target.editedAt ?? -1)) setContent(db, into, source);
  if (source.isDeleted) setDeleted(db, into);
  for (const reaction of db.all<{ by: string; emoji: string; at: number }>(
    sql`SELECT by, emoji, at FROM reactions WHERE message_seq = ${from}`,
  )) {
    recordReaction(db, { ...reaction, messageSeq: into });
  }
  db.run(sql`DELETE FROM reactions WHERE message_seq = ${from}`);
  db.run(sql`
    UPDATE attachments SET message_seq = ${into}
    WHERE message_seq = ${from} AND NOT EXISTS (SELECT 1 FROM attachments WHERE message_seq = ${into})`);
  db.run(sql`DELETE FROM attachments WHERE message_seq = ${from}`);
  db.run(sql`UPDATE OR IGNORE reply_cards SET message_id = ${target.id} WHERE message_id = ${source.id}`);
  db.run(sql`DELETE FROM messages WHERE seq = ${from}`);
}

function failureOf(message: MessageRow): Failure | null {
  return message.failureCode === null ? null : { code: message.failureCode, detail: message.failureDetail };
}

function joinFacts(db: WriteDb, from: ConversationId, into: ConversationId): void {
  db.run(sql`
    UPDATE conversations SET
      send_to = CASE WHEN conversations.send_to NOT LIKE '%@c.us' AND f.send_to LIKE '%@c.us'
        THEN f.send_to ELSE conversations.send_to END,
      draft = trim(conversations.draft || char(10) || f.draft, char(10)),
      is_archived = min(conversations.is_archived, f.is_archived),
      snoozed_until = CASE WHEN conversations.snoozed_until IS NULL OR f.snoozed_until IS NULL
        THEN NULL ELSE min(conversations.snoozed_until, f.snoozed_until) END,
      last_incoming_at = max(conversations.last_incoming_at, f.last_incoming_at),
      last_phone_answer_at = max(conversations.last_phone_answer_at, f.last_phone_answer_at),
      needs_reply = (conversations.needs_reply OR f.needs_reply)
        AND max(conversations.last_incoming_at, f.last_incoming_at)
          > max(conversations.last_phone_answer_at, f.last_phone_answer_at),
      last_message_at = max(conversations.last_message_at, f.last_message_at),
      created_at = min(conversations.created_at, f.created_at)
    FROM conversations f WHERE conversations.id = ${into} AND f.id = ${from}`);
}

function lastPhoneAnswerAt(db: ReadDb, id: ConversationId): number {
  const row = db.get<{ at: number }>(
    sql`SELECT last_phone_answer_at AS at FROM conversations WHERE id = ${id}`,
  );
  return row?.at ?? 0;
}
