import type { Failure } from '#shared/domain/failure.ts';
import { inEnglishOrNull, readSaying } from '#shared/domain/saying/saying.ts';

import type { Change } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import type { SendOutcome } from '../providers/provider.ts';
import type { WriteDb } from '../store/database.ts';
import { endAttempt, listAttempts } from '../store/outbox-due.ts';
import { getOutboxBySeq, updateOutbox, type OutboxRow } from '../store/outbox.ts';
import type { StandInFor } from './claim.ts';
import { changesOf } from './enqueue.ts';
import { parsePayload } from './payload.ts';
import { decideRetry } from './retry.ts';
import { accept, makeFailed, makeUnknown } from './settle.ts';

export type OutcomeDeps = {
  readonly clock: Clock;
  readonly random: Random;
  /** What goes in place of an automatic text while only templates go; left out: nothing. */
  readonly standInFor?: StandInFor | undefined;
  /** The message has its provider id now: applies what came in about it before, and tells what that changed. */
  readonly onAccepted: (db: WriteDb, messageSeq: number) => { toChanges(): readonly Change[] };
};

/**
 * Writes down what became of an attempt. What is known by better proof meanwhile (an echo, a status) stands.
 * Returns what to announce after the commit.
 */
export function recordOutcome(
  db: WriteDb,
  deps: OutcomeDeps,
  attempt: { readonly outboxSeq: number; readonly number: number },
  outcome: SendOutcome,
): Change[] {
  const now = deps.clock.now();
  const row = getOutboxBySeq(db, attempt.outboxSeq);
  if (!row) return [];
  const changes = changesOf(row.conversationId);
  const detail = outcome.kind === 'accepted' ? null : wordsOf(outcome.failure);
  endAttempt(db, row.seq, attempt.number, { at: now, outcome: outcome.kind, detail });
  if (outcome.kind === 'accepted') {
    return [...changes, ...recordAccepted(db, deps, row, outcome.providerMessageId, now)];
  }
  if (row.state === 'sending' && row.attempts === attempt.number) recordRefusal(db, deps, row, outcome, now);
  return changes;
}

function recordRefusal(
  db: WriteDb,
  deps: OutcomeDeps,
  row: OutboxRow,
  outcome: Exclude<SendOutcome, { kind: 'accepted' }>,
  now: number,
): void {
  switch (outcome.kind) {
    case 'retry':
      return tryAgain(db, deps, row, outcome.failure, outcome.afterMs, now);
    case 'wait':
      return tryAgain(db, deps, row, outcome.failure, null, now);
    case 'failed':
      // Meta closes its window a little earlier than we think at times: nothing was accepted, and a template may go.
      if (
        outcome.failure.code === 'window-closed' &&
        !wasTemplate(row) &&
        deps.standInFor?.(db, row)?.kind === 'template'
      )
        return updateOutbox(db, row.seq, { state: 'scheduled', dueAt: now, error: outcome.failure });
      return makeFailed(db, row, outcome.failure, now);
    case 'unknown':
      return makeUnknown(db, row, outcome.failure, now);
  }
}

function recordAccepted(
  db: WriteDb,
  deps: OutcomeDeps,
  row: OutboxRow,
  providerMessageId: string,
  now: number,
): readonly Change[] {
  if (accept(db, { row, providerMessageId, proof: 'answer', now }))
    return deps.onAccepted(db, row.messageSeq).toChanges();
  // The provider gave two of our messages the same id: accepted, but no status will find this one.
  updateOutbox(db, row.seq, { state: 'accepted', error: null, settledAt: now, settleAt: null });
  return [];
}

function tryAgain(
  db: WriteDb,
  deps: OutcomeDeps,
  row: OutboxRow,
  failure: Failure,
  afterMs: number | null,
  now: number,
): void {
  const decision = decideRetry({
    now,
    attempts: row.attempts,
    firstAttemptAt: listAttempts(db, row.seq)[0]?.startedAt ?? row.createdAt,
    usefulUntil: row.usefulUntil,
    afterMs,
    failure,
    fraction: deps.random.fraction(),
  });
  if (decision.kind === 'give-up') return makeFailed(db, row, decision.failure, now);
  updateOutbox(db, row.seq, { state: 'scheduled', dueAt: decision.dueAt, error: failure });
}

function wasTemplate(row: OutboxRow): boolean {
  return (parsePayload(row.payload)?.template ?? null) !== null;
}

function wordsOf(failure: Failure): string {
  const words = inEnglishOrNull(readSaying(failure.detail));
  return words === null ? failure.code : `${failure.code}: ${words}`;
}
