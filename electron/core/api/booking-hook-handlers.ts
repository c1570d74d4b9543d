import { z } from 'zod';

import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { idSchema } from '#shared/domain/id-schema.ts';

import type { BookingHookSecret } from '../bookings/hook/booking-hook-secret.ts';
import type { BookingAnswer } from '../bookings/hook/receive-booking.ts';
import type { EventBus } from '../platform/event-bus.ts';
import { wasTold } from '../store/booking-sources.ts';
import { eraseBooking, getBooking } from '../store/bookings.ts';
import type { Store } from '../store/database.ts';

/** How ids of visits begin that somebody only tried: those alone can be removed again. */
const trialMark = 'trial-';

const takenSchema = z.object({ id: idSchema<'booking'>() });

/** The calls about the booking hook: a new address for it, and trying it out. */
export function bookingHookHandlers(deps: {
  readonly store: Store;
  readonly bus: EventBus;
  readonly bookingHookSecret: BookingHookSecret;
  readonly bookingHookUrl: () => string | Promise<string>;
  /** What the hook itself does with a body. */
  readonly receiveBooking: (body: Uint8Array) => Promise<BookingAnswer>;
  readonly wakePlanner: () => void;
}): Pick<Handlers, 'sources.renewHookSecret' | 'sources.tryHook' | 'sources.removeTrial'> {
  return {
    'sources.renewHookSecret': async () => {
      await deps.bookingHookSecret.renew();
      deps.bus.announce([{ topic: 'settings' }]);
      return { bookingHookUrl: await deps.bookingHookUrl() };
    },
    'sources.tryHook': async ({ body }) => {
      const { status, body: answer } = await deps.receiveBooking(new TextEncoder().encode(body));
      const taken = status === 202 ? takenSchema.safeParse(answer) : null;
      return { status, answer: JSON.stringify(answer), bookingId: taken?.data?.id ?? null };
    },
    'sources.removeTrial': ({ bookingId }) => {
      deps.store.write((db) => {
        const booking = getBooking(db, bookingId);
        if (booking?.source !== 'hook' || booking.externalId?.startsWith(trialMark) !== true)
          throw new ApiError('not-found', 'There is no such trial.');
        if (wasTold(db, bookingId)) throw refusal('conflict', 'trial-told');
        eraseBooking(db, bookingId);
      });
      deps.bus.announce([{ topic: 'bookings' }, { topic: 'outbox' }]);
      deps.wakePlanner();
      return { bookingId };
    },
  };
}
