import { z } from 'zod';

import type { ContactId, ConversationId } from '#shared/domain/ids.ts';
import { readReply } from '#shared/domain/replies/read-reply.ts';

import type { Change } from '../../platform/event-bus.ts';
import { customerTextsAfter } from '../../store/chat-history.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { readFact, writeFact } from '../../store/facts.ts';
import { setOptOut } from '../../store/opt-outs.ts';
import type { Replan } from '../../bookings/bookings.ts';
import { readReplySettings } from './reply-settings.ts';

/** What a customer has told the provider, with WhatsApp's own switch for offers. `at` in epoch ms, by its clock. */
export type PromotionsWish = {
  readonly contactId: ContactId;
  /** Their chat; null when there is none. */
  readonly conversationId: ConversationId | null;
  readonly wants: boolean;
  readonly at: number;
};

/**
 * Promotions end at once, or may come again. Of reminders the switch says nothing, and nobody is asked: they are about
 * the customer's own visits. What was said last counts, by whichever way.
 */
export function applyPromotionsWish(
  db: WriteDb,
  { replan }: { readonly replan: Replan },
  { contactId, conversationId, wants, at }: PromotionsWish,
): Change[] {
  if ((switchedAt(db, contactId) ?? Number.NEGATIVE_INFINITY) >= at) return [];
  if (conversationId !== null && hasWishInWords(db, conversationId, at)) return [];
  writeFact(db, factOf(contactId), at);
  if (!setOptOut(db, contactId, { promotions: wants ? 'no' : 'yes' })) return [];
  return [
    { topic: 'contact', contactId },
    ...(conversationId === null ? [] : [{ topic: 'conversation', conversationId } as const]),
    ...replan(db, [contactId]),
  ];
}

/** When a customer last used the provider's switch, epoch ms; null = never. */
export function switchedAt(db: ReadDb, contactId: ContactId): number | null {
  return readFact(db, factOf(contactId), z.number());
}

/** True when the customer has written after `after` (epoch ms) that they want messages, or want none. */
export function hasWishInWords(db: ReadDb, conversationId: ConversationId, after: number): boolean {
  const { words } = readReplySettings(db);
  return customerTextsAfter(db, conversationId, after).some((text) => {
    const read = readReply({ text, buttonPayload: null }, words);
    return read.kind === 'answer' && (read.answer === 'opt-in' || read.answer === 'opt-out');
  });
}

function factOf(contactId: ContactId): string {
  return `contact/${contactId}/promotions-switched-at`;
}
