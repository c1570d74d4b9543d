import type { MessageView } from '#shared/api/calls/messages.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useKindWords } from '../format/use-kind-words.ts';
import classes from './bubble.module.css';

type Quoted = NonNullable<MessageView['quoted']>;

/** What a message answers to; pressing it goes there. */
export function Quote({ quoted, onJump }: { quoted: Quoted; onJump: (id: MessageView['id']) => void }) {
  const { t } = useTranslation('inbox');
  const wordsOf = useKindWords();
  const { messageId } = quoted;
  const name = quoted.senderName ?? t('you');
  const words = (
    <>
      <span className={classes.quoteName}>{name}</span>
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
      title={t('message.quoteOf', { name })}
      onClick={() => {
        onJump(messageId);
      }}
    >
      {words}
    </button>
  );
}
