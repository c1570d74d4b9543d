import { useLocalStorage } from '@mantine/hooks';
import { MessagesSquare, Unplug } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';

import type { ConversationFilter } from '#shared/api/conversation-filters.ts';
import { ApiError } from '#shared/api/errors.ts';

import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Later } from '../later/later.tsx';
import { createPart } from '../later/part.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Resizer } from '../ui/resizer.tsx';
import { oneColumn, useMediaQuery } from '../ui/use-media-query.ts';
import { ChatView } from './chat-view.tsx';
import { InboxActionsContext } from './inbox-actions.ts';
import classes from './inbox-screen.module.css';
import { isFilter } from './list/filter-tabs.tsx';
import { ListPane } from './list/list-pane.tsx';
import { LiveAnnouncer } from './live-announcer.tsx';
import { useConversation } from './use-conversation.ts';

const newChatPart = createPart(async () => (await import('./list/new-chat.tsx')).NewChat);

const listWidth = { initial: 340, min: 280, max: 480 };

/** The inbox: the chats on the left, the open one beside them. `?message=` in the address opens it at a message. */
export function InboxScreen({ rest: conversationId }: { rest: string | null }) {
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const isNarrow = useMediaQuery(oneColumn);
  const channels = useCall('channels.list', {});
  const known = channels.data?.items;
  const [filter, setFilter] = useRememberedFilter();
  const [width, setWidth] = useLocalStorage({
    key: 'deskbell.inbox.list-width',
    defaultValue: listWidth.initial,
    getInitialValueInEffect: false,
  });
  const { chat, error } = useConversation(conversationId);
  const [newChatPhone, setNewChatPhone] = useState<string | null>(null);
  // From then on it stays, so that it can fade out.
  const [wasNewChatWished, setNewChatWished] = useState(false);
  if (newChatPhone !== null && !wasNewChatWished) setNewChatWished(true);

  const openChat = useCallback(
    (id: string, messageId?: string | null) => {
      navigate(`/inbox/${id}${messageId ? `?message=${encodeURIComponent(messageId)}` : ''}`);
    },
    [navigate],
  );
  const actions = useMemo(() => ({ openChat, startChat: setNewChatPhone }), [openChat]);
  const leave = useCallback(() => {
    navigate('/inbox');
  }, [navigate]);

  const showsList = !isNarrow || conversationId === null;
  return (
    <InboxActionsContext value={actions}>
      <div className={classes.inbox} data-narrow={isNarrow || undefined}>
        <div className={classes.list} hidden={!showsList} style={isNarrow ? undefined : { width }}>
          <ListPane
            filter={filter}
            onFilter={setFilter}
            selected={chat}
            selectedId={conversationId}
            channels={known ?? []}
            areChannelsKnown={known !== undefined}
            onOpen={openChat}
            onNewChat={() => {
              setNewChatPhone('');
            }}
          />
          {!isNarrow && <ListResizer width={width} onChange={setWidth} />}
        </div>
        {conversationId === null ? (
          !isNarrow && <NothingChosen />
        ) : chat ? (
          <ChatView
            key={chat.id}
            conversation={chat}
            channels={known}
            wishedId={search.get('message')}
            hasBack={isNarrow}
            onLeave={leave}
          />
        ) : (
          <div className={classes.chat}>{error && <ChatGone error={error} onLeave={leave} />}</div>
        )}
      </div>
      {wasNewChatWished && (
        <Later
          part={newChatPart}
          with={{
            isOpen: newChatPhone !== null,
            phone: newChatPhone ?? '',
            channels: known ?? [],
            onClose: () => {
              setNewChatPhone(null);
            },
            onStarted: (id) => {
              setNewChatPhone(null);
              openChat(id);
            },
          }}
          waiting={null}
        />
      )}
      <LiveAnnouncer />
    </InboxActionsContext>
  );
}

function useRememberedFilter(): [ConversationFilter, (filter: ConversationFilter) => void] {
  const [stored, setStored] = useLocalStorage({
    key: 'deskbell.inbox.filter',
    defaultValue: 'all',
    getInitialValueInEffect: false,
  });
  return [isFilter(stored) ? stored : 'all', setStored];
}

function ListResizer({ width, onChange }: { width: number; onChange: (width: number) => void }) {
  const { t } = useTranslation('inbox');
  return (
    <Resizer
      label={t('list.resize')}
      value={width}
      min={listWidth.min}
      max={listWidth.max}
      initial={listWidth.initial}
      onChange={onChange}
    />
  );
}

function NothingChosen() {
  const { t } = useTranslation('inbox');
  return (
    <div className={classes.chat}>
      <EmptyState icon={<MessagesSquare size={26} strokeWidth={1.8} />} title={t('empty.thread.title')}>
        {t('empty.thread.text')}
      </EmptyState>
    </div>
  );
}

function ChatGone({ error, onLeave }: { error: Error; onLeave: () => void }) {
  const { t } = useTranslation('inbox');
  const describe = useErrorWords();
  if (error instanceof ApiError && error.code === 'not-found') {
    return (
      <EmptyState icon={<Unplug size={26} strokeWidth={1.8} />} title={t('thread.gone.title')}>
        {t('thread.gone.next')}
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={t('thread.failed.title')}
      next={describe(error).next}
      action={{ label: t('thread.gone.action'), run: onLeave }}
    />
  );
}
