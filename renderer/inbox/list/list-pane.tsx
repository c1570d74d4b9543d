import { SquarePen } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { ConversationFilter } from '#shared/api/conversation-filters.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { ConversationList } from './conversation-list.tsx';
import { FilterTabs } from './filter-tabs.tsx';
import classes from './list-pane.module.css';
import { SearchField } from '../../ui/search-field.tsx';
import { SearchResults } from './search-results.tsx';

type ListPaneProps = {
  filter: ConversationFilter;
  onFilter: (filter: ConversationFilter) => void;
  selected: ConversationView | null;
  selectedId: string | null;
  channels: readonly ChannelView[];
  areChannelsKnown: boolean;
  onOpen: (conversationId: string, messageId: string | null) => void;
  onNewChat: () => void;
};

const panelId = 'inbox-chats';

/** The left column: search, filters, and the chats or what a search found. */
export function ListPane(props: ListPaneProps) {
  const { t } = useTranslation('inbox');
  const [query, setQuery] = useState('');
  const trimmed = query.trim();
  const asked = useDebounced(trimmed, 140);
  const shown = useDeferredValue(trimmed === '' ? '' : asked);
  const results = useRef<HTMLDivElement>(null);
  const [wantsFirst, setWantsFirst] = useState(false);
  const changeQuery = (next: string) => {
    setQuery(next);
    setWantsFirst(false);
  };
  const leaveField = (to: 'first' | 'list') => {
    if (to === 'first') setWantsFirst(trimmed !== '');
    else results.current?.querySelector<HTMLElement>('[data-hit]')?.focus();
  };
  const openChat = (id: string) => {
    props.onOpen(id, null);
  };

  return (
    <nav className={classes.pane} aria-label={t('list.label')}>
      <header className={classes.header}>
        <h1 className={classes.title}>{t('title')}</h1>
        <IconButton label={t('newChat.open')} onClick={props.onNewChat} size={34}>
          <SquarePen size={19} strokeWidth={1.9} aria-hidden />
        </IconButton>
      </header>
      <SearchField
        value={query}
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        clearLabel={t('search.clear')}
        onChange={changeQuery}
        onLeave={leaveField}
      />
      {trimmed === '' ? (
        <>
          <FilterTabs filter={props.filter} onChange={props.onFilter} panelId={panelId} />
          <div
            key={props.filter}
            id={panelId}
            className={classes.body}
            role="tabpanel"
            aria-label={t('list.label')}
          >
            <ConversationList {...props} onOpen={openChat} />
          </div>
        </>
      ) : (
        <div className={`${classes.body ?? ''} ${classes.scrolls ?? ''}`}>
          {shown !== '' && (
            <SearchResults
              ref={results}
              query={shown}
              onOpen={props.onOpen}
              isFirstAwaited={wantsFirst && shown === trimmed}
              onFirst={() => {
                setWantsFirst(false);
              }}
            />
          )}
        </div>
      )}
    </nav>
  );
}
