import { spanOrNull, toInstantOrNull } from '#shared/api/call.ts';
import type { FindingView } from '#shared/api/calls/health.ts';
import { addressHealth } from '#shared/domain/address-health.ts';
import {
  healthOf,
  type ConnectionState,
  type HealthState,
  type ProviderKind,
} from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import type { TimeSpan } from '#shared/domain/missing-time.ts';
import type { TunnelReason, TunnelState } from '#shared/domain/tunnel.ts';
import { told, type Saying } from '#shared/domain/saying/saying.ts';

type Finding<Part extends FindingView['part']> = Extract<FindingView, { part: Part }>;

/** A connected number; times in epoch ms. */
export type NumberFacts = {
  readonly id: ChannelId;
  readonly provider: ProviderKind;
  readonly label: string;
  readonly account: string | null;
  readonly connection: ConnectionState;
  readonly detail: Saying | null;
  readonly since: number | null;
  readonly lastEventAt: number | null;
  readonly missing: TimeSpan | null;
  /** What its provider calls; null = nothing, Deskbell asks. `url` null = there is no address. */
  readonly webhook: { readonly url: string | null } | null;
  /** An address is being set up. */
  readonly isAddressComing: boolean;
  /** Why the provider does not know the present address; null = it does, or is just being told. */
  readonly untold: { readonly detail: Saying | null; readonly retryAt: number | null } | null;
};

/**
 * A number works when its provider says so and calls where we are. What its provider says comes first: without keys or a
 * sign-in no address helps.
 */
export function findNumber(facts: NumberFacts): Finding<'number'> {
  const { connection, untold, webhook } = facts;
  const health = healthOf(connection);
  const judged = ((): { state: HealthState; code: Finding<'number'>['code'] } => {
    if (health === 'broken') return { state: health, code: connection };
    if (webhook?.url === null) {
      return { state: facts.isAddressComing ? 'unknown' : 'broken', code: 'no-address' };
    }
    if (untold) return { state: 'broken', code: 'not-told' };
    return {
      state: health,
      code: facts.provider === 'practice' && health === 'works' ? 'practice' : connection,
    };
  })();
  return {
    part: 'number',
    ...judged,
    channelId: facts.id,
    provider: facts.provider,
    label: facts.label,
    account: facts.account,
    since: toInstantOrNull(facts.since),
    lastEventAt: toInstantOrNull(facts.lastEventAt),
    missingBetween: spanOrNull(facts.missing),
    ...told(judged.code === 'not-told' ? (untold?.detail ?? null) : facts.detail),
    retryAt: toInstantOrNull(judged.code === 'not-told' ? (untold?.retryAt ?? null) : null),
  };
}

/** The public address; times in epoch ms. */
export type AddressReportFacts = {
  readonly state: TunnelState;
  readonly url: string | null;
  readonly reason: TunnelReason | null;
  readonly detail: string | null;
  readonly retryAt: number | null;
  readonly proof: {
    readonly state: HealthState;
    readonly reason: TunnelReason | null;
    readonly detail: string | null;
    readonly lastWorkedAt: number | null;
    readonly tookMs: number | null;
  };
  readonly lastEventAt: number | null;
  readonly brokenSince: number | null;
  /** The numbers whose providers call it. */
  readonly numbers: Finding<'address'>['numbers'];
};

/** The public address. One that no number needs and that nobody has chosen is off; what was chosen is told as it is. */
export function findAddress(facts: AddressReportFacts): Finding<'address'> {
  const isNeeded = facts.numbers.length > 0;
  const health = addressHealth({ ...facts, isNeeded });
  const proofSpeaks = facts.state === 'up';
  return {
    part: 'address',
    ...judgeAddress(facts, health, isNeeded),
    reason: proofSpeaks ? facts.proof.reason : facts.reason,
    detail: proofSpeaks ? facts.proof.detail : facts.detail,
    url: facts.url,
    brokenSince: toInstantOrNull(facts.brokenSince),
    provedAt: toInstantOrNull(facts.proof.lastWorkedAt),
    tookMs: facts.proof.tookMs,
    lastEventAt: toInstantOrNull(facts.lastEventAt),
    retryAt: toInstantOrNull(facts.retryAt),
    numbers: [...facts.numbers],
  };
}

function judgeAddress(
  { state }: Pick<AddressReportFacts, 'state'>,
  health: HealthState,
  isNeeded: boolean,
): Pick<Finding<'address'>, 'state' | 'code'> {
  if (state === 'off') {
    return isNeeded ? { state: 'broken', code: 'missing' } : { state: 'off', code: 'not-needed' };
  }
  switch (health) {
    case 'works':
      return { state: 'works', code: 'works' };
    case 'broken':
      // Nobody waits behind an address that no number needs: it is told, and is no trouble.
      return { state: isNeeded ? 'broken' : 'off', code: 'broken' };
    case 'unknown':
      return { state: isNeeded ? 'unknown' : 'off', code: 'unproved' };
  }
}

/** A message that is due goes within seconds; after so long something holds it up, ms. */
const overdueAfter = 5 * 60_000;

/** Whether messages leave by themselves; times in epoch ms. */
export function findSending(facts: {
  readonly sending: 'stopped' | 'running' | 'paused';
  readonly until: number | null;
  readonly waiting: number;
  readonly nextDueAt: number | null;
  readonly now: number;
}): Finding<'sending'> {
  const { sending, waiting, nextDueAt, now } = facts;
  const isOverdue = sending === 'running' && nextDueAt !== null && now - nextDueAt > overdueAfter;
  return {
    part: 'sending',
    state: sending === 'running' ? (isOverdue ? 'broken' : 'works') : 'off',
    code: isOverdue ? 'overdue' : sending,
    until: toInstantOrNull(facts.until),
    waiting,
    nextDueAt: toInstantOrNull(nextDueAt),
  };
}

/** Whether the fate of everything that was sent is known. One that failed is known: its chat says why. */
export function findFates({ unknown, failed }: { unknown: number; failed: number }): Finding<'fates'> {
  return {
    part: 'fates',
    state: unknown > 0 ? 'broken' : 'works',
    code: unknown > 0 ? 'unclear' : 'known',
    unknown,
    failed,
  };
}

/** An event is worked on within seconds; after so long something holds it up, ms. */
const stuckAfter = 60_000;

/** Whether everything that came in was understood; times in epoch ms. */
export function findJournal(facts: {
  readonly waiting: number;
  readonly oldestWaitingAt: number | null;
  readonly failed: number;
  readonly lastAt: number | null;
  readonly now: number;
}): Finding<'journal'> {
  const { waiting, oldestWaitingAt, failed, now } = facts;
  const isStuck = oldestWaitingAt !== null && now - oldestWaitingAt > stuckAfter;
  return {
    part: 'journal',
    state: failed > 0 ? 'broken' : isStuck ? 'unknown' : 'works',
    code: failed > 0 ? 'failed' : isStuck ? 'waiting' : 'done',
    waiting,
    oldestWaitingAt: toInstantOrNull(oldestWaitingAt),
    failed,
    lastAt: toInstantOrNull(facts.lastAt),
  };
}
