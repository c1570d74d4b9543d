import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { ContactView } from '#shared/api/calls/contacts.ts';

import { useAction } from '../../api/use-action.ts';
import { callKey } from '../../api/use-call.ts';

type ContactChange = Partial<Pick<ContactView, 'name' | 'language' | 'labels'>>;

/**
 * Changes a customer. The change is shown at once, so that the next one starts from it and not from what the core had
 * told before; when the core refuses it, what it has is asked for again.
 */
export function useContactUpdate(id: ContactView['id']): (change: ContactChange) => void {
  const queries = useQueryClient();
  const { mutate } = useAction('contacts.update');
  return useCallback(
    (change) => {
      const queryKey = callKey('contacts.get', { id });
      void queries.cancelQueries({ queryKey }, { revert: false });
      queries.setQueryData<ContactView>(queryKey, (known) => known && { ...known, ...change });
      mutate({ id, ...change }, { onError: () => void queries.invalidateQueries({ queryKey }) });
    },
    [queries, mutate, id],
  );
}
