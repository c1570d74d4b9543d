import type { ChannelId, JournalId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** The way by which a raw body came in. The same values as `RawSource` of the provider port. */
type Source = 'webhook' | 'poll' | 'history' | 'practice';
/** Who reads the body: a line's provider, or one of the readers of bookings. */
export type JournalSubject = 'line' | 'booking' | 'torrow';
export type JournalState = 'new' | 'done' | 'failed' | 'ignored';

/** A raw event as it came, and what became of it. `body` is verbatim; times are epoch ms. */
export type JournalEntry = {
  readonly seq: number;
  readonly id: JournalId;
  readonly channelId: ChannelId | null;
  readonly source: Source;
  readonly subject: JournalSubject;
  readonly receivedAt: number;
  readonly body: Uint8Array;
  readonly state: JournalState;
  readonly reason: string | null;
  readonly eventType: string | null;
  readonly attempts: number;
  readonly workedAt: number | null;
  /** What it became, as JSON: what its hook answers. */
  readonly result: string | null;
};

export type NewJournalEntry = Pick<JournalEntry, 'id' | 'channelId' | 'source' | 'receivedAt' | 'body'> & {
  /** A line's when left out. */
  readonly subject?: JournalSubject;
};

const columns = sql`
  seq, id, channel_id AS channelId, source, subject, received_at AS receivedAt, body, state, reason,
  event_type AS eventType, attempts, worked_at AS workedAt, result`;

/** Keeps a raw event. */
export function insertJournalEntry(db: WriteDb, entry: NewJournalEntry): void {
  db.run(sql`
    INSERT INTO journal (id, channel_id, source, subject, received_at, body)
    VALUES (${entry.id}, ${entry.channelId}, ${entry.source}, ${entry.subject ?? 'line'}, ${entry.receivedAt}, ${entry.body})`);
}

/** The oldest entries that have not been worked on, in the order of their arrival. */
export function nextNewEntries(db: ReadDb, limit: number): JournalEntry[] {
  return db.all(newEntriesSql(limit));
}

/** The statement behind `nextNewEntries`, apart so that a test can ask for its plan. */
export function newEntriesSql(limit: number): Sql {
  return sql`SELECT ${columns} FROM journal WHERE state = 'new' ORDER BY seq LIMIT ${limit}`;
}

/** The same for one kind of entries, where somebody waits for the answer. */
export function nextNewEntriesAbout(db: ReadDb, subject: JournalSubject, limit: number): JournalEntry[] {
  return db.all(newEntriesAboutSql(subject, limit));
}

/** The statement behind `nextNewEntriesAbout`. */
export function newEntriesAboutSql(subject: JournalSubject, limit: number): Sql {
  return sql`
    SELECT ${columns} FROM journal WHERE state = 'new' AND subject = ${subject} ORDER BY seq LIMIT ${limit}`;
}

/** Keeps what became of an entry, and counts the attempt. */
export function recordFate(
  db: WriteDb,
  seq: number,
  fate: {
    readonly state: Exclude<JournalState, 'new'>;
    readonly reason: string | null;
    readonly eventType: string | null;
    /** Any JSON value; kept for whoever answers. */
    readonly result?: unknown;
  },
  at: number,
): void {
  db.run(sql`
    UPDATE journal SET state = ${fate.state}, reason = ${fate.reason},
      event_type = coalesce(${fate.eventType}, event_type), attempts = attempts + 1, worked_at = ${at},
      result = ${fate.result === undefined ? null : JSON.stringify(fate.result)}
    WHERE seq = ${seq}`);
}

/** Puts an entry back in line; returns its seq, or null when there is no such entry. */
export function requeueEntry(db: WriteDb, id: JournalId): number | null {
  const row = db.get<{ seq: number }>(
    sql`UPDATE journal SET state = 'new', reason = NULL WHERE id = ${id} RETURNING seq`,
  );
  return row?.seq ?? null;
}

/** One entry, or undefined. */
export function getJournalEntry(db: ReadDb, id: JournalId): JournalEntry | undefined {
  return db.get(sql`SELECT ${columns} FROM journal WHERE id = ${id}`);
}

/** How many entries wait and how many could not be read. */
export function countJournal(db: ReadDb): { new: number; failed: number } {
  const rows = db.all<{ state: string; count: number }>(
    sql`SELECT state, count(*) AS count FROM journal WHERE state IN ('new', 'failed') GROUP BY state`,
  );
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { new: count('new'), failed: count('failed') };
}
