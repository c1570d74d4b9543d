import { useLocalStorage } from '@mantine/hooks';
import { useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useCall } from '../api/use-call.ts';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import { AddLine, type AddLineHandle } from '../visits/add/add-line.tsx';
import { dayAfter, dayAt, mondayOf, startOfDay, type DayKey } from '../visits/days.ts';
import { agendaDays } from './agenda/agenda-days.ts';
import { Agenda, type AgendaHandle } from './agenda/agenda.tsx';
import { useAgenda, type VisitFilter } from './agenda/use-agenda.ts';
import { BookingsHeader, type ViewName } from './bookings-header.tsx';
import classes from './bookings-screen.module.css';
import { FilterBar } from './filter-bar.tsx';
import { searchVisits } from './search-visits.ts';
import { VisitPlace } from './visit-place.tsx';
import { VisitsEmpty, VisitsFailed, VisitsWaiting } from './visits-states.tsx';
import { useWeek } from './week/use-week.ts';
import { Week } from './week/week.tsx';

const everything: VisitFilter = { problem: 'all', source: null };

/** The visits as an agenda or a week, the line that adds one, and the open visit beside them. */
export function VisitsView({ openId }: { openId: string | null }) {
  const [, navigate] = useLocation();
  const { timeZone } = useTimeFormat();
  const today = dayAt(useNow(), timeZone);
  const [view, setView] = useRememberedView();
  const [filter, setFilter] = useState(everything);
  const [query, setQuery] = useState('');
  const [monday, setMonday] = useState<DayKey>(() => mondayOf(today));
  const line = useRef<AddLineHandle>(null);
  const agenda = useRef<AgendaHandle>(null);
  const shown = useShown({ view, filter, query, today, monday, timeZone });

  const open = (id: string | null) => {
    navigate(id === null ? '/bookings' : `/bookings/${id}`);
  };
  const step = (by: 1 | -1) => {
    const next = neighbourOf(shown.visits ?? [], openId, by);
    if (next !== null) open(next);
  };
  const toToday = () => {
    setMonday(mondayOf(today));
    agenda.current?.toToday();
  };
  const isWeek = view === 'week';
  const toWeek = (by: 1 | -1) => {
    setMonday((before) => dayAfter(before, by * 7));
  };
  useShortcuts({
    KeyN: () => line.current?.focus(),
    KeyJ: () => {
      step(1);
    },
    KeyK: () => {
      step(-1);
    },
    KeyT: toToday,
    KeyV: () => {
      setView(isWeek ? 'agenda' : 'week');
    },
    BracketLeft: isWeek
      ? () => {
          toWeek(-1);
        }
      : undefined,
    BracketRight: isWeek
      ? () => {
          toWeek(1);
        }
      : undefined,
    Escape:
      openId === null
        ? undefined
        : () => {
            open(null);
          },
  });

  return (
    <div className={classes.screen}>
      <div className={classes.main}>
        <BookingsHeader view={view} monday={monday} onView={setView} onWeek={toWeek} onToday={toToday} />
        <AddLine ref={line} />
        {!shown.isEmpty && (
          <FilterBar
            filter={filter}
            query={query}
            onFilter={setFilter}
            onQuery={setQuery}
            onFirst={open}
            first={shown.visits?.[0]?.id ?? null}
          />
        )}
        <div className={classes.body}>
          {shown.visits === undefined ? (
            shown.error === null ? (
              <VisitsWaiting view={view} />
            ) : (
              <VisitsFailed error={shown.error} isBusy={shown.isFetching} onRetry={shown.retry} />
            )
          ) : shown.isEmpty ||
            (shown.visits.length === 0 && (query !== '' || filter !== everything) && !isWeek) ? (
            <VisitsEmpty
              filter={filter}
              query={query}
              isEverythingEmpty={shown.isEmpty}
              onType={() => line.current?.focus()}
            />
          ) : isWeek ? (
            <Week monday={monday} visits={shown.visits} selectedId={openId} />
          ) : (
            <Agenda
              ref={agenda}
              key={`${filter.problem} ${filter.source ?? ''}`}
              days={shown.days}
              today={today}
              selectedId={openId}
              {...shown.earlier}
              hasMore={shown.hasMore}
              onMore={shown.loadMore}
            />
          )}
        </div>
      </div>
      <VisitPlace
        openId={openId}
        onClose={() => {
          open(null);
        }}
      />
    </div>
  );
}

type Wish = {
  readonly view: ViewName;
  readonly filter: VisitFilter;
  readonly query: string;
  readonly today: DayKey;
  readonly monday: DayKey;
  readonly timeZone: string;
};

/** What is to be shown, for either view; the one that is not shown asks for nothing. */
function useShown({ view, filter, query, today, monday, timeZone }: Wish) {
  const [showsEarlier, setShowsEarlier] = useState(false);
  const start = startOfDay(today, timeZone);
  const first = useCall('bookings.list', {
    ...(filter.source === null ? {} : { source: filter.source }),
    limit: 1,
  });
  const oldest = first.data?.items[0];
  const agenda = useAgenda(start, filter, showsEarlier);
  const week = useWeek(monday, timeZone, filter, view === 'week');
  const source = view === 'week' ? week : agenda;
  const visits = useMemo(
    () => (source.visits === undefined ? undefined : searchVisits(source.visits, query)),
    [source.visits, query],
  );
  const always = query === '' && filter.problem === 'all' ? today : null;
  const days = useMemo(() => agendaDays(visits ?? [], timeZone, always), [visits, timeZone, always]);
  const hasOlder = oldest !== undefined && Date.parse(oldest.startsAt) < start;
  return {
    visits,
    days,
    error: source.error,
    isFetching: source.isFetching,
    retry: source.retry,
    hasMore: agenda.hasMore,
    loadMore: agenda.loadMore,
    /** Nothing has ever come, from anywhere. */
    isEmpty: filter.source === null && first.data !== undefined && oldest === undefined,
    earlier: {
      hasEarlier: hasOlder && agenda.hasEarlier && query === '',
      showsEarlier,
      isFetchingEarlier: showsEarlier && agenda.isFetchingEarlier,
      onEarlier: () => {
        if (showsEarlier) agenda.loadEarlier();
        else setShowsEarlier(true);
      },
    },
  };
}

function useRememberedView(): [ViewName, (view: ViewName) => void] {
  const [stored, setStored] = useLocalStorage({
    key: 'deskbell.bookings.view',
    defaultValue: 'agenda',
    getInitialValueInEffect: false,
  });
  return [stored === 'week' ? 'week' : 'agenda', setStored];
}

/** The visit after (or before) the open one; without one, the first that comes. Null at the ends. */
function neighbourOf(visits: readonly BookingView[], openId: string | null, by: 1 | -1): string | null {
  const index = visits.findIndex((visit) => visit.id === openId);
  if (index === -1) return visits[0]?.id ?? null;
  return visits[index + by]?.id ?? null;
}
