import type { ConversationId } from '#shared/domain/ids.ts';
import type { MessageContent } from '#shared/domain/message.ts';

import {
  getConversation,
  markRead,
  recordWaiting,
  refreshUnread,
  setArchived,
  setSnoozed,
} from '../store/conversations.ts';
import type { WriteDb } from '../store/database.ts';
import { setUnread } from '../store/messages.ts';

/** True when something from a customer waits for an answer: every message, and of calls those that nobody took. */
export function waitsForAnswer(content: MessageContent): boolean {
  return content.kind !== 'call' || content.outcome === 'missed';
}

/**
 * A customer has written. It is unread unless the phone answered later, whichever report came first; and a chat with
 * something unread comes back from the archive and from snoozing.
 */
export function countIncoming(
  db: WriteDb,
  message: { seq: number; conversationId: ConversationId; at: number },
): void {
  const { conversationId } = message;
  recordWaiting(db, conversationId, { kind: 'incoming', at: message.at });
  const answeredAt = getConversation(db, conversationId)?.lastPhoneAnswerAt ?? 0;
  if (message.at <= answeredAt) return;
  setUnread(db, message.seq, true);
  refreshUnread(db, conversationId);
  setArchived(db, conversationId, false);
  setSnoozed(db, conversationId, null);
}

/** Somebody has answered on the phone: what had been written by then is seen and answered. */
export function countPhoneAnswer(db: WriteDb, conversationId: ConversationId, at: number): void {
  recordWaiting(db, conversationId, { kind: 'phone-answer', at });
  markRead(db, conversationId, at);
}
