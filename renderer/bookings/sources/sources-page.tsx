import { Button } from '@mantine/core';
import { CalendarPlus2, ChevronLeft, FileSpreadsheet, Link2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonCards } from '../../ui/skeletons.tsx';
import { CalendarDialog } from './calendar-dialog.tsx';
import { CsvDialog } from './csv-dialog.tsx';
import { HookSection } from './hook-section.tsx';
import { SourceCard } from './source-card.tsx';
import classes from './sources-page.module.css';
import { TorrowDialog } from './torrow-dialog.tsx';

type OpenDialog = 'calendar' | 'csv' | 'torrow';

/** Where the bookings come from, at `/bookings/sources`: calendars, tables, a Torrow address, any service's hook. */
export function SourcesPage({ opensWith }: { opensWith: OpenDialog | null }) {
  const { t } = useTranslation('sources');
  const [dialog, setDialog] = useState<OpenDialog | null>(opensWith);
  const [, navigate] = useLocation();
  const close = () => {
    setDialog(null);
    if (opensWith !== null) navigate('/bookings/sources', { replace: true });
  };
  const opens = (name: OpenDialog) => () => {
    setDialog(name);
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      above={
        <Link href="/bookings" className={classes.back}>
          <ChevronLeft size={16} aria-hidden />
          {t('back')}
        </Link>
      }
    >
      <div className={classes.ways}>
        <Button leftSection={<CalendarPlus2 size={16} />} onClick={opens('calendar')}>
          {t('addCalendar')}
        </Button>
        <Button variant="default" leftSection={<FileSpreadsheet size={16} />} onClick={opens('csv')}>
          {t('importCsv')}
        </Button>
        <Button variant="default" leftSection={<Link2 size={16} />} onClick={opens('torrow')}>
          {t('pasteTorrow')}
        </Button>
      </div>
      <SourceList />
      <HookSection />
      {dialog === 'calendar' && <CalendarDialog onClose={close} />}
      {dialog === 'csv' && <CsvDialog onClose={close} />}
      {dialog === 'torrow' && <TorrowDialog onClose={close} />}
    </Page>
  );
}

function SourceList() {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const sources = useCall('sources.list', {});
  if (sources.isPending) return <SkeletonCards count={1} height={120} label={basics('loading')} />;
  if (!sources.data) {
    return (
      <ErrorState
        title={t('loadFailed')}
        next={describe(sources.error).next}
        action={{ label: basics('tryAgain'), run: () => void sources.refetch(), isBusy: sources.isFetching }}
      />
    );
  }
  if (sources.data.items.length === 0) return <p className={classes.empty}>{t('empty')}</p>;
  return (
    <ul className={classes.list}>
      {sources.data.items.map((source) => (
        <li key={source.name}>
          <SourceCard source={source} />
        </li>
      ))}
    </ul>
  );
}
