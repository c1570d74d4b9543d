import type { BookingVersion } from '../booking/booking.ts';
import type { Due } from './catch-up.ts';
import type { PlannedLine, SkippedLine, SkipReason } from './planned-message.ts';
import type { Rule } from './rule.ts';

/** A line on its way into a message, with all that grouping weighs. */
export type LineDraft = {
  readonly line: PlannedLine;
  readonly rule: Rule;
  readonly recipient: string;
  readonly head: BookingVersion;
  readonly wantedAt: number;
  readonly due: Extract<Due, { state: 'planned' }>;
};

/** What became of one rule for one booking. */
export type Outcome =
  | ({ readonly state: 'planned' } & LineDraft)
  | {
      readonly state: 'skipped';
      readonly line: PlannedLine;
      readonly rule: Rule;
      readonly wantedAt: number;
      readonly reason: SkipReason;
    };

/** The same rule and booking, skipped after all. */
export function skipped(outcome: Omit<LineDraft, 'due' | 'head' | 'recipient'>, reason: SkipReason): Outcome {
  const { line, rule, wantedAt } = outcome;
  return { state: 'skipped', line, rule, wantedAt, reason };
}

/** A skipped outcome as the plan shows it. */
export function skippedLine(outcome: Extract<Outcome, { state: 'skipped' }>): SkippedLine {
  return { ...outcome.line, reason: outcome.reason, wantedAt: outcome.wantedAt };
}
