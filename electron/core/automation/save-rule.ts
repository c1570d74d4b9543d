import type { RuleId } from '#shared/domain/ids.ts';
import { followsVisit, type Rule } from '#shared/domain/planning/rule.ts';

import type { Replan } from '../bookings/bookings.ts';
import type { Change } from '../platform/event-bus.ts';
import type { Store, WriteDb } from '../store/database.ts';
import { openMessages, type OpenMessage } from '../store/planned-open.ts';
import { peopleToPlanFor } from '../store/planned.ts';
import { getRule, listRules, removeRule, saveRule } from '../store/rules.ts';

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

type Deps = { readonly replan: Replan };

const day = 86_400_000;

/**
 * Keeps a rule (or removes it) and plans everybody anew, within the caller's transaction. Returns every message that
 * this adds, moves or cancels, by time.
 */
export function changeRule(
  db: WriteDb,
  { replan }: Deps,
  change: RuleChange,
  now: number,
): { moved: Moved[]; changes: Change[] } {
  const before = openMessages(db);
  const lookBack = lookBackOf(db, change);
  if (change.kind === 'save') saveRule(db, change, now);
  else removeRule(db, change.ruleId);
  const changes = replan(db, peopleToPlanFor(db, now - lookBack));
  return {
    moved: differenceOf(before, openMessages(db)),
    changes: [...changes, { topic: 'rules' }, { topic: 'outbox' }, { topic: 'bookings' }],
  };
}

/**
 * What `changeRule` would do, without doing it: it is done and undone again, so that the answer cannot differ from the
 * deed. Nothing reaches the disk.
 */
export function tryRule(store: Store, deps: Deps, change: RuleChange, now: number): Moved[] {
  try {
    return store.write((db) => {
      throw new Undone(changeRule(db, deps, change, now).moved);
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

/** How far back visits may lie about which the rule, as it was and as it will be, can still speak; ms. */
function lookBackOf(db: WriteDb, change: RuleChange): number {
  const id = change.kind === 'save' ? change.rule.id : change.ruleId;
  const rules = [getRule(db, id)?.rule, change.kind === 'save' ? change.rule : undefined];
  // A visit that began yesterday may go on; beyond, only what is sent afterwards matters.
  return day + Math.max(...rules.map((rule) => (rule ? afterVisit(rule) : 0)));
}

function afterVisit({ trigger, usefulness }: Rule): number {
  if (!followsVisit(trigger)) return 0;
  const wait = trigger.kind === 'after' ? trigger.minutes : 0;
  const useful = usefulness.kind === 'minutes' ? usefulness.minutes : 0;
  return (wait + useful) * 60_000;
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
  return [...moved, ...cancelled].sort((one, other) => one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1));
}

/** The rules as they would be with a draft among them: in the place of the one that it replaces, or at the end. */
export function rulesWith(db: WriteDb | Parameters<typeof listRules>[0], draft: Rule | null): Rule[] {
  const rules = listRules(db).map(({ rule }) => rule);
  if (draft === null) return rules;
  return rules.some(({ id }) => id === draft.id)
    ? rules.map((rule) => (rule.id === draft.id ? draft : rule))
    : [...rules, draft];
}
