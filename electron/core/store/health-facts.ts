import type { ChannelId } from '#shared/domain/ids.ts';

import type { ReadDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** Since when each number in use is in its present state, epoch ms; null = its provider has not been heard yet. */
export function connectionsSince(db: ReadDb): Map<ChannelId, number | null> {
  const rows = db.all<{ id: ChannelId; at: number | null }>(
    sql`SELECT id, connection_at AS at FROM channels WHERE removed_at IS NULL`,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** How the journal stands; times in epoch ms. */
export type JournalStanding = {
  readonly waiting: number;
  readonly oldestWaitingAt: number | null;
  readonly failed: number;
  readonly lastAt: number | null;
};

/** What waits in the journal, what could not be read since `failedSince` (epoch ms), and when something last came. */
export function journalStanding(db: ReadDb, failedSince: number): JournalStanding {
  const row = db.get<JournalStanding>(journalStandingSql(failedSince));
  return row ?? { waiting: 0, oldestWaitingAt: null, failed: 0, lastAt: null };
}

/** The statement behind `journalStanding`, apart so that a test can ask for its plan. */
export function journalStandingSql(failedSince: number): Sql {
  return sql`
    SELECT
      (SELECT count(*) FROM journal WHERE state = 'new') AS waiting,
      (SELECT received_at FROM journal WHERE state = 'new' ORDER BY seq LIMIT 1) AS oldestWaitingAt,
      (SELECT count(*) FROM journal WHERE state = 'failed' AND received_at >= ${failedSince}) AS failed,
      (SELECT received_at FROM journal WHERE seq = (SELECT max(seq) FROM journal)) AS lastAt`;
}

/** So many of the latest messages are compared with the clock. */
const compared = 50;

/**
 * By how much (ms) the latest real messages from WhatsApp came from what this computer takes for the future: the provider
 * writes the time, we write when it arrived. 0 = never; null = there is none to compare since `since` (epoch ms).
 */
export function clockLag(db: ReadDb, since: number): number | null {
  const row = db.get<{ lag: number | null }>(clockLagSql(since));
  return row?.lag === null || row === undefined ? null : Math.max(0, row.lag);
}

/** The statement behind `clockLag`. */
export function clockLagSql(since: number): Sql {
  return sql`
    SELECT max(at - receivedAt) AS lag FROM (
      SELECT m.at, m.received_at AS receivedAt FROM messages m JOIN channels c ON c.id = m.channel_id
      WHERE m.at >= ${since} AND m.direction = 'in' AND c.provider <> 'practice'
      ORDER BY m.at DESC LIMIT ${compared})`;
}
