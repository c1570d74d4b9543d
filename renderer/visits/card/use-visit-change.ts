import type { BookingView } from '#shared/api/calls/bookings.ts';
import type { CallInput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { useWhatItTells } from '../use-what-it-tells.ts';

/** Changes facts of a visit, and what the customer gets when that is done (null: nothing). */
export function useVisitChange(visit: BookingView): {
  keep: (fields: Omit<CallInput<'bookings.change'>, 'id'>) => void;
  tells: string | null;
} {
  const { mutate } = useAction('bookings.change');
  const tells = useWhatItTells()('changed', visit);
  return {
    keep: (fields) => {
      mutate({ id: visit.id, ...fields });
    },
    tells: visit.state === 'booked' ? tells : null,
  };
}
