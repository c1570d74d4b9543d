import type { BookingId, ChannelId, ContactId, OutboxId, RuleId, TemplateId } from '#shared/domain/ids.ts';
import type { OutboxState } from '#shared/domain/outbox.ts';
import type { PlannedRow } from '#shared/domain/planning/difference.ts';
import type { DueReason, PlannedLine, SkipReason } from '#shared/domain/planning/planned-message.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** What became of a planned message; a `released` one lives on in the outbox. */
export type PlannedState = 'waiting' | 'released' | 'skipped' | 'cancelled';

/** A planned message as stored. Times are epoch ms. */
export type StoredMessage = {
  readonly seq: number;
  readonly id: OutboxId;
  /** Holds the customer's phone: never logged. */
  readonly key: string;
  readonly contactId: ContactId;
  /** The number that would send it now; null while none is connected. */
  readonly channelId: ChannelId | null;
  readonly ruleId: RuleId;
  readonly templateId: TemplateId;
  readonly state: PlannedState;
  readonly isByHand: boolean;
  readonly textByHand: string | null;
  readonly dueAt: number;
  readonly usefulUntil: number;
  readonly dueReason: DueReason;
  readonly skipReason: SkipReason | null;
  readonly outboxSeq: number | null;
  /** Its outbox row's, once it has been released. */
  readonly outboxState: OutboxState | null;
  /** A person has sent it, or tried it again. */
  readonly isPersons: boolean;
  readonly lines: readonly PlannedLine[];
};

/** A row before its lines were read. */
export type StoredPlanned = Omit<StoredMessage, 'isByHand' | 'isPersons' | 'lines'> & {
  readonly isByHand: number;
  readonly isPersons: number;
};

/** The columns of `StoredPlanned`, for `FROM planned_messages p LEFT JOIN outbox o ON o.seq = p.outbox_seq`. */
export const plannedColumns = sql`
  p.seq, p.id, p.key, p.contact_id AS contactId, p.channel_id AS channelId, p.rule_id AS ruleId,
  p.template_id AS templateId, p.state, p.is_by_hand AS isByHand, p.text_by_hand AS textByHand, p.due_at AS dueAt,
  p.useful_until AS usefulUntil, p.due_reason AS dueReason, p.skip_reason AS skipReason, p.outbox_seq AS outboxSeq,
  o.state AS outboxState, coalesce(o.origin <> 'automation', 0) AS isPersons`;
const from = sql`FROM planned_messages p LEFT JOIN outbox o ON o.seq = p.outbox_seq`;

