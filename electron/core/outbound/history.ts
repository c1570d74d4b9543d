import type { Change } from '../platform/event-bus.ts';
import type { Connection, SettleAnswer, SettleQuery } from '../providers/provider.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { takenProviderIds } from '../store/outbox-settle.ts';
import { getSendingConversation } from '../store/outbox-messages.ts';
import { getOutboxBySeq, updateOutbox, type OutboxRow } from '../store/outbox.ts';
import { changesOf } from './enqueue.ts';
import type { OutcomeDeps } from './outcome.ts';
import { parsePayload } from './payload.ts';
import { nextSettleTime } from './retry.ts';
import { accept } from './settle.ts';

const week = 7 * 24 * 60 * 60_000;

/** What to ask the provider's history about an unknown message; null when the message itself cannot be read. */
export function settleQuery(db: ReadDb, row: OutboxRow): SettleQuery | null {
  const payload = parsePayload(row.payload);
  const conversation = getSendingConversation(db, row.conversationId);
  if (!payload || !conversation) return null;
  const attemptedAt = row.claimedAt ?? row.createdAt;
  return {
    to: conversation.sendTo,
    text: payload.text,
    fileName: payload.file?.fileName ?? null,
    attemptedAt,
    taken: takenProviderIds(db, row.conversationId, attemptedAt - week),
  };
}

/** Asks; whatever goes wrong is "cannot tell". */
export async function askHistory(
  connection: Connection,
  query: SettleQuery,
  signal: AbortSignal,
): Promise<SettleAnswer> {
  try {
    return await connection.settle(query, signal);
  } catch {
    return { kind: 'cannot-tell' };
  }
}

/** Writes down the answer; returns what to announce when it settled the row. Proof that came meanwhile stands. */
export function recordAnswer(
  db: WriteDb,
  deps: OutcomeDeps,
  asked: OutboxRow,
  answer: SettleAnswer,
): readonly Change[] {
  const row = getOutboxBySeq(db, asked.seq);
  if (row?.state !== 'unknown' || row.attempts !== asked.attempts) return [];
  const now = deps.clock.now();
  if (answer.kind === 'found') {
    const { providerMessageId } = answer;
    if (accept(db, { row, providerMessageId, proof: 'history', now })) {
      return [...changesOf(row.conversationId), ...deps.onAccepted(db, row.messageSeq).toChanges()];
    }
  }
  updateOutbox(db, row.seq, {
    settleAttempts: row.settleAttempts + 1,
    settleAt: nextSettleTime(now, row.settleAttempts, row.claimedAt ?? row.createdAt),
  });
  return [];
}
