import type { ContactId } from '#shared/domain/ids.ts';
import type { OutboxState } from '#shared/domain/outbox.ts';

import type { ReadDb } from './database.ts';
import {
  outboxItemColumns,
  outboxJoins,
  plannedItemColumns,
  plannedJoins,
  type Found,
  type OutboxItem,
  type PlannedItem,
} from './outbox-items.ts';
import { noSql, sql, type Sql } from './sql.ts';

/** Where a page goes on. Both tables are read side by side, so a place is a place in each. */
export type OutboxCursor =
  | {
      /** After a waiting line: its due time (epoch ms), and its number or id among those due at that time. */
      readonly kind: 'waiting';
      readonly dueAt: number;
      readonly after:
        | { readonly table: 'outbox'; readonly seq: number }
        | { readonly table: 'planned'; readonly id: string };
    }
  | {
      /** Before the last lines of the past that were shown: of the outbox by number, of the planned by end. */
      readonly kind: 'past';
      readonly seq: number;
      readonly ended: { readonly at: number; readonly id: string };
    };

export type OutboxQuery = {
  readonly state: OutboxState | null;
  /** `waiting`: held and scheduled; `past`: everything else; null = both. */
  readonly part: 'waiting' | 'past' | null;
  readonly contactId: ContactId | null;
  /** In which state a waiting planned message is shown: depends on whether sending runs. */
  readonly plannedAs: 'held' | 'scheduled';
  readonly cursor: OutboxCursor | null;
  readonly limit: number;
};

const beginning: Extract<OutboxCursor, { kind: 'past' }> = {
  kind: 'past',
  seq: Number.MAX_SAFE_INTEGER,
  ended: { at: Number.MAX_SAFE_INTEGER, id: '' },
};

/**
 * A page of the outbox, both tables as one: what waits by due time, then what is over (or under way), newest first.
 * `cursor` is the one that the page before returned; `null` in the answer = there is no more.
 */
export function listOutbox(db: ReadDb, query: OutboxQuery): { items: Found[]; next: OutboxCursor | null } {
  const wanted = query.limit + 1;
  const isWaiting = query.state === 'held' || query.state === 'scheduled';
  const wantsWaiting = query.part !== 'past' && (query.state === null || isWaiting);
  const wantsPast = query.part !== 'waiting' && !isWaiting;
  const found: Found[] = [];
  if (wantsWaiting && query.cursor?.kind !== 'past') found.push(...waiting(db, query, wanted));
  if (wantsPast && found.length < wanted) {
    const from = query.cursor?.kind === 'past' ? query.cursor : beginning;
    found.push(...past(db, query, from, wanted - found.length));
  }
  const items = found.slice(0, query.limit);
  return { items, next: found.length > query.limit ? cursorAfter(items, query.cursor) : null };
}

function waiting(db: ReadDb, query: OutboxQuery, limit: number): Found[] {
  const after = query.cursor?.kind === 'waiting' ? query.cursor : null;
  const rows = db
    .all<OutboxItem>(waitingQuery(query, after, limit))
    .map((item): Found => ({ kind: 'outbox', item }));
  const planned =
    query.state === null || query.state === query.plannedAs
      ? db
          .all<PlannedItem>(plannedQuery(query, after, limit))
          .map((item): Found => ({ kind: 'planned', item }))
      : [];
  return merge(rows, planned, (one, other) => one.item.dueAt <= other.item.dueAt).slice(0, limit);
}

function past(
  db: ReadDb,
  query: OutboxQuery,
  from: Extract<OutboxCursor, { kind: 'past' }>,
  limit: number,
): Found[] {
  const rows = db
    .all<OutboxItem>(pastQuery(query, from.seq, limit))
    .map((item): Found => ({ kind: 'outbox', item }));
  const isOfBoth = query.state === null || query.state === 'skipped' || query.state === 'cancelled';
  const over = isOfBoth
    ? db
        .all<PlannedItem>(overQuery(query, from.ended, limit))
        .map((item): Found => ({ kind: 'planned', item }))
    : [];
  return merge(rows, over, (one, other) => timeOf(one) >= timeOf(other)).slice(0, limit);
}

function timeOf(found: Found): number {
  return found.kind === 'outbox' ? found.item.createdAt : (found.item.endedAt ?? 0);
}

/** Two lists in their own order become one; of two that could come next the first list's does when `isFirst`. */
function merge(
  one: readonly Found[],
  other: readonly Found[],
  isFirst: (a: Found, b: Found) => boolean,
): Found[] {
  const merged: Found[] = [];
  let [i, j] = [0, 0];
  for (let a = one[i], b = other[j]; a !== undefined || b !== undefined; a = one[i], b = other[j]) {
    if (a !== undefined && (b === undefined || isFirst(a, b))) {
      merged.push(a);
      i += 1;
    } else if (b !== undefined) {
      merged.push(b);
      j += 1;
    }
  }
  return merged;
}

