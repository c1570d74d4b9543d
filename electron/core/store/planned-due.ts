import type { ChannelId, ContactId } from '#shared/domain/ids.ts';

import type { ReadDb } from './database.ts';
import { plannedColumns, withLines, type StoredMessage, type StoredPlanned } from './planned.ts';
import { sql, type Sql } from './sql.ts';

const from = sql`FROM planned_messages p LEFT JOIN outbox o ON o.seq = p.outbox_seq`;

/** One customer whose message is due, and the number that would send it (null: none was connected when it was planned). */
export type DueMessage = {
  readonly contactId: ContactId;
  readonly channelId: ChannelId | null;
  readonly dueAt: number;
};

/** What to look for among the messages that wait: of one number (null = planned while there was none), after < due ≤ until. */
export type DueQuery = {
  readonly channelId: ChannelId | null;
  readonly after: number;
  readonly until: number;
  readonly limit: number;
};

/** What waits on a number and falls due in a span of time (epoch ms), the longest due first. */
export function dueMessages(db: ReadDb, query: DueQuery): DueMessage[] {
  return db.all(dueMessagesQuery(query));
}

/** The statement behind `dueMessages`, apart so that a test can ask for its plan. */
export function dueMessagesQuery({ channelId, after, until, limit }: DueQuery): Sql {
  return sql`
    SELECT contact_id AS contactId, channel_id AS channelId, due_at AS dueAt
    FROM planned_messages INDEXED BY planned_messages_due
    WHERE state = 'waiting' AND due_at > ${after} AND due_at <= ${until} AND channel_id IS ${channelId}
    ORDER BY due_at, id LIMIT ${limit}`;
}

/** The messages of one customer that wait and are due at `now`, the longest due first. */
export function dueOfContact(db: ReadDb, contactId: ContactId, now: number): StoredMessage[] {
  return withLines(
    db,
    db.all<StoredPlanned>(sql`
      SELECT ${plannedColumns} ${from}
      WHERE p.contact_id = ${contactId} AND p.due_at <= ${now} AND p.state = 'waiting' ORDER BY p.due_at, p.id`),
  );
}

/** When the next message falls due after `now`; null when none waits. */
export function nextPlannedAt(db: ReadDb, now: number): number | null {
  return db.get<{ at: number | null }>(nextPlannedAtQuery(now))?.at ?? null;
}

/** The statement behind `nextPlannedAt`, apart so that a test can ask for its plan. */
export function nextPlannedAtQuery(now: number): Sql {
  return sql`
    SELECT min(due_at) AS at FROM planned_messages INDEXED BY planned_messages_due
    WHERE state = 'waiting' AND due_at > ${now}`;
}

/** Customers with a message that waits and is due at `now`, each once. */
export function peopleWithDue(db: ReadDb, now: number): ContactId[] {
  return db
    .all<{ id: ContactId }>(
      sql`
      SELECT DISTINCT contact_id AS id FROM planned_messages INDEXED BY planned_messages_due
      WHERE state = 'waiting' AND due_at <= ${now}`,
    )
    .map(({ id }) => id);
}

/** Customers with a message that waits although its use ended before `now`. */
export function peopleWithExpired(db: ReadDb, now: number, limit: number): ContactId[] {
  return db
    .all<{ id: ContactId }>(
      sql`
      SELECT DISTINCT contact_id AS id FROM planned_messages INDEXED BY planned_messages_due
      WHERE state = 'waiting' AND due_at <= ${now} AND useful_until < ${now} LIMIT ${limit}`,
    )
    .map(({ id }) => id);
}

/** A customer with something late in the outbox, and until when the first of it is of use (epoch ms). */
export type LateReleased = { readonly contactId: ContactId; readonly usefulUntil: number };

/** Customers with a message that was due before `lateSince` and stands in the outbox, not handed over. */
export function lateReleased(db: ReadDb, lateSince: number): LateReleased[] {
  return db.all(lateReleasedQuery(lateSince));
}

/** The statement behind `lateReleased`, apart so that a test can ask for its plan. */
export function lateReleasedQuery(lateSince: number): Sql {
  return sql`
    SELECT p.contact_id AS contactId, min(coalesce(o.useful_until, p.useful_until)) AS usefulUntil
    FROM outbox o INDEXED BY outbox_due JOIN planned_messages p ON p.outbox_seq = o.seq
    WHERE o.state IN ('held', 'scheduled') AND o.origin = 'automation' AND p.due_at < ${lateSince}
    GROUP BY p.contact_id`;
}

/** Messages that stand in the outbox of a number that is no longer in use, not handed over. */
export function releasedOnRemovedNumbers(db: ReadDb): StoredMessage[] {
  return withLines(
    db,
    db.all<StoredPlanned>(sql`
      SELECT ${plannedColumns} FROM outbox o INDEXED BY outbox_due JOIN planned_messages p ON p.outbox_seq = o.seq
        JOIN channels n ON n.id = o.channel_id
      WHERE o.state IN ('held', 'scheduled') AND o.origin = 'automation' AND n.removed_at IS NOT NULL`),
  );
}

/** How many automatic messages of each number are due in the outbox and have not been handed over. */
export function automaticBacklog(db: ReadDb, now: number): Map<ChannelId, number> {
  const rows = db.all<{ channelId: ChannelId; count: number }>(sql`
    SELECT o.channel_id AS channelId, count(*) AS count FROM outbox o INDEXED BY outbox_due
    WHERE o.state IN ('held', 'scheduled') AND o.due_at <= ${now} AND o.origin = 'automation' GROUP BY o.channel_id`);
  return new Map(rows.map(({ channelId, count }) => [channelId, count]));
}

/** How many automatic messages have not been handed over, released or not, and how many of them are due at `now`. */
export function countAutomatic(db: ReadDb, now: number): { total: number; due: number } {
  const counts = db.get<{ total: number; due: number }>(sql`
    SELECT count(*) AS total, count(*) FILTER (WHERE due_at <= ${now}) AS due FROM (
      SELECT due_at FROM planned_messages INDEXED BY planned_messages_due WHERE state = 'waiting'
      UNION ALL
      SELECT o.due_at FROM outbox o INDEXED BY outbox_due
      WHERE o.state IN ('held', 'scheduled') AND o.origin = 'automation')`);
  return counts ?? { total: 0, due: 0 };
}
