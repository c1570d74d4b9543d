import { assertNever } from '../assert-never.ts';
import { coalescing, type BookingVersion } from '../booking/booking.ts';
import {
  becameBy,
  bookedBy,
  headOf,
  timeSetBy,
  untoldChange,
  type BookingHistory,
  type Occasion,
} from '../booking/history.ts';
import { dayBeforeAt, minutesBefore } from '../booking/wall-time.ts';
import type { SkipReason } from './planned-message.ts';
import type { Rule, Trigger } from './rule.ts';

/** A message that a rule wants about a booking, before anything is weighed. */
export type Wanted = {
  /** The version that made it necessary. */
  readonly causeVersion: number;
  /** When that version was made: before, there was nothing to say. */
  readonly causedAt: number;
  /** When it should go; all epoch milliseconds. */
  readonly wantedAt: number;
};

/** What a trigger wants about a booking of which the customer knows `toldVersion`, or null when it has not happened. */
export function wantedBy(
  trigger: Trigger,
  history: BookingHistory,
  toldVersion: number | null,
): Wanted | null {
  const head = headOf(history);
  const start = head.start.instant;
  switch (trigger.kind) {
    case 'created': {
      const booked = bookedBy(history);
      return wanted({ version: booked.version, at: booked.changedAt }, booked.changedAt);
    }
    case 'changed': {
      const change = untoldChange(history, toldVersion);
      return change && wanted(change, change.at + coalescing);
    }
    case 'before':
      return wanted(timeSetBy(history), minutesBefore(start, trigger.minutes));
    case 'day-before-at':
      return wanted(timeSetBy(history), dayBeforeAt(head.start, trigger.time));
    case 'after':
      return wanted(timeSetBy(history), minutesBefore(head.endsAt ?? start, -trigger.minutes));
    case 'cancelled':
      return atOnce(becameBy(history, (version) => version.state === 'cancelled'));
    case 'paid':
      return atOnce(becameBy(history, (version) => version.paid));
    case 'no-show':
      return atOnce(becameBy(history, (version) => version.state === 'no-show'));
    default:
      return assertNever(trigger, 'trigger');
  }
}

/** Why a booking in its present state gets no message of this kind, or null. */
export function forbiddenByState(head: BookingVersion, rule: Rule): SkipReason | null {
  const { kind } = rule.trigger;
  if (kind === 'cancelled' || kind === 'no-show') return null;
  if (head.state === 'cancelled') return 'cancelled';
  if (head.state === 'no-show') return 'visit-over';
  if (head.state === 'done') return kind === 'after' || kind === 'paid' ? null : 'visit-over';
  if (rule.conditions.unlessConfirmed && head.confirmation === 'confirmed') return 'already-confirmed';
  if (head.confirmation === 'declined' && (kind === 'before' || kind === 'day-before-at')) return 'declined';
  return null;
}

function wanted(cause: Occasion, wantedAt: number): Wanted {
  return { causeVersion: cause.version, causedAt: cause.at, wantedAt };
}

function atOnce(occasion: Occasion | null): Wanted | null {
  return occasion && wanted(occasion, occasion.at);
}
