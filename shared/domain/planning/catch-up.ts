import { outOfQuietHours, type QuietWindowAt } from './quiet-hours.ts';
import type { DueReason, SkipReason } from './planned-message.ts';
import { followsVisit, isReminder, type Rule } from './rule.ts';

/** Sending takes its turns: what is this little behind is on time; milliseconds. */
const onTime = 5 * 60_000;

/** A reminder that is late is of no use in the last half hour before the visit; milliseconds. */
const lastReminder = 30 * 60_000;

/** Nothing that is about a visit to come leaves later than a minute before it; milliseconds. */
const lastMinute = 60_000;

/** What decides when a message leaves; times are epoch milliseconds. */
export type DueQuestion = {
  readonly rule: Rule;
  readonly wantedAt: number;
  /** When there was first something to say. */
  readonly causedAt: number;
  readonly visit: number;
  /** True when a message that leaves then may leave at night. */
  readonly isExemptAt: (instant: number) => boolean;
  readonly windowAt: QuietWindowAt;
  readonly now: number;
};

export type Due =
  | {
      readonly state: 'planned';
      readonly dueAt: number;
      readonly usefulUntil: number;
      readonly reason: DueReason;
      /** The computer slept (or sending stood still) when it should have left. */
      readonly isMissed: boolean;
    }
  | { readonly state: 'skipped'; readonly reason: SkipReason };

/**
 * When a message leaves: at its time, out of quiet hours, or late while it is still useful. `dueAt` of one that is
 * late stays its old time, so that planning again changes nothing; it moves only when now is night.
 */
export function dueOf(question: DueQuestion): Due {
  const { rule, wantedAt, causedAt, visit, now } = question;
  // Set later than the moment of sending: too short notice for this reminder.
  if (wantedAt < causedAt) return { state: 'skipped', reason: 'booked-inside-offset' };
  const ideal = decentTime(question, wantedAt, isReminder(rule.trigger) ? causedAt : Infinity);
  const usefulUntil = lastUse(question, ideal);
  if (ideal > usefulUntil) {
    return { state: 'skipped', reason: ideal > wantedAt ? 'quiet' : 'after-visit' };
  }
  const isMissed = now > ideal + onTime;
  const leavesAt = isMissed ? decentTime(question, now, Infinity) : Math.max(now, ideal);
  if (leavesAt > usefulUntil) {
    const isOver = now >= visit && !followsVisit(rule.trigger);
    return { state: 'skipped', reason: isOver ? 'after-visit' : 'too-late' };
  }
  const dueAt = isMissed && leavesAt > now ? leavesAt : ideal;
  return {
    state: 'planned',
    dueAt,
    usefulUntil,
    isMissed,
    reason: isMissed && dueAt === ideal ? 'late' : reasonOf(wantedAt, dueAt),
  };
}

function decentTime(question: DueQuestion, instant: number, earliest: number): number {
  const { isExemptAt, windowAt, visit } = question;
  return isExemptAt(instant) ? instant : outOfQuietHours(windowAt, instant, { visit, earliest });
}

/** Catch-up: 25 % of the offset and never in the last 30 min, but what is on time is always useful. */
function lastUse({ rule, wantedAt, visit }: DueQuestion, ideal: number): number {
  const { usefulness } = rule;
  const beforeVisit = visit - lastMinute;
  switch (usefulness.kind) {
    case 'catch-up': {
      const late = Math.floor(Math.max(ideal, wantedAt) + (visit - wantedAt) / 4);
      const caughtUp = Math.min(late, visit - lastReminder);
      return ideal <= wantedAt ? Math.max(caughtUp, Math.min(ideal + onTime, beforeVisit)) : caughtUp;
    }
    case 'visit':
      return beforeVisit;
    case 'minutes': {
      const until = ideal + usefulness.minutes * 60_000;
      return followsVisit(rule.trigger) ? until : Math.min(until, beforeVisit);
    }
  }
}

function reasonOf(wantedAt: number, dueAt: number): DueReason {
  if (dueAt < wantedAt) return 'earlier-for-quiet';
  return dueAt > wantedAt ? 'later-for-quiet' : 'on-time';
}
