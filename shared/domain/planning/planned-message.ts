import type { BookingId, ContactId, RuleId, TemplateId } from '../ids.ts';

/** One visit in a message. */
export type PlannedLine = {
  /** source + booking + version + rule + recipient: unique over all messages ever. */
  readonly key: string;
  readonly bookingId: BookingId;
  readonly contactId: ContactId;
  readonly ruleId: RuleId;
  /** The version that made this line necessary; part of the key. */
  readonly causeVersion: number;
  /** The version that the text is about: the newest. */
  readonly version: number;
};

/** Why a message has the due time that it has. */
export type DueReason = 'on-time' | 'earlier-for-quiet' | 'later-for-quiet' | 'late';

/** A message that will be sent: one recipient, one rule, one visit or several of a day. */
export type PlannedMessage = {
  /** The key of its first line: the idempotency key of the message. */
  readonly key: string;
  readonly recipient: string;
  readonly ruleId: RuleId;
  readonly templateId: TemplateId;
  /** By the start of the visits. */
  readonly lines: readonly [PlannedLine, ...PlannedLine[]];
  /** Epoch milliseconds; in the past means at once. */
  readonly dueAt: number;
  /** Not to be sent after this; epoch milliseconds. */
  readonly usefulUntil: number;
  readonly reason: DueReason;
};

/** Why a rule sends nothing about a booking to which it could apply. */
export const skipReasons = [
  'rule-off',
  'before-rule',
  'other-service',
  'other-source',
  'other-channel',
  'source-not-armed',
  'before-armed',
  'no-contact',
  'no-phone',
  'no-whatsapp',
  'opted-out',
  'cancelled',
  'visit-over',
  'already-confirmed',
  'declined',
  'already-settled',
  'told-by-confirmation',
  'booked-inside-offset',
  'replaced-by-confirmation',
  'replaced-by-shorter',
  'replaced-by-other',
  'quiet',
  'too-late',
  'after-visit',
  /** Not the plan's: when it was due, its template was gone or could not be written out. */
  'no-text',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** A line that is not sent, and why not. */
export type SkippedLine = PlannedLine & {
  readonly reason: SkipReason;
  /** When it would have been due, before any moving; epoch milliseconds. */
  readonly wantedAt: number;
};

export type Plan = {
  readonly messages: readonly PlannedMessage[];
  readonly skipped: readonly SkippedLine[];
};

/** A line whose message has met its fate (sent, failed, unknown, skipped by a person): never planned again. */
export type SettledLine = Pick<
  PlannedLine,
  'bookingId' | 'contactId' | 'ruleId' | 'causeVersion' | 'version'
>;
