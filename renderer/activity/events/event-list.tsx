import { Button } from '@mantine/core';
import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';

import type { JournalEntryView } from '#shared/api/calls/journal.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { momentInWords } from '#shared/i18n/time-format.ts';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './event-list.module.css';
import { EventRow } from './event-row.tsx';
import type { Events } from './use-events.ts';
import { useNumberNames } from './use-number-names.ts';

export type EventListHandle = { readonly bringIntoSight: (index: number) => void };

type EventListProps = {
  ref?: Ref<EventListHandle>;
  items: readonly JournalEntryView[];
  events: Events;
  openId: string | null;
  hrefOf: (id: string) => string;
};

/** Rows stay this close to the end before more are asked for. Pixels. */
const loadAhead = 1200;
const rowHeight = 56;

/** The events, newest first; only those in sight are drawn. New ones wait behind a button, so nothing moves by itself. */
export function EventList({ ref, items, events, openId, hrefOf }: EventListProps) {
  const { t } = useTranslation('activity');
  const format = useTimeFormat();
  const now = useNow();
  const today = format.dayKey(now);
  const numberOf = useNumberNames();
  const scroller = useRef<HTMLElement>(null);
  const handle = useRef<VirtualizerHandle>(null);
  const { loadOlder, watch, cursor, searchedTo } = events;
  useImperativeHandle(ref, () => ({
    bringIntoSight: (index) => handle.current?.scrollToIndex(index, { align: 'nearest' }),
  }));

  const look = useCallback(() => {
    const view = handle.current;
    if (!view) return;
    const first = view.findItemIndex(view.scrollOffset);
    const last = view.findItemIndex(view.scrollOffset + view.viewportSize);
    watch(items.slice(first, Math.min(last + 1, first + 200)).map(({ id }) => id));
    // A search that has stopped goes on when a person asks for it.
    const isNearEnd = view.scrollSize - view.scrollOffset - view.viewportSize < loadAhead;
    if (isNearEnd && cursor !== null && searchedTo === null) loadOlder();
  }, [items, watch, cursor, searchedTo, loadOlder]);
  useEffect(look, [look]);

  return (
    <div className={classes.list}>
      <FreshPill
        events={events}
        onPress={() => {
          events.showFresh();
          handle.current?.scrollTo(0);
        }}
      />
      <section ref={scroller} className={classes.scroller} aria-label={t('list.label')} tabIndex={-1}>
        <Virtualizer
          ref={handle}
          scrollRef={scroller}
          data={items}
          itemSize={rowHeight}
          as="ul"
          item="li"
          onScroll={look}
          onResize={look}
        >
          {(event) => (
            <EventRow
              key={event.id}
              event={event}
              href={hrefOf(event.id)}
              number={numberOf(event.channelId)}
              isOpen={event.id === openId}
              today={today}
            />
          )}
        </Virtualizer>
        <div className={classes.end} role="status">
          {searchedTo === null ? (
            <p>{cursor === null ? t('list.end') : t('list.more')}</p>
          ) : (
            <>
              <p>{t('search.searchedTo', { time: momentInWords(format, searchedTo, now) })}</p>
              <Button variant="default" size="xs" loading={events.isFetching} onClick={loadOlder}>
                {t('search.goOn')}
              </Button>
            </>
          )}
        </div>
      </section>
    </div>
  );
}

/** How many have come since; pressed, they are put on top. */
function FreshPill({ events, onPress }: { events: Events; onPress: () => void }) {
  const { t } = useTranslation('activity');
  const count = events.fresh.length;
  return (
    <div className={classes.pillPlace} role="status">
      {count > 0 && (
        <button type="button" className={classes.pill} onClick={onPress}>
          <ArrowUp size={15} strokeWidth={2.2} aria-hidden />
          {events.isFlooded ? t('list.freshMany') : t('list.fresh', { count })}
        </button>
      )}
    </div>
  );
}
