import { Button } from '@mantine/core';
import { Activity, CircleCheck, SearchX } from 'lucide-react';
import { Link } from 'wouter';

import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonBar } from '../../ui/skeletons.tsx';
import { addressOfFilter, everyEvent, type EventFilter } from './event-filter.ts';
import classes from './events-states.module.css';

/** Rows of the size that the real ones will have. */
export function EventsWaiting() {
  const { t: basics } = useTranslation('basics');
  return (
    <div className={classes.waiting} role="status" aria-label={basics('loading')}>
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className={classes.row}>
          <SkeletonBar width={40} />
          <div className={classes.lines}>
            <SkeletonBar width={`${20 + ((index * 13) % 20)}%`} />
            <SkeletonBar width={`${60 + ((index * 23) % 35)}%`} height={10} />
          </div>
        </div>
      ))}
    </div>
  );
}

/** The events could not be asked for. */
export function EventsFailed({
  error,
  isBusy,
  onRetry,
}: {
  error: Error;
  isBusy: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslation('activity');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  return (
    <ErrorState
      title={t('list.failed')}
      next={describe(error).next}
      action={{ label: basics('tryAgain'), run: onRetry, isBusy }}
    />
  );
}

/** Nothing has come, or nothing fits: why, and the next step. */
export function EventsEmpty({ filter }: { filter: EventFilter }) {
  const { t } = useTranslation('activity');
  const narrowed = addressOfFilter(filter);
  if (narrowed === '') {
    return (
      <EmptyState
        icon={<Activity size={26} strokeWidth={1.8} />}
        title={t('list.empty.title')}
        action={
          <Button component={Link} href="/connections/add" variant="default">
            {t('list.empty.action')}
          </Button>
        }
      >
        {t('list.empty.text')}
      </EmptyState>
    );
  }
  const isOnlyFailed = narrowed === addressOfFilter({ ...everyEvent, state: 'failed' });
  const words = isOnlyFailed ? 'noneFailed' : 'none';
  return (
    <EmptyState
      icon={
        isOnlyFailed ? <CircleCheck size={26} strokeWidth={1.8} /> : <SearchX size={26} strokeWidth={1.8} />
      }
      title={t(`list.${words}.title`)}
      action={
        <Button component={Link} href="/activity" variant="default">
          {t('filters.clear')}
        </Button>
      }
    >
      {t(`list.${words}.text`)}
    </EmptyState>
  );
}
