import type { RuleId } from '#shared/domain/ids.ts';
import type { Rule } from '#shared/domain/planning/rule.ts';

import type { Change } from '../platform/event-bus.ts';
import type { Store, WriteDb } from '../store/database.ts';
import { openMessages, type OpenMessage } from '../store/planned-open.ts';
import { removeRule, saveRule } from '../store/rules.ts';
import type { Planner } from './planner.ts';

/** One message that a changed rule adds, moves or takes back. Times are epoch ms. */
export type Moved = OpenMessage & {
  readonly kind: 'add' | 'move' | 'cancel';
  /** Where it stood before; null for one that was not there. */
  readonly previousDueAt: number | null;
};

/** What to keep about a rule; `null` removes it. */
export type RuleChange =
  | { readonly kind: 'save'; readonly rule: Rule; readonly name: string | null }
  | { readonly kind: 'remove'; readonly ruleId: RuleId };

type PlannerPart = Pick<Planner, 'replan' | 'everybody'>;

/**
 * Keeps a rule (or removes it) and plans everybody anew, within the caller's transaction. Returns every message that
 * this adds, moves or cancels, by time.
 */
export function changeRule(
  db: WriteDb,
  planner: PlannerPart,
  change: RuleChange,
  now: number,
): { moved: Moved[]; changes: Change[] } {
  const before = openMessages(db);
  if (change.kind === 'save') saveRule(db, change, now);
  else removeRule(db, change.ruleId);
  const changes = planner.replan(db, planner.everybody(db));
  return {
    moved: differenceOf(before, openMessages(db)),
    changes: [...changes, { topic: 'rules' }, { topic: 'outbox' }, { topic: 'bookings' }],
  };
}

/**
 * What `changeRule` would do, without doing it: it is done and undone again, so that the answer cannot differ from the
 * deed. Nothing reaches the disk.
 */
export function tryRule(store: Store, planner: PlannerPart, change: RuleChange, now: number): Moved[] {
  try {
    return store.write((db) => {
      throw new Undone(changeRule(db, planner, change, now).moved);
    });
  } catch (error) {
    if (error instanceof Undone) return error.moved;
    throw error;
  }
}

/** Leaves a transaction with an answer and without its changes. */
class Undone extends Error {
  readonly moved: Moved[];

  constructor(moved: Moved[]) {
    super('This transaction was only tried.');
    this.moved = moved;
  }
}

function differenceOf(before: readonly OpenMessage[], after: readonly OpenMessage[]): Moved[] {
  const earlier = new Map(before.map((message) => [message.id, message]));
  const later = new Set(after.map(({ id }) => id));
  const moved = after.flatMap((message): Moved[] => {
    const known = earlier.get(message.id);
    if (known?.dueAt === message.dueAt) return [];
    return [{ ...message, kind: known ? 'move' : 'add', previousDueAt: known?.dueAt ?? null }];
  });
  const cancelled = before
    .filter(({ id }) => !later.has(id))
    .map((message): Moved => ({ ...message, kind: 'cancel', previousDueAt: message.dueAt }));
  return [...moved, ...cancelled].sort(
    (one, other) => one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1),
  );
}
