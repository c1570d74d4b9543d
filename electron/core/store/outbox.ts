import type { FailureCode } from '#shared/domain/failure.ts';
import type { ChannelId, ConversationId, MessageId, OutboxId } from '#shared/domain/ids.ts';
import type { OutboxOrigin, OutboxState } from '#shared/domain/outbox.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** Something that is to be sent, as stored. Times are epoch ms; `payload` is JSON that outbound/payload.ts parses. */
export type OutboxRow = {
  readonly seq: number;
  readonly id: OutboxId;
  readonly channelId: ChannelId;
  readonly conversationId: ConversationId;
  readonly messageSeq: number;
  readonly messageId: MessageId;
  readonly origin: OutboxOrigin;
  readonly payload: string;
  readonly state: OutboxState;
  readonly reason: string;
  readonly dueAt: number;
  readonly usefulUntil: number | null;
  readonly attempts: number;
  readonly errorCode: FailureCode | null;
  readonly errorDetail: string | null;
  readonly createdAt: number;
  /** When the last attempt began. */
  readonly claimedAt: number | null;
  /** How often the provider's history was asked about the last attempt. */
  readonly settleAttempts: number;
  readonly settleAt: number | null;
};

/** The columns of `OutboxRow`, for `FROM outbox o JOIN messages m ON m.seq = o.message_seq`. */
export const outboxColumns = sql`
  o.seq, o.id, o.channel_id AS channelId, o.conversation_id AS conversationId, o.message_seq AS messageSeq,
  m.id AS messageId, o.origin, o.payload, o.state, o.reason, o.due_at AS dueAt, o.useful_until AS usefulUntil,
  o.attempts, o.error_code AS errorCode, o.error_detail AS errorDetail, o.created_at AS createdAt,
  o.claimed_at AS claimedAt, o.settle_attempts AS settleAttempts, o.settle_at AS settleAt`;

const from = sql`FROM outbox o JOIN messages m ON m.seq = o.message_seq`;

export type NewOutboxRow = Pick<
  OutboxRow,
  | 'id'
  | 'channelId'
  | 'conversationId'
  | 'messageSeq'
  | 'origin'
  | 'payload'
  | 'reason'
  | 'dueAt'
  | 'usefulUntil'
> & {
  readonly state: 'held' | 'scheduled';
  readonly idempotencyKey: string | null;
  readonly createdAt: number;
};

/** Adds a row. The unique index on the idempotency key makes a second one with the same key impossible. */
export function insertOutbox(db: WriteDb, row: NewOutboxRow): void {
  db.run(sql`
    INSERT INTO outbox (id, channel_id, conversation_id, message_seq, origin, idempotency_key, payload, state, reason,
      due_at, useful_until, created_at)
    VALUES (${row.id}, ${row.channelId}, ${row.conversationId}, ${row.messageSeq}, ${row.origin},
      ${row.idempotencyKey}, ${row.payload}, ${row.state}, ${row.reason}, ${row.dueAt}, ${row.usefulUntil},
      ${row.createdAt})`);
}

/** One row by its public id. */
export function getOutbox(db: ReadDb, id: OutboxId): OutboxRow | undefined {
  return db.get(sql`SELECT ${outboxColumns} ${from} WHERE o.id = ${id}`);
}

/** One row by its number. */
export function getOutboxBySeq(db: ReadDb, seq: number): OutboxRow | undefined {
  return db.get(sql`SELECT ${outboxColumns} ${from} WHERE o.seq = ${seq}`);
}

/** The row behind a message of ours; undefined for a message that did not go through the outbox. */
export function getOutboxOfMessage(db: ReadDb, messageSeq: number): OutboxRow | undefined {
  return db.get(sql`SELECT ${outboxColumns} ${from} WHERE o.message_seq = ${messageSeq}`);
}

