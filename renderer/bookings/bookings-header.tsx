import { Button, SegmentedControl } from '@mantine/core';
import { CalendarPlus2, ChevronLeft, ChevronRight } from 'lucide-react';
import { Link } from 'wouter';

import { useTranslation } from '../i18n/use-translation.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { dayAfter, startOfDay, type DayKey } from '../visits/days.ts';
import { useVisitWords } from '../visits/use-visit-words.ts';
import classes from './bookings-header.module.css';

export type ViewName = 'agenda' | 'week';

type BookingsHeaderProps = {
  view: ViewName;
  monday: DayKey;
  onView: (view: ViewName) => void;
  onWeek: (by: 1 | -1) => void;
  onToday: () => void;
};

/** The title, the choice of view, the way through the weeks, and the way to the sources. */
export function BookingsHeader({ view, monday, onView, onWeek, onToday }: BookingsHeaderProps) {
  const { t } = useTranslation('bookings');
  const { timeZone } = useTimeFormat();
  const words = useVisitWords();
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{t('title')}</h1>
      <SegmentedControl
        size="sm"
        aria-label={t('view.label')}
        value={view}
        data={[
          { value: 'agenda', label: t('view.agenda') },
          { value: 'week', label: t('view.week') },
        ]}
        onChange={(value) => {
          onView(value === 'week' ? 'week' : 'agenda');
        }}
      />
      <Button variant="default" size="compact-md" className={classes.today ?? ''} onClick={onToday}>
        {t('week.today')}
      </Button>
      {view === 'week' && (
        <div className={classes.weeks}>
          <IconButton
            label={t('week.previous')}
            shortcut="["
            onClick={() => {
              onWeek(-1);
            }}
          >
            <ChevronLeft size={18} />
          </IconButton>
          <IconButton
            label={t('week.next')}
            shortcut="]"
            onClick={() => {
              onWeek(1);
            }}
          >
            <ChevronRight size={18} />
          </IconButton>
          <span className={classes.range} aria-live="polite">
            {words.week(startOfDay(monday, timeZone), startOfDay(dayAfter(monday, 6), timeZone))}
          </span>
        </div>
      )}
      <Link href="/bookings/sources" className={classes.sources}>
        <CalendarPlus2 size={16} strokeWidth={1.9} aria-hidden />
        <span className={classes.sourcesWord}>{t('sourcesLink')}</span>
      </Link>
    </header>
  );
}
