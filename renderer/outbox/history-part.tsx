import { SegmentedControl } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';

import { usePages } from '../api/use-pages.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { SkeletonRows } from '../ui/skeletons.tsx';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { DayList } from '../ui/day-list.tsx';
import { groupByDay } from '../ui/group-by-day.ts';
import classes from './history-part.module.css';
import { HistoryRow } from './history-row.tsx';
import { UnknownMessages } from './unknown-messages.tsx';

const filters = ['all', 'failed', 'skipped'] as const;
type Filter = (typeof filters)[number];

/** What became of each message: the uncertain ones first, then the others, newest first. */
export function HistoryPart() {
  const { t } = useTranslation('outbox');
  const [filter, setFilter] = useState<Filter>('all');
  return (
    <>
      <UnknownMessages />
      <div className={classes.filter}>
        <SegmentedControl
          aria-label={t('history.filter')}
          value={filter}
          onChange={(value) => {
            setFilter(filters.find((known) => known === value) ?? 'all');
          }}
          data={filters.map((value) => ({ value, label: t(`history.${value}`) }))}
        />
      </div>
      <HistoryList key={filter} filter={filter} />
    </>
  );
}

function HistoryList({ filter }: { filter: Filter }) {
  const { t } = useTranslation('outbox');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const format = useTimeFormat();
  const pages = usePages('outbox.list', {
    ...(filter === 'all' ? { part: 'past' as const } : { state: filter }),
    limit: 50,
  });
  if (!pages.items) {
    if (!pages.error) return <SkeletonRows count={5} label={basics('loading')} />;
    return (
      <ErrorState
        title={t('history.loadFailed')}
        next={describe(pages.error).next}
        action={{ label: basics('tryAgain'), run: pages.retry, isBusy: pages.isFetching }}
      />
    );
  }
  // The uncertain ones stand above, where they ask for an answer.
  const items = pages.items.filter((item) => item.state !== 'unknown');
  const more = pages.hasMore
    ? { word: t('waiting.more'), load: pages.loadMore, isBusy: pages.isFetching }
    : null;
  if (items.length === 0 && more === null) {
    const empty = filter === 'all' ? 'empty' : filter === 'failed' ? 'emptyFailed' : 'emptySkipped';
    return (
      <EmptyState icon={<History size={26} strokeWidth={1.8} />} title={t(`history.${empty}.title`)}>
        {t(`history.${empty}.text`)}
      </EmptyState>
    );
  }
  const days = groupByDay(items, (item) => ({
    key: format.dayKey(item.dueAt),
    word: format.day(item.dueAt),
  }));
  return (
    <DayList days={days} more={more}>
      {(item) => <HistoryRow item={item} />}
    </DayList>
  );
}
