import { ChevronDown } from 'lucide-react';
import { useEffect, useImperativeHandle, useMemo, useState, type Ref } from 'react';
import { Virtualizer } from 'virtua';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './message-list.module.css';
import { MessageRow } from './message-row.tsx';
import { DayRow, StickyDay, StuckDayContext } from './sticky-day.tsx';
import { rememberingDays, threadRows } from './thread-rows.ts';
import type { ThreadWindow } from './thread-window.ts';
import { useThreadScroll } from './use-thread-scroll.ts';
import type { Thread } from './use-thread.ts';

export type MessageListHandle = { jumpTo: (id: MessageView['id']) => void };

type MessageListProps = {
  thread: Thread;
  window: ThreadWindow;
  /** The loaded messages and those on their way. */
  messages: readonly MessageView[];
  conversation: ConversationView;
  sentCount: number;
  onReply: ((message: MessageView) => void) | null;
  onAtNewest: (isAtNewest: boolean) => void;
  ref: Ref<MessageListHandle>;
};

/** The messages of one stretch of a chat, newest at the bottom; only those in view are in the page. */
export function MessageList({
  thread,
  window,
  messages,
  conversation,
  sentCount,
  onReply,
  onAtNewest,
  ref,
}: MessageListProps) {
  const { t } = useTranslation('inbox');
  const times = useTimeFormat();
  const dayOf = useMemo(() => rememberingDays((at) => times.dayKey(at)), [times]);
  const rows = useMemo(
    () => threadRows(messages, dayOf, thread.firstUnreadId),
    [messages, dayOf, thread.firstUnreadId],
  );
  const { scroller, view, isShown, isAtEnd, highlightedId, jumpTo, toEnd, onScroll, onScrollEnd, onResize } =
    useThreadScroll({ thread, window, rows, sentCount, onAtNewest });
  const [stuckDay, setStuckDay] = useState<string | null>(null);
  useImperativeHandle(ref, () => ({ jumpTo: jumpTo }), [jumpTo]);
  useEffect(
    () => () => {
      onAtNewest(false);
    },
    [onAtNewest],
  );

  const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages]);
  const quotedNameOf = ({ quoted }: MessageView): string | null => {
    if (quoted === null) return null;
    const original = quoted.messageId === null ? undefined : byId.get(quoted.messageId);
    return original?.direction === 'out' ? t('you') : (quoted.senderName ?? (original ? chatName : null));
  };
  const chatName = conversation.title === '' ? t('nameless') : conversation.title;
  return (
    <div className={classes.list} data-shown={isShown || undefined}>
      <StickyDay rows={rows} scroller={scroller} view={view} onStuck={setStuckDay} />
      <div
        ref={scroller}
        className={classes.scroller}
        tabIndex={0}
        role="region"
        aria-label={t('thread.messages', { name: chatName })}
      >
        <div className={classes.spacer} />
        <StuckDayContext value={stuckDay}>
          <Virtualizer
            ref={view}
            scrollRef={scroller}
            data={rows}
            shift={window.grewAt === 'start'}
            bufferSize={600}
            onScroll={onScroll}
            onScrollEnd={onScrollEnd}
            onResize={onResize}
          >
            {(row) => {
              switch (row.kind) {
                case 'day':
                  return <DayRow key={row.key} row={row} />;
                case 'unread':
                  return (
                    <div
                      key={row.key}
                      className={classes.unread}
                      role="separator"
                      aria-label={t('thread.unread')}
                    >
                      <span>{t('thread.unread')}</span>
                    </div>
                  );
                case 'message':
                  return (
                    <MessageRow
                      key={row.key}
                      message={row.message}
                      startsGroup={row.startsGroup}
                      endsGroup={row.endsGroup}
                      isHighlighted={row.key === highlightedId}
                      chatName={chatName}
                      isGroupChat={conversation.kind === 'group'}
                      quotedName={quotedNameOf(row.message)}
                      onJump={jumpTo}
                      onReply={onReply}
                    />
                  );
              }
            }}
          </Virtualizer>
        </StuckDayContext>
        <div className={classes.foot} />
      </div>
      {(!isAtEnd || window.hasNewer) && (
        <ToNewest
          count={conversation.unreadCount}
          onPress={() => {
            if (window.hasNewer) void thread.toNewest();
            else toEnd();
          }}
        />
      )}
    </div>
  );
}

/** Shown while one reads further up: how much has come in below, and the way there. */
function ToNewest({ count, onPress }: { count: number; onPress: () => void }) {
  const { t } = useTranslation('inbox');
  const words = count > 0 ? t('thread.newMessages', { count }) : t('thread.toNewest');
  return (
    <button
      type="button"
      className={classes.pill}
      data-count={count > 0 || undefined}
      aria-label={words}
      title={words}
      onClick={onPress}
    >
      {count > 0 && <span>{words}</span>}
      <ChevronDown size={20} strokeWidth={2} aria-hidden />
    </button>
  );
}
