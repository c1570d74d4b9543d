import { useCallback, useState } from 'react';

import type { Change } from '#shared/api/events.ts';
import { asId, type ConversationId } from '#shared/domain/ids.ts';

import { useChanges, useClient } from '../api/client-provider.tsx';
import { useTranslation } from '../i18n/use-translation.ts';
import { useKindWords } from './format/use-kind-words.ts';
import classes from './inbox-screen.module.css';

/** Tells screen readers what has come in. */
export function LiveAnnouncer() {
  const { t } = useTranslation('inbox');
  const client = useClient();
  const wordsOf = useKindWords();
  const [said, setSaid] = useState('');
  const listener = useCallback(
    (change: Change) => {
      if (change.topic !== 'incoming') return;
      client
        .call('conversations.get', { id: asId<ConversationId>(change.conversationId) })
        .then(({ title, lastMessage }) => {
          const text = lastMessage === null ? '' : wordsOf(lastMessage.kind, lastMessage.text);
          setSaid(t('announce', { name: title === '' ? t('nameless') : title, text }));
        })
        .catch(() => undefined);
    },
    [client, wordsOf, t],
  );
  useChanges(listener);
  return (
    <div className={classes.spoken} role="log" aria-live="polite" aria-relevant="additions text">
      {said}
    </div>
  );
}
