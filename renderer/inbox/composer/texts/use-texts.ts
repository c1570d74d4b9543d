import type { RefObject } from 'react';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { TemplateView } from '#shared/api/calls/templates.ts';

import { useAction } from '../../../api/use-action.ts';
import { insertAt, type Draft } from '../draft.ts';
import { slashQuery } from './match-texts.ts';
import { useQuickReplies, type QuickReplies } from './use-quick-replies.ts';

export type Texts = {
  readonly quick: QuickReplies;
  /** Puts words in place of the selection. */
  readonly insert: (words: string) => void;
  /** Writes a stored text out for this chat: it takes the place of the `/…` that asked for it, else of the selection. */
  readonly choose: (template: TemplateView) => void;
};

/** What comes into the message without being typed: emoji, quick replies and other stored texts. */
export function useTexts(
  conversation: ConversationView,
  input: RefObject<HTMLTextAreaElement | null>,
  text: string,
  onChange: (update: (now: Draft) => Draft) => void,
): Texts {
  const fill = useAction('templates.fill');
  const put = (words: string, replaced: { from: number; to: number } | null, gaps: readonly string[]) => {
    const element = input.current;
    const now = element?.value ?? text;
    const from = replaced?.from ?? element?.selectionStart ?? now.length;
    const to = replaced?.to ?? element?.selectionEnd ?? now.length;
    const next = insertAt(now, from, to, words);
    onChange((before) => ({
      ...before,
      text: next.text,
      refusal: null,
      gaps: [...new Set([...before.gaps, ...gaps])],
    }));
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  const choose = (template: TemplateView) => {
    if (fill.isPending) return;
    fill.mutate(
      { id: template.id, conversationId: conversation.id },
      {
        onSuccess: (filled) => {
          const asked = slashQuery(input.current?.value ?? '');
          put(filled.text, asked === null ? null : { from: 0, to: asked.length + 1 }, filled.missing);
        },
      },
    );
  };
  return {
    quick: useQuickReplies(text, choose),
    insert: (words) => {
      put(words, null, []);
    },
    choose,
  };
}
