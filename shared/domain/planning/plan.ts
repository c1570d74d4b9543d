import type { BookingVersion } from '../booking/booking.ts';
import { historiesOf } from '../booking/history.ts';
import { outcomesOf } from './booking-outcomes.ts';
import type { Customer } from './customer.ts';
import { messageOf } from './grouping.ts';
import { skipped, skippedLine, type Outcome } from './line-draft.ts';
import { oneMissedPerCustomer } from './one-per-customer.ts';
import type { Plan, PlannedMessage, SettledLine } from './planned-message.ts';
import { quietWindows, type QuietHours } from './quiet-hours.ts';
import type { Rule } from './rule.ts';
import { settledOf } from './settled.ts';

export type PlanInput = {
  /** All versions of the bookings, in any order. Customers who share a phone are planned together or lose grouping. */
  readonly versions: readonly BookingVersion[];
  readonly customers: readonly Customer[];
  readonly rules: readonly Rule[];
  readonly settings: { readonly timeZone: string; readonly quietHours: QuietHours | null };
  /** Since when a source that has to be armed may speak (epoch ms), null = it may not; one that is not named may always. */
  readonly armedSince: ReadonlyMap<string, number | null>;
  /** What has left already, of these bookings (`settledLines`). */
  readonly settled: readonly SettledLine[];
  /** Epoch milliseconds. */
  readonly now: number;
};

/**
 * All that will be sent about these bookings, in order of time, and all that will not, with the reason. Depends on
 * nothing else, so planning twice gives the same. A message with `dueAt` in the past is to leave at once; one that was
 * not sent by its time (sleep, pause) must be planned again before it leaves: the night may have begun.
 * Throws RangeError on an unknown zone.
 */
export function plan(input: PlanInput): Plan {
  const around = {
    customers: new Map(input.customers.map((customer) => [customer.contactId, customer])),
    rules: input.rules,
    armedSince: input.armedSince,
    settled: settledOf(input.settled),
    windowAt: quietWindows(input.settings.quietHours, input.settings.timeZone),
    now: input.now,
  };
  const outcomes = historiesOf(input.versions).flatMap((history) => outcomesOf(history, around));
  const { kept, dropped } = oneMissedPerCustomer(outcomes.filter((outcome) => outcome.state === 'planned'));
  return {
    messages: kept.map(messageOf).sort(byDue),
    skipped: [...outcomes, ...dropped.map((draft) => skipped(draft, 'replaced-by-other'))]
      .filter(isSkipped)
      .map(skippedLine),
  };
}

function isSkipped(outcome: Outcome): outcome is Extract<Outcome, { state: 'skipped' }> {
  return outcome.state === 'skipped';
}

function byDue(one: PlannedMessage, other: PlannedMessage): number {
  if (one.dueAt !== other.dueAt) return one.dueAt - other.dueAt;
  return one.key < other.key ? -1 : 1;
}
