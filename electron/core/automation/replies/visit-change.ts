import type { BookingContent } from '#shared/domain/booking/booking.ts';
import type { VisitAnswer } from '#shared/domain/replies/bind-reply.ts';

/** What an answer makes of a visit. */
export const changeOf: Record<VisitAnswer, Partial<BookingContent>> = {
  confirm: { confirmation: 'confirmed' },
  cancel: { state: 'cancelled', confirmation: 'declined' },
  move: { confirmation: 'move-asked' },
};
