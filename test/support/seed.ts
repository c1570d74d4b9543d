import { join } from 'node:path';

import { addIdentifier, indexContact, insertContact } from '#core/store/contacts.ts';
import {
  addAlias,
  insertConversation,
  refreshLastMessage,
  refreshUnread,
} from '#core/store/conversations.ts';
import type { WriteDb } from '#core/store/database.ts';
import { insertMessage } from '#core/store/messages.ts';
import { openDatabase } from '#core/store/open.ts';
import { indexMessages } from '#core/store/search.ts';
import {
  asId,
  type ChannelId,
  type ContactId,
  type ConversationId,
  type MessageId,
} from '#shared/domain/ids.ts';

export type LongChat = {
  readonly channelId: ChannelId;
  readonly name: string;
  /** Digits only. */
  readonly phone: string;
  readonly messages: number;
  /** Texts with a place of their own; the key is the position, 0 = the oldest. */
  readonly texts?: Readonly<Record<number, string>>;
};

/** Between two messages; 50,000 of them are almost five years. Ms. */
const apart = 50 * 60_000;

/**
 * Writes one long chat into the database of a host that is stopped, through the product's own queries. Every text
 * begins with `#` and its position, and bubbles are one to many lines high, as in life.
 */
export function seedLongChat(folder: string, chat: LongChat): ConversationId {
  const { store } = openDatabase(join(folder, 'deskbell.db'));
  const id = asId<ConversationId>('long-chat');
  const newest = Date.now() - 3_600_000;
  try {
    store.write((db) => {
      openChat(db, id, chat, newest - chat.messages * apart);
      for (let position = 0; position < chat.messages; position += 1) {
        const text = `#${position} ${chat.texts?.[position] ?? textOf(position)}`;
        addMessage(db, { id, chat, position, text, at: newest - (chat.messages - 1 - position) * apart });
      }
      refreshLastMessage(db, id);
      refreshUnread(db, id);
    });
    while (store.write((db) => indexMessages(db, 5_000)) > 0);
  } finally {
    store.close();
  }
  return id;
}

function openChat(db: WriteDb, id: ConversationId, chat: LongChat, createdAt: number): void {
  const { channelId, name, phone } = chat;
  const contactId = asId<ContactId>('long-person');
  insertContact(db, { id: contactId, name, firstSeenAt: createdAt });
  addIdentifier(db, contactId, { kind: 'phone', value: `+${phone}` }, channelId, createdAt);
  indexContact(db, contactId);
  const sendTo = `${phone}@c.us`;
  insertConversation(db, { id, channelId, kind: 'person', contactId, title: '', sendTo, createdAt });
  addAlias(db, channelId, sendTo, id);
}

function addMessage(
  db: WriteDb,
  message: { id: ConversationId; chat: LongChat; position: number; text: string; at: number },
): void {
  const { id, chat, position, text, at } = message;
  const isOurs = position % 3 === 2;
  insertMessage(db, {
    id: asId<MessageId>(`long-${position}`),
    conversationId: id,
    channelId: chat.channelId,
    providerMessageId: `LONG${position}`,
    direction: isOurs ? 'out' : 'in',
    author: isOurs ? 'phone' : 'customer',
    senderName: null,
    text,
    content: { kind: 'text', text },
    status: isOurs ? 'read' : 'received',
    at,
    receivedAt: at,
    isEdited: false,
    editedAt: null,
    isDeleted: false,
    isUnread: false,
    quotedProviderId: null,
    quotedText: null,
  });
}

const words = 'could we move it to Thursday please the colour is lovely thank you so much see you then'.split(
  ' ',
);

/** One word to some eighty, the same in every run: neighbours differ in height. */
function textOf(position: number): string {
  const length = 1 + ((position * 37) % 23) * (position % 11 === 0 ? 4 : 1);
  const text = Array.from({ length }, (_, place) => words[(position + place * 7) % words.length]).join(' ');
  return position % 17 === 0 ? `${text}\n\n${text}` : text;
}