function list(ids: readonly (string | number)[]): Sql {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** The message that a public id stands for: its own, or that of the outbox row that it was released into. */
export function getPlanned(db: ReadDb, id: OutboxId): StoredMessage | undefined {
  const query = sql`
    SELECT ${plannedColumns} ${from}
    WHERE p.seq = coalesce((SELECT seq FROM planned_messages WHERE id = ${id}),
      (SELECT seq FROM planned_messages WHERE outbox_seq = (SELECT seq FROM outbox WHERE id = ${id})))`;
  return withLines(db, db.all<StoredPlanned>(query))[0];
}

/** The messages with these numbers. */
export function plannedBySeq(db: ReadDb, seqs: readonly number[]): StoredMessage[] {
  return withLines(
    db,
    db.all<StoredPlanned>(sql`SELECT ${plannedColumns} ${from} WHERE p.seq IN ${list(seqs)}`),
  );
}

/** Every planned message with a visit of these, or with one of these keys, whatever became of it. */
export function plannedOf(
  db: ReadDb,
  wanted: { readonly bookingIds: readonly BookingId[]; readonly keys?: readonly string[] },
): StoredMessage[] {
  return withLines(db, db.all<StoredPlanned>(plannedOfQuery(wanted.bookingIds, wanted.keys ?? [])));
}

/** The statement behind `plannedOf`, apart so that a test can ask for its plan. */
export function plannedOfQuery(bookingIds: readonly BookingId[], keys: readonly string[]): Sql {
  return sql`
    SELECT ${plannedColumns} ${from} WHERE p.seq IN (
      SELECT l.planned_seq FROM planned_lines l WHERE l.booking_id IN ${list(bookingIds)}
      UNION SELECT k.seq FROM planned_messages k WHERE k.key IN ${list(keys)})
    ORDER BY p.seq`;
}

/** The visits about which something is still to leave to these people. */
export function bookingsWithOpenMessages(db: ReadDb, contactIds: readonly ContactId[]): BookingId[] {
  return db
    .all<{ id: BookingId }>(
      sql`
      SELECT DISTINCT l.booking_id AS id
      FROM planned_messages p LEFT JOIN outbox o ON o.seq = p.outbox_seq
        JOIN planned_lines l ON l.planned_seq = p.seq
      WHERE p.contact_id IN ${list(contactIds)}
        AND (p.state = 'waiting' OR (p.state = 'released' AND o.state IN ('held', 'scheduled')))`,
    )
    .map(({ id }) => id);
}

/** Everybody with something open, or with a visit that starts at `startsFrom` (epoch ms) or later. */
export function peopleToPlanFor(db: ReadDb, startsFrom: number): ContactId[] {
  return db
    .all<{ id: ContactId }>(
      sql`
      SELECT contact_id AS id FROM bookings INDEXED BY bookings_by_start WHERE starts_at >= ${startsFrom}
      UNION SELECT contact_id FROM planned_messages INDEXED BY planned_messages_due WHERE state = 'waiting'
      UNION SELECT p.contact_id FROM outbox o INDEXED BY outbox_due JOIN planned_messages p ON p.outbox_seq = o.seq
        WHERE o.state IN ('held', 'scheduled')`,
    )
    .map(({ id }) => id);
}

/** Puts the visits into rows that a query has found. */
export function withLines(db: ReadDb, rows: readonly StoredPlanned[]): StoredMessage[] {
  if (rows.length === 0) return [];
  const lines = db.all<PlannedLine & { plannedSeq: number }>(sql`
    SELECT planned_seq AS plannedSeq, key, booking_id AS bookingId, contact_id AS contactId, rule_id AS ruleId,
      cause_version AS causeVersion, version
    FROM planned_lines WHERE planned_seq IN ${list(rows.map(({ seq }) => seq))} ORDER BY planned_seq, position`);
  const byMessage = Map.groupBy(lines, ({ plannedSeq }) => plannedSeq);
  return rows.map((row) => ({
    ...row,
    isByHand: row.isByHand === 1,
    isPersons: row.isPersons === 1,
    lines: (byMessage.get(row.seq) ?? []).map(({ plannedSeq: _, ...line }) => line),
  }));
}

/** A stored message as planning sees it: one that was released is where its outbox row is. */
export function plannedRowOf(message: StoredMessage): PlannedRow {
  const { id, key, dueAt, usefulUntil, lines } = message;
  return { id, key, dueAt, usefulUntil, lines, state: stateOf(message), isByHand: isDecided(message) };
}

function stateOf({ state, outboxState, isPersons }: StoredMessage): OutboxState {
  switch (state) {
    case 'waiting':
      return 'scheduled';
    case 'released':
      if (outboxState === 'held' || outboxState === 'scheduled') {
        // What a person has sent or tried again is no longer the plan's to decide about.
        return isPersons ? 'sending' : outboxState;
      }
      // Its row was erased with a number: it has left all the same.
      return outboxState ?? 'accepted';
    case 'skipped':
    case 'cancelled':
      return state;
  }
}

/**
 * True for what is never planned again: a person has decided, its text could not be written, or a more important message
 * took its place after an absence (once that one has left, the plan itself no longer knows).
 */
function isDecided({ isByHand, skipReason }: StoredMessage): boolean {
  return isByHand || skipReason === 'no-text' || skipReason === 'replaced-by-other';
}

/** What a plan says of a message, as columns. */
export type PlannedContent = Pick<
  StoredMessage,
  'contactId' | 'channelId' | 'ruleId' | 'templateId' | 'dueAt' | 'usefulUntil' | 'dueReason' | 'lines'
>;

/** Adds a message that waits. */
export function insertPlanned(
  db: WriteDb,
  message: PlannedContent & Pick<StoredMessage, 'id' | 'key'>,
  now: number,
): void {
  const row = db.get<{ seq: number }>(sql`
    INSERT INTO planned_messages (id, key, contact_id, channel_id, rule_id, template_id, state, due_at, useful_until,
      due_reason, planned_at, created_at)
    VALUES (${message.id}, ${message.key}, ${message.contactId}, ${message.channelId}, ${message.ruleId},
      ${message.templateId}, 'waiting', ${message.dueAt}, ${message.usefulUntil}, ${message.dueReason}, ${now}, ${now})
    RETURNING seq`);
  if (row) addLines(db, row.seq, message.lines);
}

/** Gives a message another time or content, and lets it wait (again). */
export function rewritePlanned(db: WriteDb, seq: number, message: PlannedContent, now: number): void {
  db.run(sql`
    UPDATE planned_messages SET contact_id = ${message.contactId}, channel_id = ${message.channelId},
      rule_id = ${message.ruleId}, template_id = ${message.templateId}, state = 'waiting', due_at = ${message.dueAt},
      useful_until = ${message.usefulUntil}, due_reason = ${message.dueReason}, skip_reason = NULL, outbox_seq = NULL,
      planned_at = ${now}, ended_at = NULL
    WHERE seq = ${seq}`);
  writeLines(db, seq, message.lines);
}

/** Brings the visits of a message in step, without touching the message itself. */
export function writeLines(db: WriteDb, plannedSeq: number, lines: readonly PlannedLine[]): void {
  db.run(sql`
    DELETE FROM planned_lines WHERE planned_seq = ${plannedSeq} AND key NOT IN ${list(lines.map(({ key }) => key))}`);
  addLines(db, plannedSeq, lines);
}

/** A line that stands in another message (taken back, or about to be) leaves it. */
function addLines(db: WriteDb, plannedSeq: number, lines: readonly PlannedLine[]): void {
  lines.forEach((line, position) => {
    db.run(sql`
      INSERT INTO planned_lines (key, planned_seq, position, booking_id, contact_id, rule_id, cause_version, version)
      VALUES (${line.key}, ${plannedSeq}, ${position}, ${line.bookingId}, ${line.contactId}, ${line.ruleId},
        ${line.causeVersion}, ${line.version})
      ON CONFLICT (key) DO UPDATE SET planned_seq = excluded.planned_seq, position = excluded.position,
        version = excluded.version`);
  });
}

/** What may change in a message; a key that is absent stays as it is. */
export type PlannedChange = Partial<{
  readonly state: PlannedState;
  readonly isByHand: boolean;
  readonly textByHand: string | null;
  readonly dueAt: number;
  readonly usefulUntil: number;
  readonly dueReason: DueReason;
  readonly templateId: TemplateId;
  readonly channelId: ChannelId | null;
  readonly skipReason: SkipReason | null;
  readonly outboxSeq: number | null;
  readonly endedAt: number | null;
}>;

const columnOf: Record<keyof PlannedChange, Sql> = {
  state: sql`state`,
  isByHand: sql`is_by_hand`,
  textByHand: sql`text_by_hand`,
  dueAt: sql`due_at`,
  usefulUntil: sql`useful_until`,
  dueReason: sql`due_reason`,
  templateId: sql`template_id`,
  channelId: sql`channel_id`,
  skipReason: sql`skip_reason`,
  outboxSeq: sql`outbox_seq`,
  endedAt: sql`ended_at`,
};

/** Changes one message. */
export function updatePlanned(db: WriteDb, seq: number, change: PlannedChange): void {
  // Object.entries forgets the keys' type; these are the keys of the parameter.
  const entries = Object.entries(change) as [keyof PlannedChange, string | number | boolean | null][];
  const [first, ...others] = entries.map(([name, value]) => sql`${columnOf[name]} = ${value}`);
  if (!first) return;
  const assignments = others.reduce((before, part) => sql`${before}, ${part}`, first);
  db.run(sql`UPDATE planned_messages SET ${assignments} WHERE seq = ${seq}`);
}

/** Forgets the key of an outbox row that was taken back, so that the message can be released again. */
export function freeKey(db: WriteDb, outboxSeq: number): void {
  db.run(sql`UPDATE outbox SET idempotency_key = NULL WHERE seq = ${outboxSeq}`);
}
