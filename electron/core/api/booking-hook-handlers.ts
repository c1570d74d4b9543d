import type { Handlers } from '#shared/api/contract.ts';

import type { BookingHookSecret } from '../bookings/hook/booking-hook-secret.ts';
import type { EventBus } from '../platform/event-bus.ts';

/** The call that gives the booking hook a new address. */
export function bookingHookHandlers(deps: {
  readonly bus: EventBus;
  readonly bookingHookSecret: BookingHookSecret;
  readonly bookingHookUrl: () => string | Promise<string>;
}): Pick<Handlers, 'sources.renewHookSecret'> {
  return {
    'sources.renewHookSecret': async () => {
      await deps.bookingHookSecret.renew();
      deps.bus.announce([{ topic: 'settings' }]);
      return { bookingHookUrl: await deps.bookingHookUrl() };
    },
  };
}
