import { useEffect, useRef, useState } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { ConversationFilter } from '#shared/api/conversation-filters.ts';

import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonRows } from '../../ui/skeletons.tsx';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { useOpenAhead } from '../thread/use-thread.ts';
import classes from './conversation-list.module.css';
import { neighbourOf, withHeld } from './conversation-pages.ts';
import { ConversationRow } from './conversation-row.tsx';
import { ListEmpty } from './list-empty.tsx';
import { useConversationPages } from './use-conversation-pages.ts';

type ConversationListProps = {
  filter: ConversationFilter;
  /** The open chat, also when the filter does not hold it (any more). */
  selected: ConversationView | null;
  selectedId: string | null;
  channels: readonly ChannelView[];
  areChannelsKnown: boolean;
  onOpen: (id: string) => void;
  onNewChat: () => void;
};

/** Rows stay this close to the end before more are asked for. Pixels. */
const loadAhead = 800;

/** The chats of a filter, newest first, as many as are scrolled to; J and K walk over them. */
export function ConversationList(props: ConversationListProps) {
  const { filter, selectedId, selected, channels, onOpen } = props;
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const times = useTimeFormat();
  const today = times.dayKey(useNow());
  const list = useConversationPages(filter);
  const scroller = useRef<HTMLDivElement>(null);
  const handle = useRef<VirtualizerHandle>(null);
  const held = useHeld(filter, selectedId, list.items);
  const items = withHeld(list.items ?? [], held === selected?.id ? selected : null);

  const openAhead = useOpenAhead();
  useNeighboursAhead(items, selectedId, openAhead);

  const step = (by: 1 | -1) => {
    const next = neighbourOf(items, selectedId, by);
    if (next === null) return;
    onOpen(next);
    handle.current?.scrollToIndex(
      items.findIndex((chat) => chat.id === next),
      { align: 'nearest' },
    );
  };
  useShortcuts({
    KeyJ: () => {
      step(1);
    },
    KeyK: () => {
      step(-1);
    },
  });

  const selectedIndex = items.findIndex((chat) => chat.id === selectedId);
  const isLoaded = list.items !== undefined;
  useEffect(() => {
    // Only when the list appears: later the list keeps still while its rows change places.
    if (isLoaded && selectedIndex > 0) handle.current?.scrollToIndex(selectedIndex, { align: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isLoaded]);

  const loadMoreNearEnd = () => {
    const view = handle.current;
    if (view && view.scrollSize - view.scrollOffset - view.viewportSize < loadAhead) list.loadMore();
  };

  if (list.items === undefined && list.error) {
    return (
      <ErrorState
        title={t('list.failed.title')}
        next={t('list.failed.next') + ' ' + describe(list.error).title}
        action={{ label: basics('tryAgain'), run: list.retry, isBusy: list.isFetching }}
      />
    );
  }
  if (list.items === undefined) return <SkeletonRows count={9} label={basics('loading')} />;
  if (items.length === 0) {
    return (
      <ListEmpty
        filter={filter}
        hasNumber={channels.length > 0 || !props.areChannelsKnown}
        onNewChat={props.onNewChat}
      />
    );
  }
  const labelOf = new Map<string, string>(channels.map((channel) => [channel.id, channel.label]));
  const practice = new Set<string>(
    channels.filter((channel) => channel.provider === 'practice').map((channel) => channel.id),
  );
  return (
    <div ref={scroller} className={classes.scroller}>
      <Virtualizer
        ref={handle}
        scrollRef={scroller}
        data={items}
        itemSize={68}
        as="ul"
        item="li"
        onScroll={loadMoreNearEnd}
        onResize={loadMoreNearEnd}
      >
        {(chat) => (
          <ConversationRow
            key={chat.id}
            chat={chat}
            isSelected={chat.id === selectedId}
            channelLabel={
              channels.length > 1 && !practice.has(chat.channelId)
                ? (labelOf.get(chat.channelId) ?? null)
                : null
            }
            isPractice={practice.has(chat.channelId)}
            today={today}
            onOpen={onOpen}
            onApproach={openAhead}
          />
        )}
      </Virtualizer>
    </div>
  );
}

/** Once a chat is open, the ones that J and K lead to are loaded. */
function useNeighboursAhead(
  items: readonly ConversationView[],
  selectedId: string | null,
  openAhead: (chat: ConversationView) => void,
): void {
  const next = items.find((chat) => chat.id === neighbourOf(items, selectedId, 1));
  const previous = items.find((chat) => chat.id === neighbourOf(items, selectedId, -1));
  useEffect(() => {
    const timer = setTimeout(() => {
      if (next) openAhead(next);
      if (previous) openAhead(previous);
    }, 250);
    return () => {
      clearTimeout(timer);
    };
    // By id: other news of a neighbour are no reason to load it again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [next?.id, previous?.id, openAhead]);
}

/** The chat that was opened while this filter held it: it stays in the list until another is opened. */
function useHeld(
  filter: ConversationFilter,
  selectedId: string | null,
  items: readonly ConversationView[] | undefined,
): string | null {
  const [held, setHeld] = useState<{ filter: ConversationFilter; id: string } | null>(null);
  const isListed = items?.some((chat) => chat.id === selectedId) ?? false;
  const isHeld = held?.filter === filter && held.id === selectedId;
  if (selectedId !== null && isListed && !isHeld) setHeld({ filter, id: selectedId });
  return isHeld ? held.id : null;
}
