import { changesOf } from '../outbound/enqueue.ts';
import type { Change } from '../platform/event-bus.ts';
import type { WriteDb } from '../store/database.ts';
import { getSendingConversation, markTakenBack, showNewestAsLast } from '../store/outbox-messages.ts';
import { getOutboxBySeq, updateOutbox } from '../store/outbox.ts';
import { freeKey, type StoredMessage } from '../store/planned.ts';

/** True for a message that was released and has not been handed over. */
export function isInOutbox({ state, outboxState }: StoredMessage): boolean {
  return state === 'released' && (outboxState === 'held' || outboxState === 'scheduled');
}

/**
 * Takes a released message out of the outbox and out of the chat before it is handed over; its key is free again. The
 * planned message itself is the caller's to change. Returns what to announce.
 */
export function takeBack(db: WriteDb, message: StoredMessage, now: number): Change[] {
  const row = message.outboxSeq === null ? undefined : getOutboxBySeq(db, message.outboxSeq);
  if (!row || !isInOutbox(message)) return [];
  updateOutbox(db, row.seq, { state: 'cancelled', settledAt: now });
  freeKey(db, row.seq);
  markTakenBack(db, row.messageSeq);
  if (getSendingConversation(db, row.conversationId)?.lastMessageSeq === row.messageSeq) {
    showNewestAsLast(db, row.conversationId);
  }
  return changesOf(row.conversationId);
}
