import type { Handlers } from '#shared/api/contract.ts';

import { habitsOf } from '../bookings/receive-visit.ts';
import type { Settings } from '../settings/settings.ts';
import { bookingHookHandlers } from './booking-hook-handlers.ts';
import { calendarHandlers, type CalendarHandlerDeps } from './calendar-handlers.ts';
import { csvHandlers, type CsvHandlerDeps } from './csv-handlers.ts';
import { torrowUrlHandlers, type TorrowUrlDeps } from './torrow-url-handlers.ts';
import type { Planner } from '../automation/planner.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `sources.${string}`>>;

type SourceDeps = Omit<CalendarHandlerDeps, 'replan'> &
  Omit<CsvHandlerDeps, 'rowContext'> &
  TorrowUrlDeps &
  Parameters<typeof bookingHookHandlers>[0] & { readonly planner: Planner; readonly settings: Settings };

/** The calls about where bookings come from. */
export function sourceHandlers(deps: SourceDeps): Calls {
  return {
    ...calendarHandlers({ ...deps, replan: deps.planner.replan }),
    ...csvHandlers({ ...deps, rowContext: () => habitsOf(deps.store.read, deps.settings) }),
    ...torrowUrlHandlers(deps),
    ...bookingHookHandlers(deps),
  };
}
