import type { FailureCode } from '#shared/domain/failure.ts';
import type { ChannelId, ContactId, ConversationId, MessageId, OutboxId } from '#shared/domain/ids.ts';
import type { OutboxOrigin, OutboxState } from '#shared/domain/outbox.ts';

import type { ReadDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** A line of the outbox as people see it. Times are epoch ms. */
export type OutboxItem = {
  readonly seq: number;
  readonly id: OutboxId;
  readonly state: OutboxState;
  readonly origin: OutboxOrigin;
  readonly dueAt: number;
  readonly text: string;
  readonly channelId: ChannelId;
  readonly contactId: ContactId | null;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly title: string;
  readonly attempts: number;
  readonly reason: string;
  readonly errorCode: FailureCode | null;
  readonly errorDetail: string | null;
  readonly createdAt: number;
};

/** Where a page goes on: after a waiting row (by due time), or after a row of the past (newest first). */
export type OutboxCursor =
  | { readonly kind: 'waiting'; readonly dueAt: number; readonly seq: number }
  | { readonly kind: 'past'; readonly seq: number };

const columns = sql`
  o.seq, o.id, o.state, o.origin, o.due_at AS dueAt, m.text, o.channel_id AS channelId, c.contact_id AS contactId,
  o.conversation_id AS conversationId, m.id AS messageId,
  coalesce(nullif(c.title, ''), nullif(p.name, ''), c.send_to) AS title, o.attempts, o.reason,
  o.error_code AS errorCode, o.error_detail AS errorDetail, o.created_at AS createdAt`;

const others = sql`
  JOIN messages m ON m.seq = o.message_seq JOIN conversations c ON c.id = o.conversation_id
  LEFT JOIN contacts p ON p.id = c.contact_id`;

/** One line, or undefined. */
export function getOutboxItem(db: ReadDb, id: OutboxId): OutboxItem | undefined {
  return db.get(sql`SELECT ${columns} FROM outbox o ${others} WHERE o.id = ${id}`);
}

/**
 * A page of the outbox: what waits by due time, then what is over (or under way), newest first; with `state` only
 * rows of that state. `cursor` is the one that the page before returned; `null` in the answer = there is no more.
 */
export function listOutbox(
  db: ReadDb,
  page: { readonly state: OutboxState | null; readonly cursor: OutboxCursor | null; readonly limit: number },
): { items: OutboxItem[]; next: OutboxCursor | null } {
  const wanted = page.limit + 1;
  const isWaiting = page.state === 'held' || page.state === 'scheduled';
  const rows: OutboxItem[] = [];
  if (page.cursor?.kind !== 'past' && (page.state === null || isWaiting)) {
    rows.push(...db.all<OutboxItem>(waitingQuery(page.state, page.cursor, wanted)));
  }
  if (rows.length < wanted && !isWaiting) {
    const before = page.cursor?.kind === 'past' ? page.cursor.seq : Number.MAX_SAFE_INTEGER;
    rows.push(...db.all<OutboxItem>(pastQuery(page.state, before, wanted - rows.length)));
  }
  const items = rows.slice(0, page.limit);
  return { items, next: rows.length > page.limit ? cursorAfter(items.at(-1)) : null };
}

function cursorAfter(item: OutboxItem | undefined): OutboxCursor | null {
  if (!item) return null;
  return item.state === 'held' || item.state === 'scheduled'
    ? { kind: 'waiting', dueAt: item.dueAt, seq: item.seq }
    : { kind: 'past', seq: item.seq };
}

/** The statement behind the waiting part of `listOutbox`, apart so that a test can ask for its plan. */
export function waitingQuery(state: OutboxState | null, after: OutboxCursor | null, limit: number): Sql {
  const ofState = state === null ? sql`1` : sql`o.state = ${state}`;
  const position =
    after?.kind === 'waiting' ? sql`(o.due_at, o.seq) > (${after.dueAt}, ${after.seq})` : sql`1`;
  return sql`
    SELECT ${columns} FROM outbox o INDEXED BY outbox_due ${others}
    WHERE o.state IN ('held', 'scheduled') AND ${ofState} AND ${position}
    ORDER BY o.due_at, o.seq LIMIT ${limit}`;
}

/** The statement behind the past part of `listOutbox`, apart so that a test can ask for its plan. */
export function pastQuery(state: OutboxState | null, before: number, limit: number): Sql {
  const ofState = state === null ? sql`o.state NOT IN ('held', 'scheduled')` : sql`o.state = ${state}`;
  return sql`
    SELECT ${columns} FROM outbox o ${others} WHERE ${ofState} AND o.seq < ${before} ORDER BY o.seq DESC LIMIT ${limit}`;
}

/** The text form of a cursor, for the API. */
export function writeOutboxCursor(cursor: OutboxCursor): string {
  return cursor.kind === 'waiting' ? `w.${cursor.dueAt}.${cursor.seq}` : `p.${cursor.seq}`;
}

/** The cursor behind its text form, or null when it is not one. */
export function readOutboxCursor(text: string): OutboxCursor | null {
  const match = /^(?:w\.(\d{1,16})\.|p\.)(\d{1,16})$/.exec(text);
  if (!match) return null;
  const seq = Number(match[2]);
  return match[1] === undefined ? { kind: 'past', seq } : { kind: 'waiting', dueAt: Number(match[1]), seq };
}
