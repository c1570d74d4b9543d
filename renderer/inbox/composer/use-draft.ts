import { useEffect, useRef } from 'react';

import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { useClient } from '../../api/client-provider.tsx';
import { useKept } from '../../api/use-kept.ts';
import { emptyDraft, longestText, textOfDraft, type Draft } from './draft.ts';

/** A pause in typing after which the draft is kept. Milliseconds. */
const saveAfter = 600;

/** The draft of a chat; its text is also kept by the core: after a pause in typing, and when the chat or window is left. */
export function useDraft(conversation: ConversationView) {
  const client = useClient();
  const [draft, change] = useKept<Draft>('draft', conversation.id, emptyDraft);
  const text = textOfDraft(draft, conversation.draft);
  const saved = useRef(conversation.draft);
  const latest = useRef(text);

  useEffect(() => {
    const save = () => {
      const wanted = latest.current.slice(0, longestText);
      if (wanted === saved.current) return;
      saved.current = wanted;
      client.call('conversations.saveDraft', { id: conversation.id, text: wanted }).catch(() => {
        // Kept in this window all the same; the next pause tries again.
        saved.current = '\u0000';
      });
    };
    latest.current = text;
    // Sent or emptied: the list must not show it a moment longer.
    const timer = setTimeout(save, text === '' ? 0 : saveAfter);
    window.addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', save);
    };
  }, [text, client, conversation.id]);

  useEffect(
    () => () => {
      const wanted = latest.current.slice(0, longestText);
      if (wanted !== saved.current) {
        client.call('conversations.saveDraft', { id: conversation.id, text: wanted }).catch(() => undefined);
      }
    },
    [client, conversation.id],
  );

  return { draft, text, change };
}
