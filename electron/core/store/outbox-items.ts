import type { FailureCode } from '#shared/domain/failure.ts';
import type {
  BookingId,
  ChannelId,
  ContactId,
  ConversationId,
  MessageId,
  OutboxId,
  RuleId,
} from '#shared/domain/ids.ts';
import type { OutboxOrigin, OutboxState } from '#shared/domain/outbox.ts';
import type { DueReason, SkipReason } from '#shared/domain/planning/planned-message.ts';

import type { ReadDb } from './database.ts';
import type { PlannedState } from './planned.ts';
import { sql } from './sql.ts';

/** A line of the outbox as people see it: an outbox row, with the planned message that it was released from, if any. */
export type OutboxItem = {
  readonly seq: number;
  /** The planned message's id when there is one: it stays the same over its release. */
  readonly id: OutboxId;
  readonly state: OutboxState;
  readonly origin: OutboxOrigin;
  /** Times are epoch ms. */
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
  readonly usefulUntil: number | null;
  readonly plannedSeq: number | null;
  readonly ruleId: RuleId | null;
  readonly ruleName: string | null;
  readonly dueReason: DueReason | null;
  readonly skipReason: SkipReason | null;
  readonly isByHand: number;
};

/** A line of what is planned and has not been released. `title` is the customer's name or phone. */
export type PlannedItem = {
  readonly seq: number;
  readonly id: OutboxId;
  readonly plannedState: Exclude<PlannedState, 'released'>;
  readonly dueAt: number;
  readonly endedAt: number | null;
  readonly channelId: ChannelId | null;
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
  readonly title: string;
  readonly createdAt: number;
  readonly usefulUntil: number;
  readonly ruleId: RuleId;
  readonly ruleName: string | null;
  readonly dueReason: DueReason;
  readonly skipReason: SkipReason | null;
  readonly isByHand: number;
};

/** The columns of `OutboxItem`, for `FROM outbox o` with `outboxJoins`. */
export const outboxItemColumns = sql`
  o.seq, coalesce(p.id, o.id) AS id, o.state, o.origin, o.due_at AS dueAt, m.text, o.channel_id AS channelId,
  c.contact_id AS contactId, o.conversation_id AS conversationId, m.id AS messageId,
  coalesce(nullif(c.title, ''), nullif(k.name, ''), c.send_to) AS title, o.attempts, o.reason,
  o.error_code AS errorCode, o.error_detail AS errorDetail, o.created_at AS createdAt,
  o.useful_until AS usefulUntil, p.seq AS plannedSeq, p.rule_id AS ruleId, r.name AS ruleName,
  p.due_reason AS dueReason, p.skip_reason AS skipReason, coalesce(p.is_by_hand, 0) AS isByHand`;

export const outboxJoins = sql`
  JOIN messages m ON m.seq = o.message_seq JOIN conversations c ON c.id = o.conversation_id
  LEFT JOIN contacts k ON k.id = c.contact_id LEFT JOIN planned_messages p ON p.outbox_seq = o.seq
  LEFT JOIN rules r ON r.id = p.rule_id`;

/** The columns of `PlannedItem`, for `FROM planned_messages p` with `plannedJoins`. */
export const plannedItemColumns = sql`
  p.seq, p.id, p.state AS plannedState, p.due_at AS dueAt, p.ended_at AS endedAt, p.channel_id AS channelId,
  p.contact_id AS contactId,
  (SELECT v.id FROM conversations v WHERE v.contact_id = p.contact_id AND v.kind = 'person'
    AND (p.channel_id IS NULL OR v.channel_id = p.channel_id) ORDER BY v.last_message_at DESC LIMIT 1)
    AS conversationId,
  coalesce(nullif(k.name, ''), (SELECT min(i.value) FROM contact_identifiers i
    WHERE i.contact_id = p.contact_id AND i.kind = 'phone'), '') AS title,
  p.created_at AS createdAt, p.useful_until AS usefulUntil, p.rule_id AS ruleId, r.name AS ruleName,
  p.due_reason AS dueReason, p.skip_reason AS skipReason, p.is_by_hand AS isByHand`;

export const plannedJoins = sql`
  LEFT JOIN contacts k ON k.id = p.contact_id LEFT JOIN rules r ON r.id = p.rule_id`;

/** The visits of planned messages, by message, in their order. */
export function bookingsOfPlanned(db: ReadDb, plannedSeqs: readonly number[]): Map<number, BookingId[]> {
  const rows = db.all<{ seq: number; id: BookingId }>(sql`
    SELECT l.planned_seq AS seq, l.booking_id AS id
    FROM json_each(${JSON.stringify(plannedSeqs)}) wanted JOIN planned_lines l ON l.planned_seq = wanted.value
    ORDER BY l.planned_seq, l.position`);
  const bySeq = new Map<number, BookingId[]>();
  for (const { seq, id } of rows) bySeq.set(seq, [...(bySeq.get(seq) ?? []), id]);
  return bySeq;
}

/** An outbox row as a line, by its number. */
function outboxItemOf(db: ReadDb, outboxSeq: number): OutboxItem | undefined {
  return db.get(sql`SELECT ${outboxItemColumns} FROM outbox o ${outboxJoins} WHERE o.seq = ${outboxSeq}`);
}

/** A planned message as a line, by its number. */
function plannedItemOf(db: ReadDb, plannedSeq: number): PlannedItem | undefined {
  return db.get(sql`
    SELECT ${plannedItemColumns} FROM planned_messages p ${plannedJoins} WHERE p.seq = ${plannedSeq}`);
}

/** Which of both tables an id names: the planned message until it is released, then its outbox row. */
export type Found =
  | { readonly kind: 'outbox'; readonly item: OutboxItem }
  | { readonly kind: 'planned'; readonly item: PlannedItem };

/** One line by either id, or undefined. */
export function findItem(db: ReadDb, id: OutboxId): Found | undefined {
  const planned = db.get<{ seq: number; outboxSeq: number | null }>(
    sql`SELECT seq, outbox_seq AS outboxSeq FROM planned_messages WHERE id = ${id}`,
  );
  if (planned?.outboxSeq === null) {
    const item = plannedItemOf(db, planned.seq);
    return item && { kind: 'planned', item };
  }
  const seq =
    planned?.outboxSeq ?? db.get<{ seq: number }>(sql`SELECT seq FROM outbox WHERE id = ${id}`)?.seq;
  const item = seq === undefined ? undefined : outboxItemOf(db, seq);
  return item && { kind: 'outbox', item };
}