/** The row that was made with a caller's key. */
export function getOutboxByKey(db: ReadDb, idempotencyKey: string): OutboxRow | undefined {
  return db.get(sql`SELECT ${outboxColumns} ${from} WHERE o.idempotency_key = ${idempotencyKey}`);
}

/** What may change in a row; a key that is absent stays as it is. */
export type OutboxChange = Partial<{
  readonly state: OutboxState;
  readonly origin: OutboxOrigin;
  readonly payload: string;
  readonly reason: string;
  readonly dueAt: number;
  readonly usefulUntil: number | null;
  readonly error: { readonly code: FailureCode; readonly detail: string | null } | null;
  readonly settledAt: number | null;
  readonly settleAttempts: number;
  readonly settleAt: number | null;
}>;

/** Changes one row. */
export function updateOutbox(db: WriteDb, seq: number, change: OutboxChange): void {
  const parts: Sql[] = [];
  if (change.state !== undefined) parts.push(sql`state = ${change.state}`);
  if (change.origin !== undefined) parts.push(sql`origin = ${change.origin}`);
  if (change.payload !== undefined) parts.push(sql`payload = ${change.payload}`);
  if (change.reason !== undefined) parts.push(sql`reason = ${change.reason}`);
  if (change.dueAt !== undefined) parts.push(sql`due_at = ${change.dueAt}`);
  if (change.usefulUntil !== undefined) parts.push(sql`useful_until = ${change.usefulUntil}`);
  if (change.error !== undefined) {
    parts.push(
      sql`error_code = ${change.error?.code ?? null}, error_detail = ${change.error?.detail ?? null}`,
    );
  }
  if (change.settledAt !== undefined) parts.push(sql`settled_at = ${change.settledAt}`);
  if (change.settleAttempts !== undefined) parts.push(sql`settle_attempts = ${change.settleAttempts}`);
  if (change.settleAt !== undefined) parts.push(sql`settle_at = ${change.settleAt}`);
  const [first, ...others] = parts;
  if (!first) return;
  const assignments = others.reduce((list, part) => sql`${list}, ${part}`, first);
  db.run(sql`UPDATE outbox SET ${assignments} WHERE seq = ${seq}`);
}

/** What the health page counts. Times are epoch ms; `nextDueAt` is null when nothing has a time to leave at. */
export type OutboxCounts = {
  readonly waiting: number;
  readonly unknown: number;
  readonly failed: number;
  readonly nextDueAt: number | null;
};

/**
 * Counts the outbox together with what is planned. `failedSince`: older failures have been seen. `isRunning`: sending
 * runs, so that what is planned has a time to leave at.
 */
export function countOutbox(
  db: ReadDb,
  { failedSince, isRunning }: { readonly failedSince: number; readonly isRunning: boolean },
): OutboxCounts {
  const counts = db.get<OutboxCounts & { nextPlannedAt: number | null }>(sql`
    SELECT
      (SELECT count(*) FROM outbox WHERE state IN ('held', 'scheduled', 'sending'))
        + (SELECT count(*) FROM planned_messages INDEXED BY planned_messages_due WHERE state = 'waiting') AS waiting,
      (SELECT count(*) FROM outbox WHERE state = 'unknown') AS unknown,
      (SELECT count(*) FROM outbox WHERE state = 'failed' AND coalesce(settled_at, created_at) >= ${failedSince})
        AS failed,
      (SELECT min(due_at) FROM outbox INDEXED BY outbox_due
        WHERE state IN ('held', 'scheduled') AND state = 'scheduled') AS nextDueAt,
      (SELECT min(due_at) FROM planned_messages INDEXED BY planned_messages_due WHERE state = 'waiting')
        AS nextPlannedAt`);
  if (!counts) return { waiting: 0, unknown: 0, failed: 0, nextDueAt: null };
  const { nextPlannedAt, ...rest } = counts;
  const times = [rest.nextDueAt, isRunning ? nextPlannedAt : null].filter((time) => time !== null);
  return { ...rest, nextDueAt: times.length === 0 ? null : Math.min(...times) };
}
