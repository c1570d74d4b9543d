import type { MessageContent } from '#shared/domain/message.ts';

import { getConversation } from '../store/conversations.ts';
import type { WriteDb } from '../store/database.ts';
import type { MessageRow } from '../store/messages.ts';
import type { ChangeContext } from './context.ts';

type Words = Pick<
  MessageRow,
  'id' | 'conversationId' | 'channelId' | 'content' | 'text' | 'at' | 'quotedProviderId' | 'quotedText'
>;

/** Gives what a customer wrote to whoever reads replies. A call says nothing, nor does what could not be read (yet). */
export function readAsReply(
  db: WriteDb,
  context: ChangeContext,
  message: Words,
  circumstances: { readonly isNews: boolean; readonly isEdit: boolean; readonly wasWaiting: boolean },
): void {
  const conversation = context.onCustomerMessage && getConversation(db, message.conversationId);
  if (!context.onCustomerMessage || !conversation || isSilent(message.content)) return;
  const { id: messageId, conversationId, channelId, text, at, quotedProviderId, quotedText } = message;
  const changes = context.onCustomerMessage(db, {
    channelId,
    conversationId,
    contactId: conversation.contactId,
    messageId,
    text,
    buttonPayload: message.content.kind === 'button-reply' ? message.content.selectedId : null,
    quotedProviderId,
    quotedText,
    at,
    isGroup: conversation.kind === 'group',
    ...circumstances,
  });
  context.touched.add(changes);
}

function isSilent(content: MessageContent): boolean {
  return content.kind === 'call' || content.kind === 'unreadable';
}
