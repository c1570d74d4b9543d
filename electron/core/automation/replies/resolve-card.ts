import type { BookingId } from '#shared/domain/ids.ts';
import type { VisitAnswer } from '#shared/domain/replies/bind-reply.ts';

import type { Bookings } from '../../bookings/bookings.ts';
import type { Change } from '../../platform/event-bus.ts';
import type { Clock } from '../../platform/ports.ts';
import { markAsksAnswered } from '../../store/asks.ts';
import { recordWaiting } from '../../store/conversations.ts';
import type { WriteDb } from '../../store/database.ts';
import { closeReplyCards, type ReplyCardRow } from '../../store/reply-cards.ts';
import { changeOf } from './visit-change.ts';

/**
 * A person has read an answer that nobody understood; null: it says nothing about a visit. Once it confirms or cancels
 * a visit the chat waits no longer; whoever asks to move or asks something else still wants an answer.
 */
export function resolveCard(
  db: WriteDb,
  deps: { readonly clock: Clock; readonly bookings: Bookings },
  card: ReplyCardRow,
  decision: { readonly answer: VisitAnswer; readonly bookingId: BookingId } | null,
): Change[] {
  const now = deps.clock.now();
  const { conversationId } = card;
  closeReplyCards(db, conversationId, decision?.answer ?? 'dismiss', now);
  if (decision === null) return [{ topic: 'replies' }];
  const saved = deps.bookings.change(db, decision.bookingId, changeOf[decision.answer], 'person');
  markAsksAnswered(db, decision.bookingId, card.contactId, { at: now, upTo: now });
  if (decision.answer !== 'move') recordWaiting(db, conversationId, { kind: 'handled' });
  return [
    { topic: 'replies' },
    { topic: 'bookings' },
    { topic: 'conversation', conversationId },
    ...saved.changes,
  ];
}
