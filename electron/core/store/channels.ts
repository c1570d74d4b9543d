import type { ConnectionState, ProviderKind } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { writeSaying, type Saying } from '#shared/domain/saying/saying.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** A connected number as stored. Times are epoch ms; `config` is JSON that its provider parses. */
export type ChannelRow = {
  readonly id: ChannelId;
  readonly provider: ProviderKind;
  readonly label: string;
  readonly config: string;
  readonly connection: ConnectionState;
  /** What is known about it, as a stored saying. */
  readonly connectionDetail: string | null;
  readonly account: string | null;
  readonly lastEventAt: number | null;
  readonly createdAt: number;
};

const columns = sql`
  id, provider, label, config, connection, connection_detail AS connectionDetail, account,
  last_event_at AS lastEventAt, created_at AS createdAt`;

/** The numbers in use, oldest first. Removed ones keep their row, because their messages point to it. */
export function listChannels(db: ReadDb): ChannelRow[] {
  return db.all(sql`SELECT ${columns} FROM channels WHERE removed_at IS NULL ORDER BY created_at, id`);
}

/** The numbers that were removed, the latest first. */
export function listRemovedChannels(db: ReadDb): ChannelRow[] {
  return db.all(
    sql`SELECT ${columns} FROM channels WHERE removed_at IS NOT NULL ORDER BY removed_at DESC, id`,
  );
}

/** A number in use, or undefined. */
export function getChannel(db: ReadDb, id: ChannelId): ChannelRow | undefined {
  return db.get(sql`SELECT ${columns} FROM channels WHERE id = ${id} AND removed_at IS NULL`);
}

/** Adds a number. */
export function insertChannel(
  db: WriteDb,
  channel: Pick<ChannelRow, 'id' | 'provider' | 'label' | 'config' | 'createdAt'>,
): void {
  db.run(sql`
    INSERT INTO channels (id, provider, label, config, created_at)
    VALUES (${channel.id}, ${channel.provider}, ${channel.label}, ${channel.config}, ${channel.createdAt})`);
}

/** Changes what a person may change; returns false when there is no such number. */
export function updateChannel(
  db: WriteDb,
  id: ChannelId,
  change: { label: string; config: string },
): boolean {
  return (
    db.run(sql`
      UPDATE channels SET label = ${change.label}, config = ${change.config}
      WHERE id = ${id} AND removed_at IS NULL`) === 1
  );
}

/** Keeps what was learned about the connection; returns true when that was news. An unknown account keeps the known one. */
export function recordConnection(
  db: WriteDb,
  id: ChannelId,
  report: { state: ConnectionState; detail: Saying | null; account: string | null; at: number },
): boolean {
  const detail = report.detail === null ? null : writeSaying(report.detail);
  return (
    db.run(sql`
      UPDATE channels SET
        connection = ${report.state}, connection_detail = ${detail}, connection_at = ${report.at},
        account = coalesce(${report.account}, account)
      WHERE id = ${id} AND (
        connection <> ${report.state} OR connection_detail IS NOT ${detail}
        OR account IS NOT coalesce(${report.account}, account))`) === 1
  );
}

/** Remembers that a real event came in, for "the last one is that old". */
export function recordEventTime(db: WriteDb, id: ChannelId, at: number): void {
  db.run(sql`UPDATE channels SET last_event_at = max(coalesce(last_event_at, 0), ${at}) WHERE id = ${id}`);
}
