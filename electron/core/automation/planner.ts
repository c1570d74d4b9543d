import type { ContactId } from '#shared/domain/ids.ts';
import { difference, type RowChange } from '#shared/domain/planning/difference.ts';
import { plan, type PlanInput } from '#shared/domain/planning/plan.ts';
import type { Plan } from '#shared/domain/planning/planned-message.ts';
import type { Rule } from '#shared/domain/planning/rule.ts';

import type { Replan } from '../bookings/bookings.ts';
import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock, Log, Random } from '../platform/ports.ts';
import { breathe } from '../platform/sleep.ts';
import { timeZoneOf, type Settings } from '../settings/settings.ts';
import type { ReadDb, Store, WriteDb } from '../store/database.ts';
import { peopleWithDue } from '../store/planned-due.ts';
import { peopleToPlanFor, plannedOf, plannedRowOf, type StoredMessage } from '../store/planned.ts';
import { listRules } from '../store/rules.ts';
import type { Composer } from '../templates/composer.ts';
import { rememberMissed } from './absence.ts';
import { applyPlan } from './apply-plan.ts';
import { gather, gatherShop, lookBack, type Gathered, type Shop } from './gather.ts';

export type PlannerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly settings: Settings;
  readonly composer: Composer;
  /** Something is planned otherwise now, when the transaction has ended: wake who releases it. */
  readonly onPlanned: () => void;
};

/** What planning would do. */
type Comparison = {
  readonly plan: Plan;
  readonly changes: readonly RowChange[];
  /** What the row ids of `changes` stand for. */
  readonly messages: readonly StoredMessage[];
};

/** Keeps what will be sent in step with bookings, customers, rules and settings. */
export type Planner = {
  /** Plans for these people anew, in the caller's transaction. */
  readonly replan: Replan;
  /** Plans for everybody, in slices that let other work go first. Resolves when done; a second call waits for a round of its own. */
  replanAll(): Promise<void>;
  /** Plans for everybody who has something due, in slices: what is late is caught up with, or dropped. */
  replanDue(): Promise<void>;
  /** Everybody for whom something may have to be planned. */
  everybody(db: ReadDb): ContactId[];
  /** What `plan` needs for these people at `now` (epoch ms). */
  gather(db: ReadDb, contactIds: readonly ContactId[], now: number): PlanInput;
  /** Ends a round of `replanAll` after the slice at hand. */
  stop(): Promise<void>;
};

/** How many people are planned for in one transaction of `replanAll`: some 20 ms of work. */
const slice = 50;

/** A planner over the store; it keeps nothing by itself. */
export function createPlanner(deps: PlannerDeps): Planner {
  const { store, bus, clock, log } = deps;
  const rounds = { isStopped: false, running: null as Promise<void> | null, isWanted: false };
  const shopOf = (db: ReadDb): Shop => {
    const document = deps.settings.get();
    const settings = { timeZone: timeZoneOf(document), quietHours: document.business.quietHours };
    return gatherShop(db, rulesOf(db), settings);
  };
  const replan = (db: WriteDb, contactIds: readonly ContactId[]): Change[] => {
    const gathered = gather(db, shopOf(db), contactIds, clock.now());
    const { changes: rowChanges, plan: made, messages } = compare(db, gathered);
    const applied = applyPlan(db, deps, { ...gathered, messages }, { plan: made, rowChanges });
    rememberMissed(db, applied.missed, clock.now());
    if (applied.isChanged) deps.onPlanned();
    return applied.changes;
  };
  const inSlices = async (people: readonly ContactId[]) => {
    for (let from = 0; from < people.length && !rounds.isStopped; from += slice) {
      try {
        bus.announce(store.write((db) => replan(db, people.slice(from, from + slice))));
      } catch (error) {
        // The others are planned for all the same.
        const words = error instanceof Error ? error.message : String(error);
        log.write('error', 'customers could not be planned for', { count: slice, error: words });
      }
      await breathe();
    }
  };
  const runRounds = async () => {
    try {
      while (rounds.isWanted && !rounds.isStopped) {
        rounds.isWanted = false;
        await inSlices(planner.everybody(store.read));
      }
    } finally {
      rounds.running = null;
    }
  };
  const planner: Planner = {
    replan,
    async replanAll() {
      rounds.isWanted = true;
      rounds.running ??= runRounds();
      await rounds.running;
    },
    replanDue: () => inSlices(peopleWithDue(store.read, clock.now())),
    everybody: (db) => peopleToPlanFor(db, clock.now() - lookBack(rulesOf(db))),
    gather: (db, contactIds, now) => gather(db, shopOf(db), contactIds, now).input,
    async stop() {
      rounds.isStopped = true;
      await rounds.running;
    },
  };
  return planner;
}

function rulesOf(db: ReadDb): Rule[] {
  return listRules(db).map(({ rule }) => rule);
}

function compare(db: ReadDb, { input, messages }: Gathered): Comparison {
  const made = plan(input);
  // A message whose visits all went into others has no line any more by which it would be found.
  const known = new Set(messages.map(({ key }) => key));
  const keys = made.messages.map(({ key }) => key).filter((key) => !known.has(key));
  const all = keys.length === 0 ? messages : [...messages, ...plannedOf(db, { bookingIds: [], keys })];
  return { plan: made, changes: difference(made, all.map(plannedRowOf), input.now), messages: all };
}
