import type { HookRoute } from './hook-route.ts';

/** What the core says about a posted booking. `body` is JSON. */
export type BookingAnswer = { readonly status: 202 | 422; readonly body: unknown };

/** The core's side of the booking hook. */
export type BookingHooks = {
  /** Whether this is the secret of the address; takes the same time for every wrong one. */
  bookingHook(secret: string): boolean;
  /** Keeps the raw body durably and works on it; rejects when it could not be kept or worked on. */
  receiveBooking(body: Uint8Array): Promise<BookingAnswer>;
};

/** `POST /hooks/bookings/:secret`: a visit from any booking service, answered with its id or with what is wrong. */
export function bookingHook(hooks: BookingHooks): HookRoute {
  return {
    name: 'bookings',
    method: 'POST',
    path: '/hooks/bookings/:secret',
    refusedStatus: 404,
    prove: ({ params }) => Promise.resolve(hooks.bookingHook(params.secret ?? '')),
    async take(_head, body) {
      const answer = await hooks.receiveBooking(body);
      return {
        status: answer.status,
        contentType: 'application/json; charset=utf-8',
        text: JSON.stringify(answer.body),
      };
    },
  };
}
