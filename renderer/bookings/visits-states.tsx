import { CalendarSearch, MessageCircleOff, PhoneOff, Plug } from 'lucide-react';

import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { SkeletonBar, SkeletonCards } from '../ui/skeletons.tsx';
import { useLasting } from '../ui/use-lasting.ts';
import type { VisitFilter } from './agenda/use-agenda.ts';
import type { ViewName } from './bookings-header.tsx';
import classes from './bookings-screen.module.css';
import { WaysIn } from './ways/ways-in.tsx';

const icon = { size: 26, strokeWidth: 1.8 } as const;

/** Why there is nothing to see, and the next step. */
export function VisitsEmpty({
  filter,
  query,
  isEverythingEmpty,
  onType,
}: {
  filter: VisitFilter;
  query: string;
  isEverythingEmpty: boolean;
  onType: () => void;
}) {
  const { t } = useTranslation('bookings');
  if (isEverythingEmpty) {
    return (
      <div className={classes.scrolls}>
        <WaysIn title={t('empty.title')} text={t('empty.text')} onType={onType} />
      </div>
    );
  }
  if (query !== '') {
    return (
      <EmptyState icon={<CalendarSearch {...icon} />} title={t('empty.filtered.title')}>
        {t('empty.filtered.text')}
      </EmptyState>
    );
  }
  switch (filter.problem) {
    case 'no-phone':
      return (
        <EmptyState icon={<PhoneOff {...icon} />} title={t('empty.noPhone.title')}>
          {t('empty.noPhone.text')}
        </EmptyState>
      );
    case 'no-whatsapp':
      return (
        <EmptyState icon={<MessageCircleOff {...icon} />} title={t('empty.noWhatsApp.title')}>
          {t('empty.noWhatsApp.text')}
        </EmptyState>
      );
    case 'all':
      return (
        <EmptyState icon={<Plug {...icon} />} title={t('empty.source.title')}>
          {t('empty.source.text')}
        </EmptyState>
      );
  }
}

/** Why the visits cannot be shown. */
export function VisitsFailed({
  error,
  isBusy,
  onRetry,
}: {
  error: Error;
  isBusy: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslation('bookings');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  return (
    <ErrorState
      title={t('failed.title')}
      next={`${t('failed.next')} ${describe(error).title}.`}
      action={{ label: basics('tryAgain'), run: onRetry, isBusy }}
    />
  );
}

/** Before the visits are here: nothing for a blink, then their shapes. */
export function VisitsWaiting({ view }: { view: ViewName }) {
  const { t: basics } = useTranslation('basics');
  const isSlow = useLasting(true, 150);
  if (!isSlow) return <div role="status" aria-label={basics('loading')} />;
  return (
    <div className={classes.waiting}>
      {view === 'agenda' ? (
        <SkeletonCards count={5} height={122} label={basics('loading')} />
      ) : (
        <SkeletonBar height={480} radius={12} />
      )}
    </div>
  );
}
