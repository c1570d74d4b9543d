import type { FailureCode } from '#shared/domain/failure.ts';
import type { BookingId, OutboxId, RuleId } from '#shared/domain/ids.ts';
import type { OutboxState } from '#shared/domain/outbox.ts';
import type { SkipReason } from '#shared/domain/planning/planned-message.ts';

import type { ReadDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** A rule's message about a visit. Times are epoch ms. */
export type VisitMessage = {
  /** The outbox row's id once it was released, its own before. */
  readonly id: OutboxId;
  readonly ruleId: RuleId;
  readonly ruleName: string | null;
  /** `waiting`: planned and not released yet. */
  readonly state: OutboxState | 'waiting';
  readonly dueAt: number;
  readonly skipReason: SkipReason | null;
  readonly errorCode: FailureCode | null;
  readonly errorDetail: string | null;
};

/** What rules sent, will send and took back about a visit, by due time. */
export function messagesAbout(db: ReadDb, id: BookingId): VisitMessage[] {
  return db.all(messagesAboutSql(id));
}

/** The statement behind `messagesAbout`. */
export function messagesAboutSql(id: BookingId): Sql {
  return sql`
    SELECT coalesce(o.id, p.id) AS id, p.rule_id AS ruleId, r.name AS ruleName,
      CASE p.state WHEN 'released' THEN coalesce(o.state, 'cancelled') ELSE p.state END AS state,
      coalesce(o.due_at, p.due_at) AS dueAt, p.skip_reason AS skipReason, o.error_code AS errorCode,
      o.error_detail AS errorDetail
    FROM planned_messages p LEFT JOIN outbox o ON o.seq = p.outbox_seq LEFT JOIN rules r ON r.id = p.rule_id
    WHERE p.seq IN (SELECT l.planned_seq FROM planned_lines l WHERE l.booking_id = ${id})
    ORDER BY dueAt, p.seq`;
}

/** What rules do about a visit, in two numbers. */
export type MessageCounts = { readonly nextAt: number | null; readonly sent: number };

/** When the next message about each visit is due (epoch ms), and how many have left. */
export function messageCountsOf(db: ReadDb, ids: readonly BookingId[]): Map<BookingId, MessageCounts> {
  const rows = db.all<MessageCounts & { id: BookingId }>(messageCountsSql(ids));
  return new Map(rows.map(({ id, nextAt, sent }) => [id, { nextAt, sent }]));
}

/** The statement behind `messageCountsOf`. */
export function messageCountsSql(ids: readonly BookingId[]): Sql {
  return sql`
    SELECT wanted.value AS id,
      (SELECT min(CASE WHEN p.state = 'waiting' THEN p.due_at WHEN o.state IN ('held', 'scheduled') THEN o.due_at END)
        FROM planned_lines l JOIN planned_messages p ON p.seq = l.planned_seq LEFT JOIN outbox o ON o.seq = p.outbox_seq
        WHERE l.booking_id = wanted.value) AS nextAt,
      (SELECT count(DISTINCT o.seq)
        FROM planned_lines l JOIN planned_messages p ON p.seq = l.planned_seq JOIN outbox o ON o.seq = p.outbox_seq
        WHERE l.booking_id = wanted.value AND o.state IN ('accepted', 'delivered', 'read')) AS sent
    FROM json_each(${JSON.stringify(ids)}) wanted`;
}

/** A rule that sends nothing about a visit, by the time when it would have; the newest reason of each. */
export function silentRulesAbout(
  db: ReadDb,
  id: BookingId,
): { ruleId: RuleId; ruleName: string | null; reason: SkipReason; wantedAt: number }[] {
  return db.all(sql`
    SELECT s.rule_id AS ruleId, r.name AS ruleName, s.reason, s.wanted_at AS wantedAt
    FROM silent_lines s LEFT JOIN rules r ON r.id = s.rule_id
    WHERE s.booking_id = ${id} ORDER BY s.wanted_at, s.rule_id`);
}

/** What the owner calls these sources (calendars and files); the others have no title. */
export function sourceTitlesOf(db: ReadDb, names: readonly string[]): Map<string, string> {
  const rows = db.all<{ name: string; title: string }>(sql`
    SELECT name, title FROM booking_sources
    WHERE name IN (SELECT value FROM json_each(${JSON.stringify([...new Set(names)])}))`);
  return new Map(rows.map(({ name, title }) => [name, title]));
}
