import { useAction } from '../api/use-action.ts';
import { useFailureToast } from '../api/use-failure-toast.ts';
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
  const showFailure = useFailureToast();
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
      endOfPause(length, timeZone).then((until) => {
        pause.mutate(until === null ? {} : { until }, {
          onSuccess: () => {
            say(until === null ? t('sending.pausedOpen') : t('sending.pausedUntil', { time: when(until) }));
          },
        });
      }, showFailure);
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

/** Null: an open end. The calendar of time zones is fetched for the one who pauses, not with every page. */
async function endOfPause(length: PauseLength, timeZone: string): Promise<string | null> {
  if (length === 'open') return null;
  const { pauseEnds } = await import('#shared/domain/planning/pause-ends.ts');
  return new Date(pauseEnds(Date.now(), timeZone)[length]).toISOString();
}
