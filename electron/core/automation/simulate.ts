import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { headOf, historiesOf, knownVersion, type BookingHistory } from '#shared/domain/booking/history.ts';
import type { BookingId, ContactId, RuleId } from '#shared/domain/ids.ts';
import { plan, type PlanInput } from '#shared/domain/planning/plan.ts';
import type { PlannedMessage, SkippedLine } from '#shared/domain/planning/planned-message.ts';
import type { Rule } from '#shared/domain/planning/rule.ts';
import { settledOf } from '#shared/domain/planning/settled.ts';

import { peopleWithVisits } from '../store/bookings-people.ts';
import type { ReadDb } from '../store/database.ts';
import { peopleOf } from '../store/reach.ts';
import type { Composer } from '../templates/composer.ts';
import type { Planner } from './planner.ts';

/** What is asked of the simulator. Times are epoch ms. */
export type SimulationQuestion = {
  /** Visits with from ≤ start < to. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** A rule to try, in the place of the one with its id; it is tried as if it were switched on. */
  readonly draft: Rule | null;
  /** The answer is about this rule only. */
  readonly onlyRule: RuleId | null;
};

export type SimulatedVisit = { readonly booking: BookingVersion; readonly contactName: string };

/** A message that would leave, with its words. */
export type Simulated = Pick<PlannedMessage, 'ruleId' | 'dueAt' | 'reason'> & {
  readonly text: string;
  readonly missing: readonly string[];
  readonly visits: readonly SimulatedVisit[];
};

/** A visit that a rule says nothing about. */
export type Silent = Pick<SkippedLine, 'ruleId' | 'reason' | 'wantedAt'> & SimulatedVisit;

export type Simulation = {
  /** How many visits there are in the span. */
  readonly visits: number;
  readonly messages: readonly Simulated[];
  readonly silent: readonly Silent[];
  readonly isCut: boolean;
};

type Deps = { readonly planner: Pick<Planner, 'gather'>; readonly composer: Composer };

/** An answer holds so many messages, and so many silent visits. */
const longestAnswer = 500;

/**
 * Who would get what, when, in which words about the visits of a span, and why others not. Plans as the planner does, so
 * what has left already is told as `already-settled`. A span that is over is played again from its beginning, as if
 * nothing had been sent and every rule had been there.
 */
export function simulate(db: ReadDb, { planner, composer }: Deps, question: SimulationQuestion): Simulation {
  const gathered = planner.gather(
    db,
    peopleWithVisits(db, question.from, question.to),
    isReplay(question) ? question.from : question.now,
  );
  const input = inputFor(question, gathered);
  const histories = new Map(historiesOf(input.versions).map((history) => [headOf(history).id, history]));
  const inSpan = (id: BookingId) => isInSpan(histories.get(id), question);
  const isWanted = (ruleId: RuleId) => question.onlyRule === null || ruleId === question.onlyRule;
  const { messages, skipped } = plan(input);
  const wanted = messages.filter(
    ({ ruleId, lines }) => isWanted(ruleId) && lines.some(({ bookingId }) => inSpan(bookingId)),
  );
  const unsaid = skipped.filter(({ ruleId, bookingId }) => isWanted(ruleId) && inSpan(bookingId));
  const visitOf = visitsBy(db, histories);
  const written = writeAll(wanted.slice(0, longestAnswer), {
    compose: composer.many(db),
    settled: settledOf(input.settled),
    histories,
    visitOf,
  });
  const silent = [
    ...written.silent,
    ...unsaid.flatMap(({ ruleId, reason, wantedAt, bookingId }) =>
      visitOf(bookingId).map((visit) => ({ ruleId, reason, wantedAt, ...visit })),
    ),
  ].sort((one, other) => one.wantedAt - other.wantedAt);
  return {
    visits: [...histories.keys()].filter(inSpan).length,
    messages: written.messages,
    silent: silent.slice(0, longestAnswer),
    isCut: wanted.length > longestAnswer || silent.length > longestAnswer,
  };
}

function isReplay({ to, now }: SimulationQuestion): boolean {
  return to <= now;
}

function inputFor(question: SimulationQuestion, gathered: PlanInput): PlanInput {
  const { draft } = question;
  const rules = draft === null ? gathered.rules : withDraft(gathered.rules, { ...draft, enabled: true });
  return isReplay(question)
    ? { ...gathered, rules: rules.map((rule) => ({ ...rule, since: 0 })), settled: [] }
    : { ...gathered, rules };
}

function withDraft(rules: readonly Rule[], draft: Rule): Rule[] {
  return rules.some(({ id }) => id === draft.id)
    ? rules.map((rule) => (rule.id === draft.id ? draft : rule))
    : [...rules, draft];
}

function isInSpan(history: BookingHistory | undefined, { from, to }: SimulationQuestion): boolean {
  if (history === undefined) return false;
  const { instant } = headOf(history).start;
  return from <= instant && instant < to;
}

type VisitOf = (id: BookingId) => SimulatedVisit[];

/** Looks up a visit with its customer's name; [] for one that is not among the histories. */
function visitsBy(db: ReadDb, histories: ReadonlyMap<BookingId, BookingHistory>): VisitOf {
  const heads = [...histories.values()].map(headOf);
  const people: ReadonlyMap<ContactId, { readonly name: string; readonly phone: string | null }> = peopleOf(
    db,
    heads.map(({ contactId }) => contactId),
  );
  const visits = new Map(
    heads.map((booking) => {
      const person = people.get(booking.contactId);
      return [booking.id, { booking, contactName: person?.name ?? '' }];
    }),
  );
  return (id) => {
    const visit = visits.get(id);
    return visit ? [visit] : [];
  };
}

/** Puts messages into words as the release does; one that cannot be is silent. */
function writeAll(
  messages: readonly PlannedMessage[],
  by: {
    readonly compose: ReturnType<Composer['many']>;
    readonly settled: ReturnType<typeof settledOf>;
    readonly histories: ReadonlyMap<BookingId, BookingHistory>;
    readonly visitOf: VisitOf;
  },
): { messages: Simulated[]; silent: Silent[] } {
  const done: Simulated[] = [];
  const silent: Silent[] = [];
  for (const { ruleId, templateId, dueAt, reason, lines } of messages) {
    const visits = lines.flatMap(({ bookingId }) => by.visitOf(bookingId));
    const [first] = visits;
    const history = first && by.histories.get(first.booking.id);
    if (!history) continue;
    const composed = by.compose({
      templateId,
      contactId: first.booking.contactId,
      bookings: visits.map(({ booking }) => booking),
      previous: knownVersion(history, by.settled.toldVersion(first.booking)),
    });
    if (composed) {
      done.push({ ruleId, dueAt, reason, text: composed.text, missing: composed.missing, visits });
    } else {
      silent.push(
        ...visits.map((visit): Silent => ({ ruleId, reason: 'no-text', wantedAt: dueAt, ...visit })),
      );
    }
  }
  return { messages: done, silent };
}
