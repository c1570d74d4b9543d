import { failureWords, type FailureCode } from '#shared/domain/failure.ts';
import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { headOf, historiesOf } from '#shared/domain/booking/history.ts';
import type { ContactId, RuleId } from '#shared/domain/ids.ts';
import { plan } from '#shared/domain/planning/plan.ts';
import type { SkipReason } from '#shared/domain/planning/planned-message.ts';
import { inEnglishOrNull, readSaying } from '#shared/domain/saying/saying.ts';

import { bookingIdsOfContacts, versionsOf } from '../store/bookings.ts';
import type { ReadDb } from '../store/database.ts';
import { attemptsOf, type Attempted } from '../store/planned-open.ts';
import { plannedOf, type StoredMessage } from '../store/planned.ts';
import { silentLinesOf } from '../store/silent-lines.ts';
import type { Planner } from './planner.ts';

/** What became of one rule for one visit. `at` (epoch ms) is when it left, will leave, or would have been due. */
export type RuleFate = {
  readonly ruleId: RuleId;
  readonly fate: 'sent' | 'waiting' | 'failed' | 'unknown' | 'skipped' | 'silent';
  readonly reason: SkipReason | null;
  readonly at: number | null;
  /** In English, with the provider's own words. */
  readonly error: string | null;
  readonly errorCode?: FailureCode;
};

export type ExplainedVisit = { readonly booking: BookingVersion; readonly rules: readonly RuleFate[] };

/** How far back visits are explained; ms. */
const memory = 60 * 86_400_000;
/** So many visits are explained, those furthest ahead first. */
const mostVisits = 50;

/**
 * Every visit of a customer of the last two months and to come, and for each rule what became of it. Rules whose occasion
 * has not come (nothing was changed, nothing was paid) are not there. `now` is epoch ms.
 */
export function explain(
  db: ReadDb,
  planner: Pick<Planner, 'gather'>,
  contactId: ContactId,
  now: number,
): ExplainedVisit[] {
  const histories = historiesOf(versionsOf(db, bookingIdsOfContacts(db, [contactId], now - memory)));
  const visits = histories
    .map(headOf)
    .sort((one, other) => other.start.instant - one.start.instant)
    .slice(0, mostVisits);
  const ids = visits.map(({ id }) => id);
  const messages = plannedOf(db, { bookingIds: ids });
  const attempts = attemptsOf(
    db,
    messages.flatMap(({ outboxSeq }) => outboxSeq ?? []),
  );
  // What was kept when it was last planned, then what planning would say now: of a rule that is newer than that.
  const silent = [...silentLinesOf(db, ids), ...plan(planner.gather(db, [contactId], now)).skipped];
  return visits.map((booking) => {
    const fates = new Map<RuleId, RuleFate>();
    for (const message of messages) {
      for (const line of message.lines) {
        if (line.bookingId === booking.id) keepBetter(fates, fateOf(message, attempts));
      }
    }
    for (const { bookingId, ruleId, reason, wantedAt } of silent) {
      if (bookingId !== booking.id || fates.has(ruleId)) continue;
      fates.set(ruleId, { ruleId, fate: 'silent', reason, at: wantedAt, error: null });
    }
    return { booking, rules: [...fates.values()].sort((one, other) => (one.at ?? 0) - (other.at ?? 0)) };
  });
}

/** A rule may have spoken twice (two changes): the later one is what a person asks about. A cancelled one says least. */
function keepBetter(fates: Map<RuleId, RuleFate>, fate: RuleFate): void {
  const known = fates.get(fate.ruleId);
  if (known && known.fate !== 'skipped' && fate.fate === 'skipped') return;
  fates.set(fate.ruleId, fate);
}

function fateOf(message: StoredMessage, attempts: ReadonlyMap<number, Attempted>): RuleFate {
  const { ruleId, outboxState, skipReason: reason, dueAt } = message;
  const attempt = message.outboxSeq === null ? undefined : attempts.get(message.outboxSeq);
  const at = attempt?.at ?? dueAt;
  if (message.state === 'waiting') return { ruleId, fate: 'waiting', reason: null, at: dueAt, error: null };
  if (message.state !== 'released') return { ruleId, fate: 'skipped', reason, at: dueAt, error: null };
  switch (outboxState) {
    case 'held':
    case 'scheduled':
    case 'sending':
      return { ruleId, fate: 'waiting', reason: null, at: dueAt, error: null };
    case 'accepted':
    case 'delivered':
    case 'read':
      return { ruleId, fate: 'sent', reason: null, at, error: null };
    case 'failed':
    case 'unknown':
      return { ruleId, fate: outboxState, reason: null, at, ...errorOf(attempt) };
    case 'skipped':
    case 'cancelled':
    case null:
      return { ruleId, fate: 'skipped', reason, at: dueAt, error: null };
  }
}

function errorOf(attempt: Attempted | undefined): Pick<RuleFate, 'error' | 'errorCode'> {
  if (!attempt?.errorCode) return { error: null };
  const words = failureWords[attempt.errorCode];
  const why = inEnglishOrNull(readSaying(attempt.errorDetail));
  return { error: why === null ? words : `${words} (${why})`, errorCode: attempt.errorCode };
}
