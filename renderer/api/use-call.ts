import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';

import { useClient } from './client-provider.tsx';

/** The key under which the answer to a call is kept; live updates find it by name and input. */
export function callKey<Name extends CallName>(name: Name, input: CallInput<Name>) {
  return [name, input] as const;
}

export type CallOptions<Output = unknown> = {
  /** False: do not ask (yet). */
  readonly enabled?: boolean;
  /** True: while the answer to new input is awaited, keep showing the old one. */
  readonly keepPrevious?: boolean;
  /** Ask again after so many milliseconds, or not: only for what the core cannot announce. */
  readonly every?: (answer: Output | undefined) => number | false;
  /** True: never show an answer kept from earlier, for what grows old by itself. */
  readonly fresh?: boolean;
};

/** Asks the core and keeps the answer; asked again when the core announces a change that touches it. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: CallOptions<CallOutput<Name>> = {},
): UseQueryResult<CallOutput<Name>> {
  const client = useClient();
  return useQuery<CallOutput<Name>>({
    queryKey: callKey(name, input),
    queryFn: () => client.call(name, input),
    enabled: options.enabled ?? true,
    ...(options.every ? { refetchInterval: (query) => options.every?.(query.state.data) ?? false } : {}),
    ...(options.fresh ? { staleTime: 0, gcTime: 0 } : {}),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
