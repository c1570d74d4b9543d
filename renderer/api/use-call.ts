import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';

import { useClient } from './client-provider.tsx';

/** The key under which the answer to a call is kept; live updates find it by name and input. */
export function callKey<Name extends CallName>(name: Name, input: CallInput<Name>) {
  return [name, input] as const;
}

export type CallOptions = {
  /** False: do not ask (yet). */
  readonly enabled?: boolean;
  /** True: while the answer to new input is awaited, keep showing the old one. */
  readonly keepPrevious?: boolean;
  /** Ask again every so many milliseconds: only for what the core cannot announce. */
  readonly every?: number | false;
};

/** Asks the core and keeps the answer; asked again when the core announces a change that touches it. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: CallOptions = {},
): UseQueryResult<CallOutput<Name>> {
  const client = useClient();
  return useQuery<CallOutput<Name>>({
    queryKey: callKey(name, input),
    queryFn: () => client.call(name, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}
