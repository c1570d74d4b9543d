import { useMemo } from 'react';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import type { SkipReason } from '#shared/domain/planning/planned-message.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { useMomentWords } from './use-moment-words.ts';

export type MessageWords = {
  /** Why a rule sends nothing: "No phone". */
  skip(reason: SkipReason): string;
  /** Why a message leaves when it leaves: "Moved from 22:10 to 21:00: quiet hours"; null when there is nothing to say. */
  due(
    message: Pick<OutboxItemView, 'dueReason' | 'dueAt'> & { readonly wantedAt?: string | null | undefined },
  ): string | null;
};

/** The planner's reasons in the person's words. */
export function useMessageWords(): MessageWords {
  const { t } = useTranslation('outbox');
  const format = useTimeFormat();
  const moment = useMomentWords();
  return useMemo(
    () => ({
      skip: (reason) => t(`skip.${reason}`),
      due({ dueReason, dueAt, wantedAt }) {
        if (dueReason === null || dueReason === 'on-time') return null;
        const time = format.time(dueAt);
        if (wantedAt === null || wantedAt === undefined || wantedAt === dueAt)
          return t(`due.${dueReason}`, { time });
        // From another day its hour alone would mislead.
        const isSameDay = format.dayKey(wantedAt) === format.dayKey(dueAt);
        const from = isSameDay ? format.time(wantedAt) : moment(wantedAt);
        return t(`dueFrom.${dueReason}`, { time, from });
      },
    }),
    [t, format, moment],
  );
}
