import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** Something that the owner should know. `facts` is JSON that notices/notices.ts writes and parses; times are epoch ms. */
export type NoticeRow = {
  readonly id: string;
  readonly kind: string;
  readonly facts: string;
  readonly createdAt: number;
};

const columns = sql`id, kind, facts, created_at AS createdAt`;

/** Those that nobody has put aside, the newest first. */
export function listOpenNotices(db: ReadDb, limit: number): NoticeRow[] {
  return db.all(openNoticesSql(limit));
}

/** The statement behind `listOpenNotices`, apart so that a test can ask for its plan. */
export function openNoticesSql(limit: number): Sql {
  return sql`
    SELECT ${columns} FROM notices INDEXED BY notices_open WHERE dismissed_at IS NULL
    ORDER BY created_at DESC, id DESC LIMIT ${limit}`;
}

/** Open notices of one kind that were made (or last repeated) at `since` or later, the newest first. */
export function openNoticesSince(db: ReadDb, kind: string, since: number): NoticeRow[] {
  return db.all(sql`
    SELECT ${columns} FROM notices INDEXED BY notices_open
    WHERE dismissed_at IS NULL AND created_at >= ${since} AND kind = ${kind}
    ORDER BY created_at DESC, id DESC`);
}

/** Adds a notice. */
export function insertNotice(db: WriteDb, notice: NoticeRow): void {
  db.run(sql`
    INSERT INTO notices (id, kind, facts, created_at)
    VALUES (${notice.id}, ${notice.kind}, ${notice.facts}, ${notice.createdAt})`);
}

/** The same happened again: new facts, and it is the newest now. */
export function repeatNotice(db: WriteDb, id: string, facts: string, at: number): void {
  db.run(sql`UPDATE notices SET facts = ${facts}, created_at = ${at} WHERE id = ${id}`);
}

/** Puts a notice aside; returns false when there is no open one of that id. */
export function dismissNotice(db: WriteDb, id: string, at: number): boolean {
  return db.run(sql`UPDATE notices SET dismissed_at = ${at} WHERE id = ${id} AND dismissed_at IS NULL`) === 1;
}

/** Removes what was put aside before `before` (epoch ms). */
export function forgetNotices(db: WriteDb, before: number): void {
  db.run(sql`DELETE FROM notices WHERE dismissed_at < ${before}`);
}
