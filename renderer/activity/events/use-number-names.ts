import { useMemo } from 'react';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

/** What a number is called by its id; null stands for an event that no number brought. */
export function useNumberNames(): (channelId: string | null) => string {
  const { t } = useTranslation('activity');
  const channels = useCall('channels.list', {}).data?.items;
  const names = useMemo(
    () => new Map<string, string>((channels ?? []).map(({ id, label }) => [id, label])),
    [channels],
  );
  return (channelId) => {
    if (channelId === null) return t('noNumber');
    return names.get(channelId) ?? (channels === undefined ? '' : t('removedNumber'));
  };
}
