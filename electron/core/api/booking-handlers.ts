import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `bookings.${string}`>>;

/** The calls about bookings. */
export function bookingHandlers(): Calls {
  const notYet = (): never => {
    throw new ApiError('internal', 'Not there yet.');
  };
  return {
    'bookings.save': notYet,
    'bookings.change': notYet,
    'bookings.cancel': notYet,
    'bookings.restore': notYet,
    'bookings.confirm': notYet,
    'bookings.markPaid': notYet,
    'bookings.markNoShow': notYet,
    'bookings.list': notYet,
    'bookings.get': notYet,
    'bookings.counts': notYet,
    'bookings.readLine': notYet,
  };
}
