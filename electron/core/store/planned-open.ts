import type { FailureCode } from '#shared/domain/failure.ts';
import type { ContactId, OutboxId, RuleId } from '#shared/domain/ids.ts';

import type { ReadDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** A planned message that has not left. `dueAt` is epoch ms. */
export type OpenMessage = {
  readonly id: OutboxId;
  readonly contactId: ContactId;
  readonly ruleId: RuleId;
  readonly dueAt: number;
};

/** Every planned message that has not left: it waits for its time, or for its number. */
export function openMessages(db: ReadDb): OpenMessage[] {
  return db.all(openMessagesQuery());
}

/** The statement behind `openMessages`, apart so that a test can ask for its plan. */
export function openMessagesQuery(): Sql {
  return sql`
    SELECT p.id, p.contact_id AS contactId, p.rule_id AS ruleId, p.due_at AS dueAt
    FROM planned_messages p INDEXED BY planned_messages_due WHERE p.state = 'waiting'
    UNION ALL
    SELECT p.id, p.contact_id, p.rule_id, o.due_at
    FROM outbox o INDEXED BY outbox_due JOIN planned_messages p ON p.outbox_seq = o.seq
    WHERE o.state IN ('held', 'scheduled')`;
}

/** How many messages of each rule have not left. */
export function countOpenByRule(db: ReadDb): Map<RuleId, number> {
  const rows = db.all<{ ruleId: RuleId; count: number }>(
    sql`SELECT ruleId, count(*) AS count FROM (${openMessagesQuery()}) GROUP BY ruleId`,
  );
  return new Map(rows.map(({ ruleId, count }) => [ruleId, count]));
}

/** When an outbox row was last handed over (null: not yet), and why it failed. */
export type Attempted = {
  readonly seq: number;
  readonly at: number | null;
  readonly errorCode: FailureCode | null;
  readonly errorDetail: string | null;
};

/** What became of these outbox rows, by their numbers. */
export function attemptsOf(db: ReadDb, outboxSeqs: readonly number[]): Map<number, Attempted> {
  const rows = db.all<Attempted>(sql`
    SELECT o.seq, o.claimed_at AS at, o.error_code AS errorCode, o.error_detail AS errorDetail
    FROM json_each(${JSON.stringify(outboxSeqs)}) wanted JOIN outbox o ON o.seq = wanted.value`);
  return new Map(rows.map((row) => [row.seq, row]));
}
