import type { BookingVersion } from '../booking/booking.ts';
import { bookedBy, headOf, timeSetBy, type BookingHistory } from '../booking/history.ts';
import { dueOf } from './catch-up.ts';
import { hasOptedOut, isReachable, unreachable, type Customer } from './customer.ts';
import { skipped, type Outcome } from './line-draft.ts';
import type { PlannedLine, SkipReason } from './planned-message.ts';
import type { QuietWindowAt } from './quiet-hours.ts';
import { isReminder, type Rule } from './rule.ts';
import type { Settled } from './settled.ts';
import { forbiddenByState, wantedBy, type Wanted } from './wanted.ts';

/** What planning knows beside the booking itself. */
export type Surroundings = {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly rules: readonly Rule[];
  readonly armedSince: ReadonlyMap<string, number | null>;
  readonly settled: Settled;
  readonly windowAt: QuietWindowAt;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** A confirmation this close to the visit is a reminder already; milliseconds. */
const shortNotice = 3 * 3_600_000;

/** The reminder that such a confirmation replaces follows within this; milliseconds. */
const soonAfter = 3_600_000;

/** A confirmation is at once when it leaves within this after the booking; milliseconds. */
const justMade = 30 * 60_000;

/** News of a visit within this is urgent at night, too; milliseconds. */
const urgent = 24 * 3_600_000;

/** What each rule does about one booking: a line, or the reason why not; nothing where the trigger has not happened. */
export function outcomesOf(history: BookingHistory, around: Surroundings): Outcome[] {
  const outcomes = around.rules.flatMap((rule) => {
    const outcome = outcomeOf(rule, history, around);
    return outcome ? [outcome] : [];
  });
  return replaceReminders(withoutChangeBesideConfirmation(outcomes), history, around.settled);
}

function outcomeOf(rule: Rule, history: BookingHistory, around: Surroundings): Outcome | null {
  const head = headOf(history);
  const wanted = wantedBy(rule.trigger, history, around.settled.toldVersion(head));
  if (wanted === null) return null;
  const customer = around.customers.get(head.contactId);
  const line = lineOf(head, rule, wanted, customer?.recipient ?? null);
  const subject = { line, rule, wantedAt: wanted.wantedAt };
  const reason =
    outOfScope(rule, head, wanted, customer) ??
    silentSource(rule, head, wanted, around.armedSince) ??
    forbiddenByState(head, rule) ??
    refused(rule, customer);
  if (reason !== null) return skipped(subject, reason);
  if (!isReachable(customer)) return skipped(subject, unreachable(customer));
  if (around.settled.has(line)) return skipped(subject, 'already-settled');
  const due = dueOf({
    rule,
    wantedAt: wanted.wantedAt,
    causedAt: wanted.causedAt,
    visit: head.start.instant,
    windowAt: around.windowAt,
    now: around.now,
    isExemptAt: (instant) => isExempt(rule, history, wanted, around.settled, instant),
  });
  if (due.state === 'skipped') return skipped(subject, due.reason);
  return { state: 'planned', ...subject, recipient: customer.recipient, head, due };
}

function lineOf(head: BookingVersion, rule: Rule, wanted: Wanted, recipient: string | null): PlannedLine {
  return {
    // JSON keeps the parts apart whatever a source calls itself.
    key: JSON.stringify([head.source, head.id, wanted.causeVersion, rule.id, recipient]),
    bookingId: head.id,
    contactId: head.contactId,
    ruleId: rule.id,
    causeVersion: wanted.causeVersion,
    version: head.version,
  };
}

function outOfScope(
  rule: Rule,
  head: BookingVersion,
  wanted: Wanted,
  customer: Customer | undefined,
): SkipReason | null {
  const { services, sources, exceptSources, channels } = rule.conditions;
  if (!rule.enabled) return 'rule-off';
  if (services !== null && !services.includes(head.service)) return 'other-service';
  if (exceptSources.includes(head.source)) return 'other-source';
  if (sources !== null && !sources.includes(head.source)) return 'other-source';
  const channelId = customer?.channelId ?? null;
  if (channels !== null && (channelId === null || !channels.includes(channelId))) return 'other-channel';
  if (!isReminder(rule.trigger) && wanted.wantedAt < rule.since) return 'before-rule';
  return null;
}

/** A calendar or file says nothing until its owner lets it, and then no news of what happened before. */
function silentSource(
  rule: Rule,
  head: BookingVersion,
  { causedAt }: Wanted,
  armedSince: Surroundings['armedSince'],
): SkipReason | null {
  const since = armedSince.get(head.source);
  if (since === undefined) return null;
  if (since === null) return 'source-not-armed';
  return !isReminder(rule.trigger) && causedAt <= since ? 'before-armed' : null;
}

function refused(rule: Rule, customer: Customer | undefined): SkipReason | null {
  return customer && hasOptedOut(customer, rule.trigger) ? 'opted-out' : null;
}

/** Replies never come here; a confirmation just made and urgent news do not wait for the morning. */
function isExempt(
  rule: Rule,
  history: BookingHistory,
  { causedAt }: Wanted,
  settled: Settled,
  instant: number,
): boolean {
  if (rule.exemptFromQuietHours) return true;
  const head = headOf(history);
  switch (rule.trigger.kind) {
    case 'created':
      return instant - causedAt <= justMade;
    case 'cancelled':
      return head.start.instant - causedAt <= urgent;
    case 'changed': {
      // Who would come at the old time has to know as early as who must come at the new one.
      const toldVersion = settled.toldVersion(head) ?? bookedBy(history).version;
      const told = history.find((version) => version.version === toldVersion) ?? head;
      return [told, head].some(
        ({ start }) => start.instant >= causedAt && start.instant - causedAt <= urgent,
      );
    }
    case 'before':
    case 'after':
    case 'day-before-at':
    case 'paid':
    case 'no-show':
      return false;
  }
}

/** A confirmation that has not left yet speaks of the newest version: no change beside it. */
function withoutChangeBesideConfirmation(outcomes: Outcome[]): Outcome[] {
  const confirms = outcomes.some(isPlanned('created'));
  return outcomes.map((outcome) =>
    confirms && isPlanned('changed')(outcome) ? skipped(outcome, 'told-by-confirmation') : outcome,
  );
}

function replaceReminders(outcomes: Outcome[], history: BookingHistory, settled: Settled): Outcome[] {
  const head = headOf(history);
  const set = timeSetBy(history);
  const news = outcomes.filter(
    ({ rule }) => rule.trigger.kind === 'created' || rule.trigger.kind === 'changed',
  );
  const tellsLate =
    head.start.instant - set.at < shortNotice &&
    (news.some(({ state }) => state === 'planned') ||
      news.some(({ rule }) => settled.hasTold(head, rule.id, set.version)));
  return outcomes.map((outcome) => {
    if (!isReminder(outcome.rule.trigger)) return outcome;
    if (outcome.state === 'planned') {
      const replaced = tellsLate && outcome.wantedAt - set.at < soonAfter;
      return replaced ? skipped(outcome, 'replaced-by-confirmation') : outcome;
    }
    const shorter = outcomes.some(
      (other) =>
        isReminder(other.rule.trigger) &&
        other.wantedAt > outcome.wantedAt &&
        (other.state === 'planned' || other.reason === 'already-settled'),
    );
    return outcome.reason === 'too-late' && shorter ? skipped(outcome, 'replaced-by-shorter') : outcome;
  });
}

function isPlanned(kind: 'created' | 'changed') {
  return ({ state, rule }: Outcome) => state === 'planned' && rule.trigger.kind === kind;
}
