import { useCallback } from 'react';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';

const known = ['manual', 'api', 'hook', 'torrow', 'practice'] as const;

export type SourceWords = {
  /** The name of a source: the owner's title of a calendar or file, else what Deskbell calls it. */
  readonly name: (source: string) => string;
  /** Every source that visits can come from now. */
  readonly all: readonly string[];
};

/** Where visits come from, in words. */
export function useSourceWords(): SourceWords {
  const { t } = useTranslation('rules');
  const sources = useCall('sources.list', {}).data?.items;
  const channels = useCall('channels.list', {}).data?.items;
  const name = useCallback(
    (source: string) => {
      const own = known.find((candidate) => candidate === source);
      return own === undefined
        ? (sources?.find((item) => item.name === source)?.title ?? source)
        : t(`sources.${own}`);
    },
    [sources, t],
  );
  const practises = channels?.some((channel) => channel.provider === 'practice') ?? false;
  return {
    name,
    all: [
      ...known.filter((source) => source !== 'practice' || practises),
      ...(sources ?? []).map((source) => source.name),
    ],
  };
}
