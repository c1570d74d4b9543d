import type { ChannelId, JournalId } from '#shared/domain/ids.ts';

import type { ReadDb } from './database.ts';
import type { JournalEntry, JournalState } from './journal.ts';
import { noSql, sql, type Sql } from './sql.ts';

/** Where an event comes from: the way of a number's event, or the hook of bookings that it was posted to. */
export type JournalOrigin = 'webhook' | 'poll' | 'history' | 'practice' | 'booking' | 'torrow';

/** Which entries; what is left out does not narrow. Times are epoch ms. */
export type JournalFilter = {
  readonly state?: JournalState | undefined;
  readonly channelId?: ChannelId | undefined;
  readonly source?: JournalOrigin | undefined;
  readonly eventType?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** A row of a list: an entry with the beginning of its body, or all of it. */
export type JournalRow = Omit<JournalEntry, 'workedAt' | 'result'> & {
  /** Bytes of the whole body. */
  readonly size: number;
};

/** A stretch of the order of arrival: from `from` (exclusive), down to older entries or up to newer ones. */
export type JournalPlace = { readonly direction: 'older' | 'newer'; readonly from: number };

/** How far the clock of a computer may have been put back and still leave no gap in a filter by time, ms. */
const clockSlack = 24 * 60 * 60_000;
/** Bytes of a body that make its first line. */
const beginning = 480;

const light = sql`
  seq, id, channel_id AS channelId, source, subject, received_at AS receivedAt, state, reason,
  event_type AS eventType, attempts, length(body) AS size`;

/** The statement behind `readJournal`, apart so that a test can ask for its plan. */
export function journalListSql(
  filter: JournalFilter,
  place: JournalPlace,
  limit: number,
  bodies: 'whole' | 'beginning' = 'whole',
): Sql {
  const body = bodies === 'whole' ? sql`body` : sql`substr(body, 1, ${beginning}) AS body`;
  const order = place.direction === 'older' ? sql`ORDER BY seq DESC` : sql`ORDER BY seq`;
  const than = place.direction === 'older' ? sql`seq < ${place.from}` : sql`seq > ${place.from}`;
  return sql`SELECT ${light}, ${body} FROM journal WHERE ${than} ${conditions(filter)} ${order} LIMIT ${limit}`;
}

/** Entries from a place on, in the order of its direction. */
export function readJournal(
  db: ReadDb,
  filter: JournalFilter,
  place: JournalPlace,
  limit: number,
  bodies: 'whole' | 'beginning' = 'whole',
): JournalRow[] {
  return db.all(journalListSql(filter, place, limit, bodies));
}

/** Some entries by their ids, newest first; those that are gone are left out. */
export function journalEntriesOf(db: ReadDb, ids: readonly JournalId[]): JournalRow[] {
  return db.all(sql`
    SELECT ${light}, substr(body, 1, ${beginning}) AS body FROM journal
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY seq DESC`);
}

/** The place of an entry in the order of arrival; null when there is no such entry. */
export function journalSeqOf(db: ReadDb, id: JournalId): number | null {
  return db.get<{ seq: number }>(sql`SELECT seq FROM journal WHERE id = ${id}`)?.seq ?? null;
}

/** The newest place; 0 in an empty journal. */
export function newestSeq(db: ReadDb): number {
  return db.get<{ seq: number | null }>(sql`SELECT max(seq) AS seq FROM journal`)?.seq ?? 0;
}

/** The statement behind `countEntries`. */
export function journalCountSql(filter: JournalFilter): Sql {
  return sql`SELECT count(*) AS count FROM journal WHERE seq > 0 ${conditions(filter)}`;
}

/** How many entries fit. */
export function countEntries(db: ReadDb, filter: JournalFilter): number {
  return db.get<{ count: number }>(journalCountSql(filter))?.count ?? 0;
}

/** The statement behind `eventTypes`: one look into the index for each name, however many entries there are. */
export const eventTypesSql: Sql = sql`
  WITH RECURSIVE names (name) AS (
    SELECT min(event_type) FROM journal
    UNION ALL
    SELECT (SELECT min(event_type) FROM journal WHERE event_type > names.name) FROM names WHERE names.name IS NOT NULL
  )
  SELECT name FROM names WHERE name IS NOT NULL LIMIT 300`;

/** The names of events that occur, in alphabetical order. */
export function eventTypes(db: ReadDb): string[] {
  return db.all<{ name: string }>(eventTypesSql).map(({ name }) => name);
}

function conditions(filter: JournalFilter): Sql {
  const { state, channelId, eventType } = filter;
  return sql`
    ${state === undefined ? noSql : sql`AND state = ${state}`}
    ${channelId === undefined ? noSql : sql`AND channel_id = ${channelId}`}
    ${filter.source === undefined ? noSql : sourceCondition(filter.source)}
    ${eventType === undefined ? noSql : sql`AND event_type = ${eventType}`}
    ${timeCondition(filter)}`;
}

/** The hooks of bookings are posted to, always. */
function sourceCondition(source: JournalOrigin): Sql {
  return source === 'booking' || source === 'torrow'
    ? sql`AND subject = ${source} AND source = 'webhook'`
    : sql`AND subject = 'line' AND source = ${source}`;
}

/**
 * Entries are listed in the order of their arrival, in which their times rise but for a clock that was put back: the
 * index on the time gives the stretch of the order to look at, a day wider, and the time itself decides.
 */
function timeCondition({ from, to }: JournalFilter): Sql {
  const since =
    from === undefined
      ? noSql
      : sql`AND +received_at >= ${from} AND seq >= coalesce((
          SELECT seq FROM journal WHERE received_at >= ${from - clockSlack} ORDER BY received_at, seq LIMIT 1), ${Number.MAX_SAFE_INTEGER})`;
  const until =
    to === undefined
      ? noSql
      : sql`AND +received_at < ${to} AND seq <= coalesce((
          SELECT seq FROM journal WHERE received_at < ${to + clockSlack} ORDER BY received_at DESC, seq DESC LIMIT 1), 0)`;
  return sql`${since} ${until}`;
}
