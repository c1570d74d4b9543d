import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { toInstant } from '#shared/api/instant.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';
import type { MessageContent } from '#shared/domain/message.ts';
import { asId, type UploadId } from '#shared/domain/ids.ts';

import { useClient } from '../../api/client-provider.tsx';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { frameSize, type FrameSize } from '../content/frame-size.ts';
import { withAnswer, without, type Outgoing } from '../thread/outgoing.ts';
import { threadKey } from '../thread/use-thread.ts';
import { changeKept } from '../../api/use-kept.ts';
import { attemptKey, emptyDraft, refusedDraft, sentDraft, type Draft, type DraftFile } from './draft.ts';

export const nothingOutgoing: readonly Outgoing[] = [];

/**
 * Sends what the composer holds: the bubble stands in the thread before the core has answered, marked as waiting. When
 * the core refuses it or does not answer, the words come back into the composer with the reason.
 */
export function useSend(conversation: ConversationView): (draft: Draft, text: string) => void {
  const client = useClient();
  const queries = useQueryClient();
  const describe = useErrorWords();
  const { id: conversationId } = conversation;

  return useCallback(
    (draft, text) => {
      const trimmed = text.trim();
      const key = attemptKey(draft, trimmed, crypto.randomUUID());
      const changeDraft = (update: (now: Draft) => Draft) => {
        changeKept(queries, 'draft', conversationId, emptyDraft, update);
      };
      const changeOutgoing = (update: (now: readonly Outgoing[]) => readonly Outgoing[]) => {
        changeKept(queries, 'outgoing', conversationId, nothingOutgoing, update);
      };
      changeOutgoing((now) => [...now, { key, message: bubbleOf(conversationId, key, draft, trimmed) }]);
      changeDraft(sentDraft);
      const uploadId =
        draft.file?.upload.state === 'ready' ? asId<UploadId>(draft.file.upload.id) : undefined;
      client
        .call('messages.send', {
          conversationId,
          text: trimmed,
          idempotencyKey: key,
          ...(draft.quoted === null ? {} : { quotedMessageId: draft.quoted.id }),
          ...(uploadId === undefined ? {} : { uploadId }),
        })
        .then(
          async ({ messageId }) => {
            if (draft.file?.preview) {
              const frame = frameSize(draft.file.width, draft.file.height);
              changeKept<FrameSize | null>(queries, 'frame', messageId, null, () => frame);
            }
            changeOutgoing((now) => withAnswer(now, key, messageId));
            await queries.invalidateQueries({ queryKey: threadKey(conversationId), exact: true });
            changeOutgoing((now) => without(now, key));
          },
          (error: unknown) => {
            changeOutgoing((now) => without(now, key));
            const { title, next } = describe(error);
            changeDraft((now) => refusedDraft(now, draft, trimmed, key, `${title}. ${next}`));
          },
        )
        .catch(() => undefined);
    },
    [client, queries, describe, conversationId],
  );
}

/** The bubble of a message that the core has not answered for: waiting, which is the truth. */
export function bubbleOf(
  conversationId: ConversationView['id'],
  key: string,
  { quoted, file }: Draft,
  text: string,
): MessageView {
  const content = contentOf(file, text);
  return {
    id: asId(key),
    conversationId,
    direction: 'out',
    kind: content.kind,
    text,
    content,
    author: 'person',
    senderName: null,
    status: 'queued',
    failure: null,
    providerMessageId: null,
    at: toInstant(Date.now()),
    isEdited: false,
    isDeleted: false,
    quoted: quoted && { messageId: quoted.id, text: quoted.text, senderName: quoted.senderName },
    reactions: [],
    attachments: file === null ? [] : [attachmentOf(file)],
    outboxId: null,
  };
}

function contentOf(file: DraftFile | null, text: string): MessageContent {
  if (file === null) return { kind: 'text', text };
  const media = { fileName: file.name, mimeType: file.mimeType, caption: text === '' ? null : text };
  return file.preview === null ? { kind: 'document', media } : { kind: 'image', media };
}

function attachmentOf(file: DraftFile): MessageView['attachments'][number] {
  return {
    id: asId(file.key),
    state: file.preview === null ? 'pending' : 'ready',
    fileName: file.name,
    mimeType: file.mimeType,
    size: file.size,
    url: file.preview,
    width: file.width,
    height: file.height,
  };
}
