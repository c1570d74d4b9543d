import { Button } from '@mantine/core';
import { Send } from 'lucide-react';
import { Link } from 'wouter';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useCall } from '../api/use-call.ts';
import { usePages } from '../api/use-pages.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { SkeletonRows } from '../ui/skeletons.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import { DayList } from '../ui/day-list.tsx';
import { groupByDay } from '../ui/group-by-day.ts';
import { WaitingRow } from './waiting-row.tsx';

const pageSize = 50;

/** Everything that will be sent, by day. */
export function WaitingPart() {
  const { t } = useTranslation('outbox');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const format = useTimeFormat();
  const now = useNow();
  const isRunning = useCall('sending.preview', {}).data?.state === 'running';
  const pages = usePages('outbox.list', { part: 'waiting', limit: pageSize });
  if (!pages.items) {
    if (!pages.error) return <SkeletonRows count={5} label={basics('loading')} />;
    return (
      <ErrorState
        title={t('waiting.loadFailed')}
        next={describe(pages.error).next}
        action={{ label: basics('tryAgain'), run: pages.retry, isBusy: pages.isFetching }}
      />
    );
  }
  if (pages.items.length === 0) return <NothingWaits />;
  const days = groupByDay(pages.items, (item: OutboxItemView) =>
    Date.parse(item.dueAt) <= now
      ? { key: 'due', word: t(isRunning ? 'waiting.leavingNow' : 'waiting.due') }
      : { key: format.dayKey(item.dueAt), word: format.day(item.dueAt) },
  );
  return (
    <DayList
      days={days}
      more={
        pages.hasMore ? { word: t('waiting.more'), load: pages.loadMore, isBusy: pages.isFetching } : null
      }
    >
      {(item, day) => <WaitingRow item={item} isDue={day.key === 'due'} />}
    </DayList>
  );
}

function NothingWaits() {
  const { t } = useTranslation('outbox');
  return (
    <EmptyState
      icon={<Send size={26} strokeWidth={1.8} />}
      title={t('waiting.empty.title')}
      action={
        <>
          <Button component={Link} href="/bookings">
            {t('waiting.empty.bookings')}
          </Button>
          <Button component={Link} href="/rules" variant="default">
            {t('waiting.empty.rules')}
          </Button>
        </>
      }
    >
      {t('waiting.empty.text')}
    </EmptyState>
  );
}
