import { createHash } from 'node:crypto';

import { insertChannel } from '#core/store/channels.ts';
import { indexContact, insertContact, addIdentifier } from '#core/store/contacts.ts';
import {
  addAlias,
  insertConversation,
  refreshLastMessage,
  refreshUnread,
} from '#core/store/conversations.ts';
import type { Store, WriteDb } from '#core/store/database.ts';
import { insertMessage } from '#core/store/messages.ts';
import { indexMessages } from '#core/store/search.ts';
import {
  asId,
  type ChannelId,
  type ContactId,
  type ConversationId,
  type MessageId,
} from '#shared/domain/ids.ts';

const vocabulary =
  'запись завтра маникюр спасибо можно время четверг вечером стрижка цвет мастер Вера подскажите сколько стоит удобно перенести пожалуйста хорошо приду book tomorrow please nails haircut colour thank you perfect Friday morning price card late parking voucher sister brows lashes appointment works great'.split(
    ' ',
  );

/** A shop after some years. */
export type BigShop = {
  readonly chats: number;
  readonly messages: number;
  /** The chat that alone holds half of all messages. */
  readonly longChat: ConversationId;
  /** Ids of messages in the middle of the long chat. */
  readonly middleIds: readonly MessageId[];
};

/** Fills an empty store through the product's own queries; the same in every run. One text in a thousand says ёлка. */
export function fillBigStore(store: Store, size: { chats: number; messages: number }): BigShop {
  const channelId = asId<ChannelId>('line');
  // Without its keys the number stays silent: a practice line would begin to talk while something is measured.
  const config = JSON.stringify({ apiUrl: 'http://127.0.0.1:9', idInstance: '1', receive: 'webhook' });
  store.write((db) => {
    insertChannel(db, { id: channelId, provider: 'green-api', label: 'Salon', config, createdAt: 0 });
  });
  const perChat = Math.floor(size.messages / 2 / (size.chats - 1));
  const middleIds: MessageId[] = [];
  let count = 0;
  for (let chat = 0; chat < size.chats; chat += 1) {
    const length = chat === 0 ? size.messages - perChat * (size.chats - 1) : perChat;
    store.write((db) => {
      const id = openChat(db, channelId, chat);
      for (let position = 0; position < length; position += 1) {
        const messageId = addMessage(db, { channelId, id, chat, position, count });
        if (chat === 0 && position >= length / 2 && position < length / 2 + 200) middleIds.push(messageId);
        count += 1;
      }
      refreshLastMessage(db, id);
      refreshUnread(db, id);
    });
  }
  while (store.write((db) => indexMessages(db, 5_000)) > 0);
  return { chats: size.chats, messages: count, longChat: chatId(0), middleIds };
}

function chatId(chat: number): ConversationId {
  return asId<ConversationId>(`chat-${chat}`);
}

function openChat(db: WriteDb, channelId: ChannelId, chat: number): ConversationId {
  const contactId = asId<ContactId>(`person-${chat}`);
  const phone = `+7999${String(chat).padStart(7, '0')}`;
  insertContact(db, { id: contactId, name: `Customer ${chat}`, firstSeenAt: 0 });
  addIdentifier(db, contactId, { kind: 'phone', value: phone }, channelId, 0);
  indexContact(db, contactId);
  const id = chatId(chat);
  const sendTo = `${phone.slice(1)}@c.us`;
  insertConversation(db, { id, channelId, kind: 'person', contactId, title: '', sendTo, createdAt: 0 });
  addAlias(db, channelId, sendTo, id);
  return id;
}

function addMessage(
  db: WriteDb,
  where: { channelId: ChannelId; id: ConversationId; chat: number; position: number; count: number },
): MessageId {
  const { channelId, id, chat, position, count } = where;
  const isOurs = position % 3 === 2;
  const text = textOf(count);
  const at = Date.UTC(2021, 0, 1) + position * 600_000 + chat * 1000;
  const messageId = asId<MessageId>(`message-${count}`);
  insertMessage(db, {
    id: messageId,
    conversationId: id,
    channelId,
    providerMessageId: `P${count}`,
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
  return messageId;
}

/** Eight words that follow from the number alone. */
function textOf(count: number): string {
  const bytes = createHash('md5').update(String(count)).digest();
  const words = Array.from(
    { length: 8 },
    (_, place) => vocabulary[bytes.readUInt8(place) % vocabulary.length],
  );
  return count % 1000 === 7 ? `Ёлка ${words.join(' ')}` : words.join(' ');
}
