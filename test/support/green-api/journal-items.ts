import type { Body } from './webhooks.ts';

/** One item of an instance's journals: flat, unlike a webhook. */
export type JournalItem = Body & {
  readonly type: 'incoming' | 'outgoing';
  readonly idMessage: string;
  readonly timestamp: number;
  readonly chatId: string;
  statusMessage?: string;
};

export type JournalFacts = {
  readonly type: 'incoming' | 'outgoing';
  readonly idMessage: string;
  /** Epoch ms. */
  readonly at: number;
  readonly chatId: string;
  /** In the shape of a webhook. */
  readonly messageData: Body;
  readonly sender?: {
    readonly senderId: string;
    readonly senderName: string;
    readonly senderContactName: string;
  };
  readonly sendByApi?: boolean;
};

/** The journal's way to write what a webhook says with `messageData`. */
export function journalItem(facts: JournalFacts): JournalItem {
  return {
    type: facts.type,
    idMessage: facts.idMessage,
    timestamp: Math.floor(facts.at / 1000),
    typeMessage: facts.messageData.typeMessage,
    chatId: facts.chatId,
    ...flat(facts.messageData),
    ...(facts.type === 'incoming'
      ? { senderId: facts.chatId, senderName: '', senderContactName: '', ...facts.sender }
      : { statusMessage: 'pending', sendByApi: facts.sendByApi ?? false }),
    deletedMessageId: '',
    editedMessageId: '',
    isEdited: false,
    isDeleted: false,
  };
}

function flat(data: Body): Body {
  const extended = data.extendedTextMessageData as Body | undefined;
  const quoted = data.quotedMessage === undefined ? {} : { quotedMessage: data.quotedMessage };
  switch (data.typeMessage) {
    case 'textMessage':
      return { textMessage: (data.textMessageData as Body).textMessage, ...quoted };
    case 'extendedTextMessage':
      return { textMessage: extended?.text, extendedTextMessage: extended, ...quoted };
    case 'quotedMessage':
      return { extendedTextMessage: extended, ...quoted };
    case 'locationMessage':
      return { location: data.locationMessageData, ...quoted };
    case 'contactMessage':
      return { contact: data.contactMessageData, ...quoted };
    default: {
      const { typeMessage: _type, fileMessageData, ...rest } = data;
      return { ...rest, ...(fileMessageData as Body | undefined) };
    }
  }
}
