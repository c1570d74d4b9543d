import { refusal } from '#shared/api/errors.ts';
import type { ChannelId, ConversationId, OutboxId } from '#shared/domain/ids.ts';
import { normalisePhone, whatsAppNumberOf } from '#shared/domain/phone.ts';
import { isReplyWindowOpen } from '#shared/domain/reply-window.ts';

import { openPersonConversation } from '../inbound/chat.ts';
import { enqueue } from '../outbound/enqueue.ts';
import { replyWindowOf } from '../outbound/reply-window.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { getConversation, saveDraft } from '../store/conversations.ts';
import type { Store, WriteDb } from '../store/database.ts';

export type TrialDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly wakeSender: () => void;
};

export type TrialMessage = {
  readonly channelId: ChannelId;
  /** E.164. */
  readonly phone: string;
  readonly text: string;
  /** Why it was sent, for the outbox. */
  readonly reason: string;
};

/** A phone as a person typed it, in E.164. ApiError `invalid` names the field `phone`. */
export function trialPhone(typed: string): string {
  const phone = normalisePhone(typed);
  if (phone !== null) return phone;
  throw refusal('invalid', 'not-a-phone', {
    phone: 'Write it with the country code, such as +49 151 23456789.',
  });
}

/**
 * Sends a text to a phone of one's own: like one typed by hand, so it leaves also while sending to customers is stopped.
 * ApiError `conflict` when the number may not write to that phone first.
 */
export function sendTrial(
  deps: TrialDeps,
  message: TrialMessage,
): { outboxId: OutboxId; conversationId: ConversationId } {
  const { store, bus, clock } = deps;
  const { channelId, phone, text, reason } = message;
  const sent = store.write((db) => {
    const conversationId = openPersonConversation(db, deps, {
      channelId,
      identifier: { kind: 'phone', value: phone },
      providerChatId: `${whatsAppNumberOf(phone)}@c.us`,
      name: '',
    });
    refuseClosedWindow(db, conversationId, clock.now());
    const draft = getConversation(db, conversationId)?.draft ?? '';
    const queued = enqueue(db, deps, {
      conversationId,
      text,
      uploadId: null,
      quotedMessageId: null,
      origin: 'person',
      idempotencyKey: null,
      reason,
      dueAt: clock.now(),
      usefulUntil: null,
    });
    // What somebody is writing in that chat was not what has been sent.
    if (draft !== '') saveDraft(db, conversationId, draft);
    return { conversationId, queued };
  });
  bus.announce(sent.queued.changes);
  deps.wakeSender();
  return { outboxId: sent.queued.outboxId, conversationId: sent.conversationId };
}

/** Thrown inside the transaction: the chat that was opened for it goes, too. */
function refuseClosedWindow(db: WriteDb, id: ConversationId, now: number): void {
  const chat = getConversation(db, id);
  if (!chat || isReplyWindowOpen(replyWindowOf(db, chat), now)) return;
  throw refusal('conflict', 'write-first');
}
