import { assertNever } from '../assert-never.ts';
import type { OutboxId } from '../ids.ts';
import type { OutboxState } from '../outbox.ts';
import type { Plan, PlannedLine, PlannedMessage, SettledLine, SkipReason } from './planned-message.ts';

/** A message of an earlier plan, as it stands in the outbox. */
export type PlannedRow = {
  readonly id: OutboxId;
  readonly key: string;
  readonly state: OutboxState;
  /** A person has changed, moved, skipped or cancelled it: the planner no longer decides about its time. */
  readonly isByHand: boolean;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  readonly usefulUntil: number | null;
  readonly lines: readonly PlannedLine[];
};

/** One thing to do about the rows. Rows that have left get none. */
export type RowChange =
  | { readonly kind: 'keep'; readonly rowId: OutboxId }
  | {
      /** Another time or another content: render again. */
      readonly kind: 'move';
      readonly rowId: OutboxId;
      readonly message: PlannedMessage;
    }
  | {
      readonly kind: 'cancel';
      readonly rowId: OutboxId;
      /** Why the plan no longer has it; null when its version or rule is gone. */
      readonly reason: SkipReason | null;
    }
  | {
      readonly kind: 'add';
      readonly message: PlannedMessage;
      /** The cancelled row that holds this key already and comes back to life, or null for a new row. */
      readonly revives: OutboxId | null;
    };

type Standing = 'open' | 'dead' | 'settled';

/** What a person's own time for a message overrules: the rule's time is not theirs. */
const reasonsOfTime: ReadonlySet<SkipReason | null> = new Set([
  'booked-inside-offset',
  'quiet',
  'replaced-by-confirmation',
  'replaced-by-other',
  'replaced-by-shorter',
  'too-late',
]);

/** The lines that have met their fate, for `plan`. */
export function settledLines(rows: readonly PlannedRow[]): SettledLine[] {
  return rows.filter((row) => standingOf(row) === 'settled').flatMap((row) => row.lines);
}

/** What a new plan changes; doing so and planning again at `now` (epoch milliseconds) only keeps. */
export function difference(plan: Plan, rows: readonly PlannedRow[], now: number): RowChange[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const wanted = new Set(plan.messages.map((message) => message.key));
  const reasons = new Map(plan.skipped.map((line) => [line.key, line.reason]));
  const forMessages = plan.messages.flatMap((message) => changeFor(message, byKey.get(message.key), now));
  const forRest = rows
    .filter((row) => standingOf(row) === 'open' && !wanted.has(row.key))
    .map((row) => changeWithout(row, reasons.get(row.key) ?? null));
  // Cancels first: a line must leave its old message before it enters another.
  return [...forRest, ...forMessages];
}

/** What becomes of an open row that the plan does not have (any more). */
function changeWithout(row: PlannedRow, reason: SkipReason | null): RowChange {
  return row.isByHand && reasonsOfTime.has(reason)
    ? { kind: 'keep', rowId: row.id }
    : { kind: 'cancel', rowId: row.id, reason };
}

function changeFor(message: PlannedMessage, row: PlannedRow | undefined, now: number): RowChange[] {
  if (row === undefined) return [{ kind: 'add', message, revives: null }];
  switch (standingOf(row)) {
    case 'settled':
      return [];
    case 'dead':
      return [{ kind: 'add', message, revives: row.id }];
    case 'open': {
      const planned = row.isByHand ? withTimesOf(row, message) : message;
      return isSame(row, planned, now)
        ? [{ kind: 'keep', rowId: row.id }]
        : [{ kind: 'move', rowId: row.id, message: planned }];
    }
  }
}

function withTimesOf({ dueAt, usefulUntil }: PlannedRow, message: PlannedMessage): PlannedMessage {
  return { ...message, dueAt, usefulUntil: Math.max(message.usefulUntil, usefulUntil ?? 0) };
}

function standingOf(row: PlannedRow): Standing {
  switch (row.state) {
    case 'held':
    case 'scheduled':
      return 'open';
    case 'skipped':
    case 'cancelled':
      return row.isByHand ? 'settled' : 'dead';
    case 'sending':
    case 'accepted':
    case 'delivered':
    case 'read':
    case 'failed':
    case 'unknown':
      return 'settled';
    default:
      return assertNever(row.state, 'outbox state');
  }
}

/** Two times that are both past mean the same: at once. */
function isSame(row: PlannedRow, message: PlannedMessage, now: number): boolean {
  return (
    Math.max(row.dueAt, now) === Math.max(message.dueAt, now) &&
    row.usefulUntil === message.usefulUntil &&
    row.lines.length === message.lines.length &&
    row.lines.every((line, position) => {
      const other = message.lines[position];
      return other?.key === line.key && other.version === line.version;
    })
  );
}
