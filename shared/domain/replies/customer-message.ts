import type { ChannelId, ContactId, ConversationId, MessageId } from '../ids.ts';

/** Something that a customer wrote, as far as it may be an answer. */
export type CustomerMessage = {
  readonly channelId: ChannelId;
  readonly conversationId: ConversationId;
  /** Null in a group. */
  readonly contactId: ContactId | null;
  readonly messageId: MessageId;
  readonly text: string;
  /** What a pressed button carries; null for a typed message. */
  readonly buttonPayload: string | null;
  /** The message that it answers, in the provider's terms. */
  readonly quotedProviderId: string | null;
  readonly quotedText: string | null;
  /** Provider's time of the message (of its first version, when it was edited), epoch ms. */
  readonly at: number;
  readonly isGroup: boolean;
  /** False for what is read out of the history and is no news any more. */
  readonly isNews: boolean;
  /** The words of a message that had been read before were changed by the customer. */
  readonly isEdit: boolean;
  /** The chat waited for us already, for something else. */
  readonly wasWaiting: boolean;
};
