import { useMemo } from 'react';

import type { CallOutput } from '#shared/api/contract.ts';

import { useCall } from '../../api/use-call.ts';

export type MetaAccount = CallOutput<'metaTemplates.accounts'>['items'][number];

/** True when a number of Meta's is connected: only then is there anything to see of its templates. */
export function useHasMeta(): boolean {
  const channels = useCall('channels.list', {});
  return channels.data?.items.some(({ provider }) => provider === 'meta-cloud') ?? false;
}

/** The templates at Meta and their accounts, undefined while they are on their way. */
export function useMetaTemplates(isWanted: boolean) {
  const list = useCall('metaTemplates.list', {}, { enabled: isWanted });
  const accounts = useCall('metaTemplates.accounts', {}, { enabled: isWanted });
  return useMemo(
    () => ({
      templates: list.data?.items,
      accounts: accounts.data?.items,
      error: list.error ?? accounts.error,
      isFetching: list.isFetching || accounts.isFetching,
      retry: () => {
        void list.refetch();
        void accounts.refetch();
      },
    }),
    [list, accounts],
  );
}
