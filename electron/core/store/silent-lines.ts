import type { BookingId, ContactId, RuleId } from '#shared/domain/ids.ts';
import type { SkipReason } from '#shared/domain/planning/planned-message.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** A rule that sends nothing about a visit, and why. `wantedAt` is when it would have been due, epoch ms. */
export type SilentLine = {
  readonly bookingId: BookingId;
  readonly ruleId: RuleId;
  readonly causeVersion: number;
  readonly contactId: ContactId;
  readonly reason: SkipReason;
  readonly wantedAt: number;
};

const columns = sql`
  booking_id AS bookingId, rule_id AS ruleId, cause_version AS causeVersion, contact_id AS contactId, reason,
  wanted_at AS wantedAt`;

/** What rules keep silent about these visits. */
export function silentLinesOf(db: ReadDb, bookingIds: readonly BookingId[]): SilentLine[] {
  return db.all(silentLinesQuery(bookingIds));
}

/** The statement behind `silentLinesOf`, apart so that a test can ask for its plan. */
export function silentLinesQuery(bookingIds: readonly BookingId[]): Sql {
  return sql`
    SELECT ${columns} FROM silent_lines
    WHERE booking_id IN (SELECT value FROM json_each(${JSON.stringify(bookingIds)}))
    ORDER BY booking_id, wanted_at, rule_id`;
}

/** Replaces what is kept about these visits; writes only what differs. Returns true when anything did. */
export function replaceSilentLines(
  db: WriteDb,
  bookingIds: readonly BookingId[],
  lines: readonly SilentLine[],
  now: number,
): boolean {
  const wanted = new Map(lines.map((line) => [addressOf(line), line]));
  let isChanged = false;
  for (const line of silentLinesOf(db, bookingIds)) {
    const other = wanted.get(addressOf(line));
    if (other && isSame(line, other)) {
      wanted.delete(addressOf(line));
      continue;
    }
    isChanged = true;
    if (!other) {
      db.run(sql`
        DELETE FROM silent_lines
        WHERE booking_id = ${line.bookingId} AND rule_id = ${line.ruleId} AND cause_version = ${line.causeVersion}`);
    }
  }
  for (const line of wanted.values()) {
    isChanged = true;
    db.run(sql`
      INSERT OR REPLACE INTO silent_lines (booking_id, rule_id, cause_version, contact_id, reason, wanted_at, planned_at)
      VALUES (${line.bookingId}, ${line.ruleId}, ${line.causeVersion}, ${line.contactId}, ${line.reason},
        ${line.wantedAt}, ${now})`);
  }
  return isChanged;
}

function addressOf(line: SilentLine): string {
  return JSON.stringify([line.bookingId, line.ruleId, line.causeVersion]);
}

function isSame(one: SilentLine, other: SilentLine): boolean {
  return one.contactId === other.contactId && one.reason === other.reason && one.wantedAt === other.wantedAt;
}
