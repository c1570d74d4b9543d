import { pauseEnds } from '#shared/domain/planning/pause-ends.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { useMomentWords } from '../messages-in-words/use-moment-words.ts';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { showToast } from '../ui/undo-toast.tsx';

export type PauseLength = 'hour' | 'tomorrow' | 'open';

/** Starts, pauses and resumes what goes out by itself, and says so. */
export function useSending() {
  const { t } = useTranslation('outbox');
  const when = useMomentWords();
  const { timeZone } = useTimeFormat();
  const start = useAction('sending.start');
  const pause = useAction('sending.pause');
  const resume = useAction('sending.resume');
  const say = (message: string) => {
    showToast('sending', message);
  };
  return {
    isBusy: start.isPending || pause.isPending || resume.isPending,
    start: (onStarted: () => void) => {
      start.mutate(
        {},
        {
          onSuccess: () => {
            say(t('sending.started'));
            onStarted();
          },
        },
      );
    },
    pause: (length: PauseLength) => {
      const until =
        length === 'open' ? null : new Date(pauseEnds(Date.now(), timeZone)[length]).toISOString();
      pause.mutate(until === null ? {} : { until }, {
        onSuccess: () => {
          say(until === null ? t('sending.pausedOpen') : t('sending.pausedUntil', { time: when(until) }));
        },
      });
    },
    resume: () => {
      resume.mutate(
        {},
        {
          onSuccess: () => {
            say(t('sending.resumed'));
          },
        },
      );
    },
  };
}
