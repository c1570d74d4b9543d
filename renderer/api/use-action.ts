import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';

import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';

import { useClient, useConnection } from './client-provider.tsx';
import { useFailureToast } from './use-failure-toast.ts';

export type ActionOptions = {
  /** True: the caller shows the failure itself (at a field, under a bubble); no toast. */
  readonly quiet?: boolean;
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
    onSuccess: () => {
      if (connection !== 'connected') void queries.invalidateQueries();
    },
    onError: (error) => {
      if (!options.quiet) showFailure(error);
    },
  });
}
