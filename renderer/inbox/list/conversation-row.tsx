import { FlaskConical } from 'lucide-react';
import { memo } from 'react';

import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge, CountBadge } from '../../ui/badge.tsx';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { KindIcon } from '../format/kind-icon.tsx';
import { useKindWords } from '../format/use-kind-words.ts';
import { Tick } from '../thread/tick.tsx';
import classes from './conversation-row.module.css';

type ConversationRowProps = {
  chat: ConversationView;
  isSelected: boolean;
  /** The number's name when there are several. */
  channelLabel: string | null;
  isPractice: boolean;
  /** The present, so that "14:05" becomes "Yesterday" when it has. */
  today: string;
  onOpen: (id: string) => void;
  /** It will likely be opened next. */
  onApproach: (chat: ConversationView) => void;
};

/** One chat in the list, 68 pixels high. */
export const ConversationRow = memo(function ConversationRow({
  chat,
  isSelected,
  channelLabel,
  isPractice,
  onOpen,
  onApproach,
}: ConversationRowProps) {
  const { t } = useTranslation('inbox');
  const times = useTimeFormat();
  const name = chat.title === '' ? t('nameless') : chat.title;
  return (
    <a
      className={classes.row}
      href={`/inbox/${chat.id}`}
      aria-current={isSelected ? 'true' : undefined}
      data-unread={chat.unreadCount > 0 || undefined}
      data-chat={chat.id}
      draggable={false}
      onPointerEnter={() => {
        onApproach(chat);
      }}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(chat.id);
      }}
    >
      <Avatar id={chat.id} name={name} kind={chat.kind} />
      <div className={classes.words}>
        <div className={classes.top}>
          <span className={classes.name} title={name}>
            {name}
          </span>
          {channelLabel !== null && (
            <span className={classes.channel}>
              <Badge>{channelLabel}</Badge>
            </span>
          )}
          {isPractice && (
            <span
              className={classes.practice}
              role="img"
              aria-label={t('practice')}
              title={t('practiceHint')}
            >
              <FlaskConical size={13} strokeWidth={2.1} aria-hidden />
            </span>
          )}
          {chat.lastMessage && (
            <time
              className={classes.time}
              dateTime={chat.lastMessage.at}
              title={times.full(chat.lastMessage.at)}
            >
              {times.listStamp(chat.lastMessage.at)}
            </time>
          )}
        </div>
        <div className={classes.bottom}>
          <Preview chat={chat} isSelected={isSelected} />
          <div className={classes.marks}>
            <CountBadge
              count={chat.unreadCount}
              tone={chat.needsReply ? 'accent' : 'neutral'}
              label={t('list.unread', { count: chat.unreadCount })}
            />
            {chat.needsReply && (
              <span
                className={classes.waiting}
                role="img"
                aria-label={t('list.needsReply')}
                title={t('list.needsReply')}
              />
            )}
          </div>
        </div>
      </div>
    </a>
  );
});

function Preview({ chat, isSelected }: { chat: ConversationView; isSelected: boolean }) {
  const { t } = useTranslation('inbox');
  const wordsOf = useKindWords();
  const last = chat.lastMessage;
  if (chat.draft.trim() !== '' && !isSelected) {
    return (
      <p className={classes.preview}>
        <span className={classes.draft}>{t('list.draft')}</span> {wordsOf('text', chat.draft)}
      </p>
    );
  }
  if (last === null) return <p className={classes.preview}>{t('list.noMessages')}</p>;
  return (
    <p className={classes.preview}>
      {last.direction === 'out' && (
        <span className={classes.tick}>
          <Tick status={last.status} />
        </span>
      )}
      {last.kind !== 'text' && (
        <span className={classes.kind}>
          <KindIcon kind={last.kind} />
        </span>
      )}
      {wordsOf(last.kind, last.text)}
    </p>
  );
}
