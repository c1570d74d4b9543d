/** Bodies of notifications, as the real ones are shaped; names, numbers and texts are the project's own. */
export type Body = Record<string, unknown>;

export type Instance = { readonly idInstance: number; readonly wid: string };

export type Correspondent = {
  readonly chatId: string;
  readonly chatName?: string;
  readonly sender?: string;
  readonly senderName?: string;
  readonly senderContactName?: string;
};

export type MessageType =
  'incomingMessageReceived' | 'outgoingMessageReceived' | 'outgoingAPIMessageReceived';

function instanceData(instance: Instance): Body {
  return { idInstance: instance.idInstance, wid: instance.wid, typeInstance: 'whatsapp' };
}

/** A message; `at` in epoch ms. */
export function messageWebhook(
  instance: Instance,
  type: MessageType,
  message: { idMessage: string; at: number; who: Correspondent; messageData: Body },
): Body {
  const { who } = message;
  return {
    typeWebhook: type,
    instanceData: instanceData(instance),
    timestamp: Math.floor(message.at / 1000),
    idMessage: message.idMessage,
    senderData: {
      chatId: who.chatId,
      chatName: who.chatName ?? '',
      sender: who.sender ?? who.chatId,
      senderName: who.senderName ?? '',
      senderContactName: who.senderContactName ?? '',
    },
    messageData: message.messageData,
  };
}

export function statusWebhook(
  instance: Instance,
  status: {
    idMessage: string;
    at: number;
    chatId?: string;
    status: string;
    description?: string;
    sendByApi?: boolean;
  },
): Body {
  return {
    typeWebhook: 'outgoingMessageStatus',
    ...(status.chatId === undefined ? {} : { chatId: status.chatId }),
    instanceData: instanceData(instance),
    timestamp: Math.floor(status.at / 1000),
    idMessage: status.idMessage,
    status: status.status,
    ...(status.description === undefined ? {} : { description: status.description }),
    sendByApi: status.sendByApi ?? true,
  };
}

export function stateWebhook(instance: Instance, stateInstance: string, at: number): Body {
  return {
    typeWebhook: 'stateInstanceChanged',
    instanceData: instanceData(stateInstance === 'notAuthorized' ? { ...instance, wid: '' } : instance),
    timestamp: Math.floor(at / 1000),
    stateInstance,
  };
}

export function incomingCallWebhook(
  instance: Instance,
  call: { idMessage: string; at: number; from: string; status: string; isVideo?: boolean },
): Body {
  return {
    typeWebhook: 'incomingCall',
    instanceData: instanceData(instance),
    timestamp: Math.floor(call.at / 1000),
    idMessage: call.idMessage,
    from: call.from,
    status: call.status,
    isVideo: call.isVideo ?? false,
  };
}

export function outgoingCallWebhook(
  instance: Instance,
  call: { idMessage: string; at: number; participants: { id: string; status: string }[]; status: string },
): Body {
  return {
    typeWebhook: 'outgoingCall',
    instanceData: instanceData(instance),
    timestamp: Math.floor(call.at / 1000),
    idMessage: call.idMessage,
    from: instance.wid,
    isVideo: false,
    duration: 7,
    status: call.status,
    participants: call.participants,
  };
}

/** Has no timestamp, and names other customers' chats. */
export function quotaWebhook(instance: Instance, typeWebhook = 'quotaExceeded'): Body {
  return {
    typeWebhook,
    instanceData: instanceData(instance),
    quotaData: {
      method: 'correspondents',
      used: 3,
      total: 3,
      status: 'CORRESPONDENTS_QUOTA_EXCEEDED',
      description:
        'The quota of this month is used up. Only these chats go on: 15550100001@c.us,15550100002@c.us',
    },
  };
}

/** `messageData` of each kind. */
export const say = {
  text: (textMessage: string): Body => ({ typeMessage: 'textMessage', textMessageData: { textMessage } }),
  extended: (text: string, more: Body = {}): Body => ({
    typeMessage: 'extendedTextMessage',
    extendedTextMessageData: {
      text,
      description: '',
      title: '',
      previewType: 'None',
      jpegThumbnail: '',
      ...more,
    },
  }),
  /** The deprecated way to quote. */
  quotedText: (text: string, quotedMessage: Body): Body => ({
    typeMessage: 'quotedMessage',
    extendedTextMessageData: {
      text,
      stanzaId: quotedMessage.stanzaId,
      participant: quotedMessage.participant,
    },
    quotedMessage,
  }),
  reaction: (emoji: string, stanzaId: string): Body => ({
    typeMessage: 'reactionMessage',
    extendedTextMessageData: { text: emoji },
    quotedMessage: { stanzaId, participant: '15550100009@c.us' },
  }),
  file: (typeMessage: string, fileMessageData: Body): Body => ({
    typeMessage,
    fileMessageData: {
      caption: '',
      jpegThumbnail: '',
      forwardingScore: 0,
      isForwarded: false,
      ...fileMessageData,
    },
  }),
  location: (latitude: number, longitude: number, nameLocation: string, address: string): Body => ({
    typeMessage: 'locationMessage',
    locationMessageData: { nameLocation, address, jpegThumbnail: '', latitude, longitude },
  }),
  contact: (displayName: string, vcard: string): Body => ({
    typeMessage: 'contactMessage',
    contactMessageData: { displayName, vcard, forwardingScore: 0, isForwarded: false },
  }),
  contacts: (contacts: Body[]): Body => ({ typeMessage: 'contactsArrayMessage', messageData: { contacts } }),
  poll: (name: string, options: string[], multipleAnswers = false): Body => ({
    typeMessage: 'pollMessage',
    pollMessageData: { name, options: options.map((optionName) => ({ optionName })), multipleAnswers },
  }),
  votes: (stanzaId: string, votes: Record<string, string[]>): Body => ({
    typeMessage: 'pollUpdateMessage',
    pollMessageData: {
      stanzaId,
      name: 'When shall we meet?',
      votes: Object.entries(votes).map(([optionName, optionVoters]) => ({ optionName, optionVoters })),
      multipleAnswers: false,
    },
  }),
  edit: (stanzaId: string, textMessage: string): Body => ({
    typeMessage: 'editedMessage',
    editedMessageData: { textMessage, stanzaId },
  }),
  deletion: (stanzaId: string): Body => ({ typeMessage: 'deletedMessage', deletedMessageData: { stanzaId } }),
  buttons: (contentText: string, buttons: { buttonId: string; buttonText: string }[]): Body => ({
    typeMessage: 'interactiveButtons',
    interactiveButtons: {
      titleText: 'Blue Door Studio',
      contentText,
      footerText: 'Answer with one tap',
      buttons: buttons.map((button) => ({ type: 'reply', ...button })),
    },
  }),
  /** A press, as webhooks of customers spell it. */
  press: (stanzaId: string, selectedId: string, selectedDisplayText: string): Body => ({
    typeMessage: 'templateButtonsReplyMessage',
    templateButtonReplyMessage: { stanzaId, selectedIndex: 0, selectedId, selectedDisplayText },
  }),
};
