import type { MessageView } from '#shared/api/calls/messages.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useKindWords } from '../format/use-kind-words.ts';
import classes from './bubble.module.css';

type QuoteProps = {
  quoted: NonNullable<MessageView['quoted']>;
  /** Who wrote it; null when that is not known. */
  name: string | null;
  onJump: (id: MessageView['id']) => void;
};

/** What a message answers to; pressing it goes there. */
export function Quote({ quoted, name, onJump }: QuoteProps) {
  const { t } = useTranslation('inbox');
  const wordsOf = useKindWords();
  const { messageId } = quoted;
  const words = (
    <>
      {name !== null && <span className={classes.quoteName}>{name}</span>}
      <span className={classes.quoteText}>
        {quoted.text === ''
          ? t(messageId === null ? 'message.quotedMissing' : 'kinds.text')
          : wordsOf('text', quoted.text)}
      </span>
    </>
  );
  if (messageId === null) return <div className={classes.quote}>{words}</div>;
  return (
    <button
      type="button"
      className={classes.quote}
      title={name === null ? undefined : t('message.quoteOf', { name })}
      onClick={() => {
        onJump(messageId);
      }}
    >
      {words}
    </button>
  );
}
