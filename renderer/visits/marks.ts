import type { BookingView } from '#shared/api/calls/bookings.ts';

/** What is said about a visit at a glance. */
export type VisitMark =
  | 'booked'
  | 'asked'
  | 'confirmed'
  | 'declined'
  | 'move-asked'
  | 'unclear'
  | 'cancelled'
  | 'done'
  | 'no-show'
  | 'paid';

/** The one mark of a visit's state; who cancels by an answer is marked as not coming. */
export function stateMark({ state, confirmation }: Pick<BookingView, 'state' | 'confirmation'>): VisitMark {
  switch (state) {
    case 'cancelled':
      return confirmation === 'declined' ? 'declined' : 'cancelled';
    case 'done':
    case 'no-show':
      return state;
    case 'booked':
      return confirmation === 'none' ? 'booked' : confirmation;
  }
}

/** All marks of a visit: its state, and whether it is paid. */
export function marksOf(visit: Pick<BookingView, 'state' | 'confirmation' | 'paid'>): VisitMark[] {
  return visit.paid ? [stateMark(visit), 'paid'] : [stateMark(visit)];
}
