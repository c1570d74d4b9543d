import type { ConversationId } from '#shared/domain/ids.ts';

import type { ReadDb } from './database.ts';
import { outboxColumns, type OutboxRow } from './outbox.ts';
import { sql, type Sql } from './sql.ts';

const from = sql`FROM outbox o JOIN messages m ON m.seq = o.message_seq`;

/** Rows of unknown fate whose time to ask the provider's history has come, longest due first. */
export function dueToSettle(db: ReadDb, now: number): OutboxRow[] {
  return db.all(dueToSettleQuery(now));
}

/** The statement behind `dueToSettle`, apart so that a test can ask for its plan. */
export function dueToSettleQuery(now: number): Sql {
  return sql`
    SELECT ${outboxColumns} FROM outbox o INDEXED BY outbox_to_settle JOIN messages m ON m.seq = o.message_seq
    WHERE o.state = 'unknown' AND o.settle_at <= ${now}
    ORDER BY o.settle_at LIMIT 50`;
}

/** When the next history is to be asked; null when none is. */
export function nextSettleAt(db: ReadDb, now: number): number | null {
  return (
    db.get<{ at: number | null }>(sql`
      SELECT min(settle_at) AS at FROM outbox INDEXED BY outbox_to_settle WHERE state = 'unknown' AND settle_at > ${now}`)
      ?.at ?? null
  );
}

/** A message of ours that has no provider id yet although it may have been handed over. */
export type Claimant = { readonly outboxSeq: number; readonly messageSeq: number; readonly text: string };

/**
 * Which of our messages in a chat an echo could be: handed over (or perhaps handed over) at or before the echo's time
 * plus `tolerance` ms, and not yet known to the provider by an id. The one handed over first comes first.
 */
export function claimantsOf(
  db: ReadDb,
  conversationId: ConversationId,
  echoAt: number,
  tolerance: number,
): Claimant[] {
  return db.all(claimantsQuery(conversationId, echoAt, tolerance));
}

/** The statement behind `claimantsOf`, apart so that a test can ask for its plan. */
export function claimantsQuery(conversationId: ConversationId, echoAt: number, tolerance: number): Sql {
  const columns = sql`o.seq AS outboxSeq, m.seq AS messageSeq, m.text, o.claimed_at AS claimedAt`;
  const fits = sql`o.conversation_id = ${conversationId} AND m.provider_message_id IS NULL
    AND o.attempts > 0 AND o.claimed_at <= ${echoAt + tolerance}`;
  // A message that was accepted without an id was confirmed by a person; proof of it may come a day late.
  const lateProof = 26 * 60 * 60 * 1000;
  return sql`
    SELECT ${columns} ${from} WHERE o.state IN ('sending', 'unknown') AND ${fits}
    UNION ALL
    SELECT ${columns} FROM outbox o INDEXED BY outbox_by_conversation JOIN messages m ON m.seq = o.message_seq
    WHERE o.state IN ('held', 'scheduled', 'sending') AND o.state <> 'sending' AND ${fits}
    UNION ALL
    SELECT ${columns} FROM messages m JOIN outbox o ON o.message_seq = m.seq
    WHERE m.conversation_id = ${conversationId} AND m.at >= ${echoAt - lateProof} AND m.direction = 'out'
      AND o.state = 'accepted' AND ${fits}
    ORDER BY claimedAt, outboxSeq`;
}

/** The provider's ids of our messages in a chat since a time (epoch ms), so that one proof is not used twice. */
export function takenProviderIds(db: ReadDb, conversationId: ConversationId, since: number): Set<string> {
  const rows = db.all<{ id: string }>(sql`
    SELECT m.provider_message_id AS id FROM messages m
    WHERE m.conversation_id = ${conversationId} AND m.at >= ${since} AND m.direction = 'out'
      AND m.provider_message_id IS NOT NULL
      AND EXISTS (SELECT 1 FROM outbox o WHERE o.message_seq = m.seq)`);
  return new Set(rows.map(({ id }) => id));
}