/** After the last line of a page; of the past, each table goes on after its own last line. */
function cursorAfter(items: readonly Found[], before: OutboxCursor | null): OutboxCursor | null {
  const last = items.at(-1);
  if (!last) return null;
  if (isWaitingItem(last)) {
    const { dueAt } = last.item;
    return last.kind === 'outbox'
      ? { kind: 'waiting', dueAt, after: { table: 'outbox', seq: last.item.seq } }
      : { kind: 'waiting', dueAt, after: { table: 'planned', id: last.item.id } };
  }
  const from = before?.kind === 'past' ? before : beginning;
  const over = items.filter((found) => !isWaitingItem(found));
  const row = over.findLast((found) => found.kind === 'outbox');
  const planned = over.findLast((found) => found.kind === 'planned');
  return {
    kind: 'past',
    seq: row?.item.seq ?? from.seq,
    ended: planned?.kind === 'planned' ? { at: planned.item.endedAt ?? 0, id: planned.item.id } : from.ended,
  };
}

function isWaitingItem(found: Found): boolean {
  return found.kind === 'planned'
    ? found.item.plannedState === 'waiting'
    : found.item.state === 'held' || found.item.state === 'scheduled';
}

type Filter = Pick<OutboxQuery, 'state' | 'contactId'>;
type WaitingCursor = Extract<OutboxCursor, { kind: 'waiting' }> | null;

const chatsOf = (contactId: ContactId) => sql`(SELECT id FROM conversations WHERE contact_id = ${contactId})`;

/** The statement behind the waiting rows of the outbox, apart so that a test can ask for its plan. */
export function waitingQuery({ state, contactId }: Filter, after: WaitingCursor, limit: number): Sql {
  const position =
    after === null
      ? noSql
      : after.after.table === 'outbox'
        ? sql`AND (o.due_at, o.seq) > (${after.dueAt}, ${after.after.seq})`
        : sql`AND o.due_at > ${after.dueAt}`;
  // A customer has few waiting rows; a shop has many: each is found by its own index.
  const index = contactId === null ? sql`INDEXED BY outbox_due` : sql`INDEXED BY outbox_by_conversation`;
  return sql`
    SELECT ${outboxItemColumns} FROM outbox o ${index} ${outboxJoins}
    WHERE o.state IN ('held', 'scheduled'${contactId === null ? noSql : sql`, 'sending'`})
      ${contactId === null ? noSql : sql`AND o.state <> 'sending' AND o.conversation_id IN ${chatsOf(contactId)}`}
      ${state === null ? noSql : sql`AND o.state = ${state}`} ${position}
    ORDER BY o.due_at, o.seq LIMIT ${limit}`;
}

/** The statement behind what is planned and waits, apart so that a test can ask for its plan. */
export function plannedQuery({ contactId }: Filter, after: WaitingCursor, limit: number): Sql {
  const position =
    after === null
      ? noSql
      : after.after.table === 'planned'
        ? sql`AND (p.due_at, p.id) > (${after.dueAt}, ${after.after.id})`
        : sql`AND p.due_at >= ${after.dueAt}`;
  const index =
    contactId === null ? sql`INDEXED BY planned_messages_due` : sql`INDEXED BY planned_messages_by_contact`;
  return sql`
    SELECT ${plannedItemColumns} FROM planned_messages p ${index} ${plannedJoins}
    WHERE p.state = 'waiting' ${contactId === null ? noSql : sql`AND p.contact_id = ${contactId}`} ${position}
    ORDER BY p.due_at, p.id LIMIT ${limit}`;
}

/** The statement behind the past rows of the outbox, apart so that a test can ask for its plan. */
export function pastQuery({ state, contactId }: Filter, before: number, limit: number): Sql {
  return sql`
    SELECT ${outboxItemColumns}
    FROM outbox o ${contactId === null ? noSql : sql`INDEXED BY outbox_of_conversation`} ${outboxJoins}
    WHERE ${state === null ? sql`o.state NOT IN ('held', 'scheduled')` : sql`o.state = ${state}`}
      ${contactId === null ? noSql : sql`AND o.conversation_id IN ${chatsOf(contactId)}`} AND o.seq < ${before}
    ORDER BY o.seq DESC LIMIT ${limit}`;
}

/** The statement behind what was planned and never released, apart so that a test can ask for its plan. */
export function overQuery(
  { state, contactId }: Filter,
  before: { readonly at: number; readonly id: string },
  limit: number,
): Sql {
  const index =
    contactId === null ? sql`INDEXED BY planned_messages_over` : sql`INDEXED BY planned_messages_by_contact`;
  return sql`
    SELECT ${plannedItemColumns} FROM planned_messages p ${index} ${plannedJoins}
    WHERE p.state IN ('skipped', 'cancelled') AND p.outbox_seq IS NULL
      ${contactId === null ? noSql : sql`AND p.contact_id = ${contactId}`}
      ${state === null ? noSql : sql`AND p.state = ${state}`}
      AND (p.ended_at, p.id) < (${before.at}, ${before.id})
    ORDER BY p.ended_at DESC, p.id DESC LIMIT ${limit}`;
}
