import type { OutboxState } from '#shared/domain/outbox.ts';
import type { FailureCode } from '#shared/domain/failure.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** How far an order of Torrow's is known. `heardAt`: when the newest call about it came, epoch ms. */
export type KnownOrder = { readonly version: number | null; readonly heardAt: number };

/** What is known of an order, or undefined. */
export function getTorrowOrder(db: ReadDb, id: string): KnownOrder | undefined {
  return db.get(sql`SELECT version, heard_at AS heardAt FROM torrow_orders WHERE id = ${id}`);
}

/** Keeps how far an order is known now. */
export function keepTorrowOrder(db: WriteDb, id: string, order: KnownOrder): void {
  db.run(sql`
    INSERT INTO torrow_orders (id, version, heard_at) VALUES (${id}, ${order.version}, ${order.heardAt})
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, heard_at = excluded.heard_at`);
}

/** A message that was queued under a key, or under a longer one that begins with it. */
export type QueuedUnderKey = { readonly key: string; readonly createdAt: number };

/** Everything that was queued under keys that begin with `key`, the oldest first. */
export function queuedUnderKey(db: ReadDb, key: string): QueuedUnderKey[] {
  return db.all(queuedUnderKeySql(key));
}

/** The statement behind `queuedUnderKey`, apart so that a test can ask for its plan. */
export function queuedUnderKeySql(key: string): Sql {
  return sql`
    SELECT idempotency_key AS key, created_at AS createdAt FROM outbox
    WHERE idempotency_key >= ${key} AND idempotency_key < ${`${key}~`} ORDER BY seq`;
}

/** Whom a failure is to be told, and about which order. */
export type Addressee = {
  /** What the shop calls the order: `№180`. */
  readonly orderNumber: string | null;
  readonly errorEmail: string | null;
  readonly language: 'en' | 'ru';
};

const addressee = sql`t.order_number AS orderNumber, t.error_email AS errorEmail, t.language`;

/** Remembers that a failure of this message is to be reported; until `watchUntil` (epoch ms) when it was accepted. */
export function watchMessage(db: WriteDb, outboxSeq: number, to: Addressee, watchUntil: number): void {
  db.run(sql`
    INSERT INTO torrow_messages (outbox_seq, order_number, error_email, language, watch_until)
    VALUES (${outboxSeq}, ${to.orderNumber}, ${to.errorEmail}, ${to.language}, ${watchUntil})`);
}

export type WatchedMessage = Addressee & {
  readonly outboxSeq: number;
  readonly outboxId: string;
  readonly state: OutboxState;
  readonly errorCode: FailureCode | null;
  readonly watchUntil: number;
};

/** The messages that are watched: those of the last days, and those that still wait. */
export function watchedMessages(db: ReadDb): WatchedMessage[] {
  return db.all(sql`
    SELECT t.outbox_seq AS outboxSeq, o.id AS outboxId, o.state, o.error_code AS errorCode,
      t.watch_until AS watchUntil, ${addressee}
    FROM torrow_messages t JOIN outbox o ON o.seq = t.outbox_seq ORDER BY t.outbox_seq`);
}

/** The fate of a message is known: nothing more is reported about it. */
export function unwatchMessage(db: WriteDb, outboxSeq: number): void {
  db.run(sql`DELETE FROM torrow_messages WHERE outbox_seq = ${outboxSeq}`);
}

/** A message that a call asked for and nobody got. `reason` is a code; times are epoch ms. */
export type TroubleRow = Addressee & {
  /** The same trouble has the same id, so that it is told once. */
  readonly id: string;
  readonly reason: string;
  readonly createdAt: number;
};

/** Keeps a trouble until it is reported; the same one again changes nothing. */
export function addTrouble(db: WriteDb, trouble: TroubleRow): void {
  db.run(sql`
    INSERT OR IGNORE INTO torrow_troubles (id, order_number, reason, error_email, language, created_at)
    VALUES (${trouble.id}, ${trouble.orderNumber}, ${trouble.reason}, ${trouble.errorEmail}, ${trouble.language},
      ${trouble.createdAt})`);
}

/** What nobody has been told yet, the oldest first. */
export function newTroubles(db: ReadDb, limit: number): TroubleRow[] {
  return db.all(sql`
    SELECT t.id, t.reason, t.created_at AS createdAt, ${addressee}
    FROM torrow_troubles t INDEXED BY torrow_troubles_new WHERE t.reported_at IS NULL
    ORDER BY t.created_at, t.id LIMIT ${limit}`);
}

/** Writes down that somebody was told, and forgets what was told before `forgetBefore` (epoch ms). */
export function markReported(
  db: WriteDb,
  ids: readonly string[],
  times: { readonly at: number; readonly forgetBefore: number },
): void {
  for (const id of ids) db.run(sql`UPDATE torrow_troubles SET reported_at = ${times.at} WHERE id = ${id}`);
  db.run(sql`DELETE FROM torrow_troubles WHERE reported_at < ${times.forgetBefore}`);
}
