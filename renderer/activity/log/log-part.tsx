import { Button, SegmentedControl } from '@mantine/core';
import { RefreshCw, ScrollText } from 'lucide-react';
import { useState } from 'react';

import { useErrorWords } from '../../api/use-failure-toast.ts';
import { usePages } from '../../api/use-pages.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonRows } from '../../ui/skeletons.tsx';
import screen from '../activity-screen.module.css';
import { LogLine } from './log-line.tsx';
import classes from './log-part.module.css';

const levels = ['info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

/** What the program notes about its own work. */
export function LogPart() {
  const { t } = useTranslation('activity');
  const [level, setLevel] = useState<Level>('info');
  const pages = usePages('log.list', { ...(level === 'info' ? {} : { level }), limit: 100 }, { fresh: true });
  return (
    <div className={screen.column}>
      <p className={classes.lead}>{t('log.lead')}</p>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('log.level')}
          value={level}
          data={levels.map((value) => ({ value, label: t(`log.levels.${value}`) }))}
          onChange={(value) => {
            setLevel(levels.find((known) => known === value) ?? 'info');
          }}
        />
        <Button
          variant="default"
          leftSection={<RefreshCw size={15} aria-hidden />}
          loading={pages.isFetching && pages.items !== undefined}
          onClick={pages.retry}
        >
          {t('log.refresh')}
        </Button>
      </div>
      <LogLines pages={pages} level={level} />
    </div>
  );
}

function LogLines({ pages, level }: { pages: ReturnType<typeof usePages<'log.list'>>; level: Level }) {
  const { t } = useTranslation('activity');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  if (pages.items === undefined) {
    if (pages.error === null) return <SkeletonRows count={8} label={basics('loading')} />;
    return (
      <ErrorState
        title={t('log.failed')}
        next={describe(pages.error).next}
        action={{ label: basics('tryAgain'), run: pages.retry, isBusy: pages.isFetching }}
      />
    );
  }
  if (pages.items.length === 0) {
    const words = level === 'info' ? 'empty' : 'noneGrave';
    return (
      <EmptyState icon={<ScrollText size={26} strokeWidth={1.8} />} title={t(`log.${words}.title`)}>
        {t(`log.${words}.text`)}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.lines} aria-label={t('log.list')}>
        {pages.items.map((row) => (
          <LogLine key={row.id} row={row} />
        ))}
      </ul>
      {pages.hasMore && (
        <div className={classes.earlier}>
          <Button variant="default" loading={pages.isFetching} onClick={pages.loadMore}>
            {t('log.more')}
          </Button>
        </div>
      )}
    </>
  );
}
