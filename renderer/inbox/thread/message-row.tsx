import { Check, Copy, Reply } from 'lucide-react';
import { memo } from 'react';

import type { MessageView } from '#shared/api/calls/messages.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useCopy } from '../use-copy.ts';
import { Bubble } from './bubble.tsx';
import { FateNote } from './fate-note.tsx';
import classes from './message-row.module.css';

type MessageRowProps = {
  message: MessageView;
  startsGroup: boolean;
  endsGroup: boolean;
  isHighlighted: boolean;
  /** The customer's or the group's name. */
  chatName: string;
  isGroupChat: boolean;
  /** Who wrote what this message quotes; null when that is not known. */
  quotedName: string | null;
  onJump: (id: MessageView['id']) => void;
  /** Null where nothing can be answered. */
  onReply: ((message: MessageView) => void) | null;
};

/** A message with what belongs to it: the tools beside it, reactions, and its fate when that needs words. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, startsGroup, endsGroup, isHighlighted, chatName, isGroupChat, onJump, onReply } = props;
  const { t } = useTranslation('inbox');
  const authorName = message.direction === 'out' ? t('you') : (message.senderName ?? chatName);
  return (
    <div
      className={classes.row}
      data-side={message.direction}
      data-starts={startsGroup || undefined}
      data-highlighted={isHighlighted || undefined}
      data-message={message.id}
      data-status={message.status}
    >
      <div className={classes.line}>
        <div className={classes.column}>
          <Bubble
            message={message}
            startsGroup={startsGroup}
            endsGroup={endsGroup && message.reactions.length === 0}
            authorName={authorName}
            isGroupChat={isGroupChat}
            quotedName={props.quotedName}
            onJump={onJump}
          />
        </div>
        <Tools message={message} onReply={onReply !== null && canBeQuoted(message) ? onReply : null} />
      </div>
      <Reactions message={message} />
      <FateNote message={message} />
    </div>
  );
});

/** Only what the provider knows can be quoted. */
export function canBeQuoted(message: MessageView): boolean {
  switch (message.status) {
    case 'queued':
    case 'failed':
    case 'unknown':
      return false;
    case 'received':
    case 'sent':
    case 'delivered':
    case 'read':
    case 'played':
      return !message.isDeleted;
  }
}

function Tools({
  message,
  onReply,
}: {
  message: MessageView;
  onReply: ((message: MessageView) => void) | null;
}) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const { copied, copy } = useCopy();
  return (
    <div className={classes.tools}>
      {onReply && (
        <button
          type="button"
          className={classes.tool}
          aria-label={t('message.reply')}
          title={t('message.reply')}
          onClick={() => {
            onReply(message);
          }}
        >
          <Reply size={16} strokeWidth={2} aria-hidden />
        </button>
      )}
      {message.text !== '' && (
        <button
          type="button"
          className={classes.tool}
          aria-label={copied === null ? t('message.copyText') : basics('copied')}
          title={t('message.copyText')}
          onClick={() => {
            copy(message.text);
          }}
        >
          {copied === null ? (
            <Copy size={15} strokeWidth={2} aria-hidden />
          ) : (
            <Check size={15} strokeWidth={2.2} aria-hidden />
          )}
        </button>
      )}
    </div>
  );
}

function Reactions({ message }: { message: MessageView }) {
  const { t } = useTranslation('inbox');
  if (message.reactions.length === 0) return null;
  return (
    <ul className={classes.reactions}>
      {message.reactions.map(({ emoji, byUs, count }) => {
        const words =
          byUs && count === 1 ? t('message.reactionUs', { emoji }) : t('message.reaction', { emoji, count });
        return (
          <li key={emoji} className={classes.reaction} data-ours={byUs || undefined} title={words}>
            <span aria-hidden>{emoji}</span>
            {count > 1 && <span aria-hidden>{count}</span>}
            <span className={classes.spoken}>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
