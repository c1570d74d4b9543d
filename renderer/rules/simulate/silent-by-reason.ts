import type { SilentVisit } from '#shared/api/calls/rules.ts';
import type { SkipReason } from '#shared/domain/planning/planned-message.ts';

/** Visits about which nothing goes out, for one reason. */
export type ReasonGroup = {
  readonly reason: SkipReason;
  /** How many visits, each counted once whatever rules are silent about it. */
  readonly visits: number;
  readonly lines: readonly SilentVisit[];
};

/** What the shop can do something about stands first. */
const urgent: readonly SkipReason[] = [
  'no-phone',
  'no-whatsapp',
  'no-contact',
  'no-text',
  'source-not-armed',
  'before-armed',
  'opted-out',
  'too-late',
  'quiet',
];

/** Gathers silent visits by their reason: what can be mended first, then the most frequent. */
export function silentByReason(silent: readonly SilentVisit[]): ReasonGroup[] {
  const byReason = Map.groupBy(silent, (line) => line.reason);
  return [...byReason]
    .map(([reason, lines]) => ({
      reason,
      lines,
      visits: new Set(lines.map((line) => line.visit.bookingId)).size,
    }))
    .toSorted((one, other) => rank(one) - rank(other) || other.visits - one.visits);
}

function rank({ reason }: ReasonGroup): number {
  const place = urgent.indexOf(reason);
  return place === -1 ? urgent.length : place;
}
