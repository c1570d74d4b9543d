import { Forward, Trash2 } from 'lucide-react';
import { useState } from 'react';

import type { MessageView } from '#shared/api/calls/messages.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { FormattedText } from '../../ui/formatted-text.tsx';
import { loneEmojiCount } from '../../ui/parse-formatting.ts';
import { BubbleMeta } from './bubble-meta.tsx';
import classes from './bubble.module.css';
import { isForwarded, MessageBody, wordsOf } from './message-body.tsx';
import { Quote } from './quote.tsx';

type BubbleProps = {
  message: MessageView;
  startsGroup: boolean;
  endsGroup: boolean;
  /** Told aloud before the words; shown in a group chat. */
  authorName: string;
  isGroupChat: boolean;
  quotedName: string | null;
  onJump: (id: MessageView['id']) => void;
};

/** One message in its frame. */
export function Bubble({
  message,
  startsGroup,
  endsGroup,
  authorName,
  isGroupChat,
  quotedName,
  onJump,
}: BubbleProps) {
  const { t } = useTranslation('inbox');
  const words = wordsOf(message);
  const { kind } = message.content;
  const emoji =
    kind === 'text' && message.quoted === null && !message.isDeleted ? loneEmojiCount(words) : null;
  return (
    <div
      className={classes.bubble}
      data-side={message.direction}
      data-ends={endsGroup || undefined}
      data-bare={emoji !== null || kind === 'sticker' || undefined}
      data-picture={kind === 'image' || kind === 'video' || undefined}
      data-deleted={message.isDeleted || undefined}
    >
      {isGroupChat && startsGroup && message.direction === 'in' ? (
        <span className={classes.sender}>{authorName}</span>
      ) : (
        <span className={classes.spoken}>{authorName}: </span>
      )}
      {isForwarded(message) && (
        <span className={classes.forwarded}>
          <Forward size={13} strokeWidth={2} aria-hidden />
          {t('message.forwarded')}
        </span>
      )}
      {message.quoted && <Quote quoted={message.quoted} name={quotedName} onJump={onJump} />}
      <div className={classes.body}>
        <MessageBody message={message} />
      </div>
      {words !== '' && <Words text={words} emoji={emoji} message={message} />}
      {message.isDeleted && (
        <span className={classes.deleted}>
          <Trash2 size={13} strokeWidth={2} aria-hidden />
          {t(
            words === '' && kind === 'text'
              ? 'message.deletedEmpty'
              : message.direction === 'in'
                ? 'message.deletedByCustomer'
                : 'message.deletedByUs',
          )}
        </span>
      )}
      <span className={classes.meta} data-place={metaPlace(message, words)}>
        <BubbleMeta message={message} />
      </span>
    </div>
  );
}

/** Where time and ticks stand: in the last line of the words, over a photo alone, beside a recording, else below. */
function metaPlace(message: MessageView, words: string): 'inline' | 'over' | 'beside' | 'below' {
  if (message.isDeleted) return 'below';
  if (words !== '') return 'inline';
  switch (message.content.kind) {
    case 'image':
    case 'video':
      return 'over';
    case 'voice':
    case 'audio':
      return message.attachments[0]?.state === 'ready' ? 'beside' : 'below';
    default:
      return 'below';
  }
}

/** A text longer than `longText` is cut to `cutText` until somebody wants all of it. Characters. */
const longText = 1600;
const cutText = 1200;

function Words({ text, emoji, message }: { text: string; emoji: number | null; message: MessageView }) {
  const { t } = useTranslation('inbox');
  const [showsAll, setShowsAll] = useState(false);
  const isCut = text.length > longText && !showsAll;
  return (
    <div className={classes.words} data-emoji={emoji ?? undefined} dir="auto">
      <FormattedText text={isCut ? `${text.slice(0, cutText).trimEnd()}…` : text} />
      {isCut && (
        <button
          type="button"
          className={classes.more}
          onClick={() => {
            setShowsAll(true);
          }}
        >
          {t('message.more')}
        </button>
      )}
      {/* Keeps the place of time and ticks free in the last line. */}
      {!message.isDeleted && (
        <span className={classes.room} aria-hidden inert>
          <BubbleMeta message={message} />
        </span>
      )}
    </div>
  );
}
