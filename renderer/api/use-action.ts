import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';

import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';

import { useClient, useConnection } from './client-provider.tsx';
import { callKey } from './use-call.ts';
import { useFailureToast } from './use-failure-toast.ts';

export type ActionOptions = {
  /** True: the caller shows the failure itself (at a field, under a bubble); no toast. */
  readonly quiet?: boolean;
  /** True: one after the other. Two at once may arrive in another order, and the older would be kept. */
  readonly inOrder?: boolean;
};

/**
 * Something a person does. What it changes is announced by the core, so screens follow by themselves; only while the
 * announcements do not arrive everything is asked for again.
 */
export function useAction<Name extends CallName>(
  name: Name,
  options: ActionOptions = {},
): UseMutationResult<CallOutput<Name>, Error, CallInput<Name>> {
  const client = useClient();
  const connection = useConnection();
  const queries = useQueryClient();
  const showFailure = useFailureToast();
  return useMutation<CallOutput<Name>, Error, CallInput<Name>>({
    mutationFn: (input) => client.call(name, input),
    ...(options.inOrder === true ? { scope: { id: name } } : {}),
    onSuccess: (answer) => {
      // The settings decide what is shown at all: what comes after the action must already see the new ones.
      if (name === 'settings.update') queries.setQueryData(callKey('settings.get', {}), answer);
      if (connection !== 'connected') void queries.invalidateQueries();
    },
    onError: (error) => {
      if (!options.quiet) showFailure(error);
    },
  });
}
