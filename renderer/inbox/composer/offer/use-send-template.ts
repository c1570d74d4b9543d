import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { useClient } from '../../../api/client-provider.tsx';
import { changeKept } from '../../../api/use-kept.ts';
import { withAnswer, without, type Outgoing } from '../../thread/outgoing.ts';
import { threadKey } from '../../thread/use-thread.ts';
import { emptyDraft } from '../draft.ts';
import { bubbleOf, nothingOutgoing } from '../use-send.ts';

export type FilledTemplate = {
  readonly template: MetaTemplateView;
  readonly values: Readonly<Record<string, string>>;
  /** As the customer reads it: for the bubble until the core has answered. */
  readonly text: string;
};

/**
 * Sends a template into a chat, with its bubble at once. The same one again, after a refusal or no answer, goes under the
 * same key: it can never be sent twice.
 */
export function useSendTemplate(
  conversation: ConversationView,
): UseMutationResult<null, Error, FilledTemplate> {
  const client = useClient();
  const queries = useQueryClient();
  const attempt = useRef<{ content: string; key: string } | null>(null);
  const { id: conversationId } = conversation;
  const changeOutgoing = (update: (now: readonly Outgoing[]) => readonly Outgoing[]) => {
    changeKept(queries, 'outgoing', conversationId, nothingOutgoing, update);
  };
  return useMutation<null, Error, FilledTemplate>({
    mutationFn: async ({ template, values, text }) => {
      const metaTemplate = { id: template.id, values };
      const content = JSON.stringify(metaTemplate);
      const key = attempt.current?.content === content ? attempt.current.key : crypto.randomUUID();
      attempt.current = { content, key };
      changeOutgoing((now) => [...now, { key, message: bubbleOf(conversationId, key, emptyDraft, text) }]);
      try {
        const { messageId } = await client.call('messages.send', {
          conversationId,
          metaTemplate,
          idempotencyKey: key,
        });
        changeOutgoing((now) => withAnswer(now, key, messageId));
      } catch (error) {
        changeOutgoing((now) => without(now, key));
        throw error;
      }
      void queries
        .invalidateQueries({ queryKey: threadKey(conversationId), exact: true })
        .catch(() => undefined)
        .then(() => {
          changeOutgoing((now) => without(now, key));
        });
      return null;
    },
  });
}
