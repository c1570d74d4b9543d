import type { ChannelId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { outboxColumns, type OutboxRow } from './outbox.ts';
import { sql, type Sql } from './sql.ts';

/**
 * The partial indexes over waiting rows are used only when the query repeats their condition literally, hence the
 * seemingly doubled conditions on `state`; they are named because without statistics SQLite would rather take
 * `outbox_by_state`, which cannot tell what is due from what is planned for next month.
 */
const waiting = sql`o.state IN ('held', 'scheduled') AND o.state = 'scheduled'`;
const from = sql`FROM outbox o JOIN messages m ON m.seq = o.message_seq`;
const fromDue = sql`FROM outbox o INDEXED BY outbox_due JOIN messages m ON m.seq = o.message_seq`;

/** The numbers that have something due at `now` (epoch ms). */
export function channelsWithDue(db: ReadDb, now: number): ChannelId[] {
  return db.all<{ channelId: ChannelId }>(channelsWithDueQuery(now)).map(({ channelId }) => channelId);
}

/** The statement behind `channelsWithDue`, apart so that a test can ask for its plan. */
export function channelsWithDueQuery(now: number): Sql {
  return sql`SELECT DISTINCT o.channel_id AS channelId FROM outbox o INDEXED BY outbox_due WHERE ${waiting} AND o.due_at <= ${now}`;
}

/**
 * What a number sends next: the row due longest whose conversation has nothing earlier under way. Earlier means queued
 * before it and sending, due, or waiting to be tried again; what is planned for later does not hold up an answer.
 */
export function nextDue(db: ReadDb, channelId: ChannelId, now: number): OutboxRow | undefined {
  return db.get(nextDueQuery(channelId, now));
}

/** The statement behind `nextDue`, apart so that a test can ask for its plan. */
export function nextDueQuery(channelId: ChannelId, now: number): Sql {
  return sql`
    SELECT ${outboxColumns} ${fromDue}
    WHERE ${waiting} AND o.due_at <= ${now} AND o.channel_id = ${channelId}
      AND NOT EXISTS (
        SELECT 1 FROM outbox e INDEXED BY outbox_by_conversation
        WHERE e.conversation_id = o.conversation_id AND e.seq < o.seq
          AND e.state IN ('held', 'scheduled', 'sending')
          AND (e.state = 'sending' OR (e.state = 'scheduled' AND (e.attempts > 0 OR e.due_at <= ${now}))))
    ORDER BY o.due_at, o.seq LIMIT 1`;
}

/** When the next row falls due after `now`; null when none is planned. */
export function nextDueAt(db: ReadDb, now: number): number | null {
  return db.get<{ at: number | null }>(nextDueAtQuery(now))?.at ?? null;
}

/** The statement behind `nextDueAt`, apart so that a test can ask for its plan. */
export function nextDueAtQuery(now: number): Sql {
  return sql`SELECT min(o.due_at) AS at FROM outbox o INDEXED BY outbox_due WHERE ${waiting} AND o.due_at > ${now}`;
}

/** Rows that are due but whose use has passed. */
export function expiredRows(db: ReadDb, now: number): OutboxRow[] {
  return db.all(sql`
    SELECT ${outboxColumns} ${fromDue} WHERE ${waiting} AND o.due_at <= ${now} AND o.useful_until < ${now}`);
}

/** Everything that waits to be sent by a number that is no longer in use. */
export function rowsOfRemovedChannels(db: ReadDb): OutboxRow[] {
  return db.all(sql`
    SELECT ${outboxColumns} ${fromDue} JOIN channels c ON c.id = o.channel_id
    WHERE o.state IN ('held', 'scheduled') AND c.removed_at IS NOT NULL`);
}

/** True when an automatic message is in the state that is to change. */
export function hasAutomatic(db: ReadDb, state: 'held' | 'scheduled'): boolean {
  return (
    db.get(sql`
      SELECT 1 FROM outbox o WHERE o.state = ${state} AND o.origin = 'automation' LIMIT 1`) !== undefined
  );
}

/** Holds every waiting automatic message, or lets the held ones go; returns how many. */
export function moveAutomatic(db: WriteDb, to: 'held' | 'scheduled'): number {
  const other = to === 'held' ? 'scheduled' : 'held';
  return db.run(sql`
    UPDATE outbox SET state = ${to}
    WHERE state = ${other} AND origin = 'automation'`);
}

/** Puts a row into `sending` with a new attempt: on disk before the network is touched. Returns the attempt's number. */
export function claimRow(db: WriteDb, row: OutboxRow, now: number): number {
  const number = row.attempts + 1;
  db.run(
    sql`UPDATE outbox SET state = 'sending', attempts = ${number}, claimed_at = ${now} WHERE seq = ${row.seq}`,
  );
  db.run(sql`
    INSERT INTO outbox_attempts (outbox_seq, number, started_at) VALUES (${row.seq}, ${number}, ${now})`);
  return number;
}

/** Writes down how an attempt ended: the kind of its outcome and words for people. */
export function endAttempt(
  db: WriteDb,
  outboxSeq: number,
  number: number,
  end: { readonly at: number; readonly outcome: string; readonly detail: string | null },
): void {
  db.run(sql`
    UPDATE outbox_attempts SET ended_at = ${end.at}, outcome = ${end.outcome}, detail = ${end.detail}
    WHERE outbox_seq = ${outboxSeq} AND number = ${number} AND ended_at IS NULL`);
}

/** One try to hand a message over. `outcome` is null while it is under way. */
export type AttemptRow = {
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly detail: string | null;
};

/** The attempts of a row, first one first. */
export function listAttempts(db: ReadDb, outboxSeq: number): AttemptRow[] {
  return db.all(sql`
    SELECT number, started_at AS startedAt, ended_at AS endedAt, outcome, detail
    FROM outbox_attempts WHERE outbox_seq = ${outboxSeq} ORDER BY number`);
}

/** Rows that a crash left between "send" and "answer". */
export function rowsInSending(db: ReadDb): OutboxRow[] {
  return db.all(sql`SELECT ${outboxColumns} ${from} WHERE o.state = 'sending' ORDER BY o.seq`);
}

/**
 * A number (null: every number) can send again: what was told to wait for that need not sit out its delay.
 * Returns how many rows moved.
 */
export function bringForward(db: WriteDb, channelId: ChannelId | null, now: number): number {
  return db.run(sql`
    UPDATE outbox SET due_at = ${now}
    WHERE state IN ('held', 'scheduled') AND state = 'scheduled' AND due_at > ${now}
      AND (${channelId} IS NULL OR channel_id = ${channelId}) AND attempts > 0 AND EXISTS (
        SELECT 1 FROM outbox_attempts a
        WHERE a.outbox_seq = outbox.seq AND a.number = outbox.attempts AND a.outcome = 'wait')`);
}

/**
 * The computer's clock was set back: rows written or tried "in the future" would wait for that time to come again.
 * Moves their times by as much as they are ahead. Returns how many rows moved.
 */
export function pullBackFromFuture(db: WriteDb, now: number): number {
  return db.run(sql`
    UPDATE outbox SET
      due_at = due_at - (max(created_at, coalesce(claimed_at, 0)) - ${now}),
      useful_until = useful_until - (max(created_at, coalesce(claimed_at, 0)) - ${now}),
      created_at = min(created_at, ${now}), claimed_at = min(claimed_at, ${now})
    WHERE state IN ('held', 'scheduled') AND max(created_at, coalesce(claimed_at, 0)) > ${now}`);
}

/** True when the number was taken out of use: nothing of it can be sent any more. */
export function isChannelRemoved(db: ReadDb, channelId: ChannelId): boolean {
  return db.get(sql`SELECT 1 FROM channels WHERE id = ${channelId} AND removed_at IS NULL`) === undefined;
}
