import type { ChannelId } from '#shared/domain/ids.ts';
import { isReplyWindowOpen } from '#shared/domain/reply-window.ts';

import type { OutgoingMessage, SendOutcome } from '../providers/provider.ts';
import { getConversation } from '../store/conversations.ts';
import type { WriteDb } from '../store/database.ts';
import { claimRow, nextDue } from '../store/outbox-due.ts';
import {
  getQuoted,
  getSendingConversation,
  getSentMessage,
  setQuotedProviderId,
  setSentAt,
  showAsLast,
} from '../store/outbox-messages.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { isPlanned } from './enqueue.ts';
import { parsePayload } from './payload.ts';
import { replyWindowOf } from './reply-window.ts';
import { makeFailed } from './settle.ts';

/** An attempt that is on disk; only now may the network be touched. */
export type Claim = {
  readonly row: OutboxRow;
  readonly number: number;
  readonly message: OutgoingMessage;
  /** Why it need not be handed over at all: the provider would refuse it. */
  readonly refusal: SendOutcome | null;
};

/** Claims what a number is to send next; null when nothing may go now. */
export function claimNext(db: WriteDb, channelId: ChannelId, now: number): Claim | null {
  for (let row = nextDue(db, channelId, now); row; row = nextDue(db, channelId, now)) {
    const message = outgoing(db, row);
    if (message) {
      if (row.attempts === 0) showWhenSent(db, row, now);
      return { row, number: claimRow(db, row, now), message, refusal: refusalOf(db, row, now) };
    }
    makeFailed(db, row, { code: 'provider-error', detail: 'The stored message could not be read.' }, now);
  }
  return null;
}

/** Outside the time for free answers only templates go: that is known without asking. */
function refusalOf(db: WriteDb, row: OutboxRow, now: number): SendOutcome | null {
  const chat = getConversation(db, row.conversationId);
  if (!chat || isReplyWindowOpen(replyWindowOf(db, chat), now)) return null;
  return { kind: 'failed', failure: { code: 'window-closed', detail: null } };
}

/** What goes over the wire. The address and the quoted id are those of now: people and messages get new names meanwhile. */
function outgoing(db: WriteDb, row: OutboxRow): OutgoingMessage | null {
  const payload = parsePayload(row.payload);
  const conversation = getSendingConversation(db, row.conversationId);
  if (!payload || !conversation) return null;
  const quoted =
    payload.quotedMessageId === null ? null : getQuoted(db, row.conversationId, payload.quotedMessageId);
  if (quoted?.providerMessageId) setQuotedProviderId(db, row.messageSeq, quoted.providerMessageId);
  return {
    outboxId: row.id,
    to: conversation.sendTo,
    text: payload.text,
    file: payload.file,
    quotedProviderMessageId: quoted?.providerMessageId ?? null,
    isAutomatic: row.origin === 'automation',
  };
}

/** A message that was planned or held takes its place in the chat when it goes; an answer keeps the time it was typed. */
function showWhenSent(db: WriteDb, row: OutboxRow, now: number): void {
  const conversation = getSendingConversation(db, row.conversationId);
  const { at } = getSentMessage(db, row.messageSeq);
  const wasWaiting = row.origin === 'automation' || isPlanned(row.dueAt, row.createdAt) || isPlanned(at, now);
  if (!conversation || !wasWaiting) return;
  const others = conversation.lastMessageSeq === row.messageSeq ? 0 : conversation.lastMessageAt;
  setSentAt(db, row.messageSeq, Math.max(now, others));
  showAsLast(db, row.conversationId, row.messageSeq);
}
