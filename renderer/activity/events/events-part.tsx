import { Button } from '@mantine/core';
import { FileDown, RotateCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { paneAsDrawer, useMediaQuery } from '../../ui/use-media-query.ts';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { ActivityHead } from '../activity-head.tsx';
import classes from '../activity-screen.module.css';
import { addressOfFilter, filterOfAddress, questionOf, type EventFilter } from './event-filter.ts';
import { EventList, type EventListHandle } from './event-list.tsx';
import { EventPlace } from './event-place.tsx';
import { EventsEmpty, EventsFailed, EventsWaiting } from './events-states.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ReplayAllDialog } from './replay-all-dialog.tsx';
import { ReplayProgress } from './replay-progress.tsx';
import { useEvents } from './use-events.ts';

type Dialog = 'export' | 'replay';

/** The events, what narrows them, and the open one beside them. The filter stands in the address. */
export function EventsPart({ openId }: { openId: string | null }) {
  const { t } = useTranslation('activity');
  const [, navigate] = useLocation();
  const filter = filterOfAddress(useSearch());
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const failed = useCall('health.get', {}).data?.journal.failed ?? 0;

  const hrefOf = (id: string | null, other: EventFilter = filter) =>
    `/activity${id === null ? '' : `/${id}`}${addressOfFilter(other)}`;
  const change = (part: Partial<EventFilter>) => {
    navigate(hrefOf(null, { ...filter, ...part }), { replace: true });
  };
  const [typed, setTyped] = useTypedText(filter.text, (text) => {
    change({ text });
  });

  return (
    <div className={classes.screen}>
      <div className={classes.main}>
        <ActivityHead here="events">
          <div className={classes.actions}>
            {failed > 0 && (
              <Button
                variant="default"
                leftSection={<RotateCw size={15} aria-hidden />}
                onClick={() => {
                  setDialog('replay');
                }}
              >
                {t('replayAll.action')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<FileDown size={15} aria-hidden />}
              onClick={() => {
                setDialog('export');
              }}
            >
              {t('export.action')}
            </Button>
          </div>
        </ActivityHead>
        <FilterBar
          filter={filter}
          text={typed}
          onFilter={(part) => {
            if (part.text !== undefined) setTyped(part.text);
            change(part);
          }}
          onText={setTyped}
          onLeaveSearch={() => document.querySelector<HTMLElement>('[data-event]')?.focus()}
        />
        <ReplayProgress />
        <EventsOf key={addressOfFilter(filter)} filter={filter} openId={openId} hrefOf={hrefOf} />
      </div>
      <EventPlace
        openId={openId}
        onClose={() => {
          navigate(hrefOf(null));
        }}
      />
      <ExportDialog isOpen={dialog === 'export'} filter={filter} onClose={close} />
      <ReplayAllDialog isOpen={dialog === 'replay'} filter={filter} onClose={close} />
    </div>
  );

  function close() {
    setDialog(null);
  }
}

/** What was typed goes into the address a moment later; an address that changes otherwise changes the field. */
function useTypedText(inAddress: string, write: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(inAddress);
  const [seen, setSeen] = useState({ inAddress, written: inAddress });
  const settled = useDebounced(typed.trim(), 300);
  if (inAddress !== seen.inAddress) {
    setSeen({ inAddress, written: seen.written });
    if (inAddress !== seen.written) setTyped(inAddress);
  }
  const latest = useRef({ inAddress, write });
  useEffect(() => {
    latest.current = { inAddress, write };
  });
  useEffect(() => {
    if (settled === latest.current.inAddress) return;
    setSeen((before) => ({ ...before, written: settled }));
    latest.current.write(settled);
  }, [settled]);
  return [typed, setTyped];
}

type EventsOfProps = {
  filter: EventFilter;
  openId: string | null;
  hrefOf: (id: string | null) => string;
};

/** The list of one filter, with the keys that walk over it. */
function EventsOf({ filter, openId, hrefOf }: EventsOfProps) {
  const [, navigate] = useLocation();
  const isDrawer = useMediaQuery(paneAsDrawer);
  const list = useRef<EventListHandle>(null);
  const [cursor, setCursor] = useState<string | null>(openId);
  // The present counts when the filter was chosen: a span that moves on would begin the list anew each minute.
  const [question] = useState(() => questionOf(filter, Date.now()));
  const events = useEvents(question);
  const { items } = events;
  const place = isDrawer ? cursor : (openId ?? cursor);

  const step = (by: 1 | -1) => {
    const index = items?.findIndex(({ id }) => id === place) ?? -1;
    const next = items?.[index === -1 ? 0 : index + by];
    if (next === undefined || items === undefined) return;
    setCursor(next.id);
    list.current?.bringIntoSight(items.indexOf(next));
    if (!isDrawer) navigate(hrefOf(next.id), { replace: openId !== null });
    // The row may only be drawn in the next frame.
    requestAnimationFrame(() => {
      document
        .querySelector<HTMLElement>(`[data-event="${CSS.escape(next.id)}"]`)
        ?.focus({ preventScroll: true });
    });
  };
  useShortcuts({
    KeyJ: () => {
      step(1);
    },
    KeyK: () => {
      step(-1);
    },
    Escape:
      openId === null
        ? undefined
        : () => {
            navigate(hrefOf(null));
          },
  });

  if (items === undefined) {
    return events.error === null ? (
      <EventsWaiting />
    ) : (
      <EventsFailed error={events.error} isBusy={events.isFetching} onRetry={events.retry} />
    );
  }
  if (items.length === 0 && events.cursor === null) return <EventsEmpty filter={filter} />;
  return <EventList ref={list} items={items} events={events} openId={openId} hrefOf={hrefOf} />;
}
