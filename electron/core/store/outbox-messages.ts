import type { FailureCode } from '#shared/domain/failure.ts';
import type { AttachmentId, ChannelId, ContactId, ConversationId, MessageId } from '#shared/domain/ids.ts';
import type { MessageAuthor, MessageContent } from '#shared/domain/message.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';

import { insertAttachment } from './attachments.ts';
import { markRead, previewOf, recordWaiting, refreshLastMessage } from './conversations.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { insertMessage } from './messages.ts';
import { sql } from './sql.ts';

/** What sending needs to know about a chat. */
export type SendingConversation = {
  readonly id: ConversationId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId | null;
  /** The chat in the provider's terms. */
  readonly sendTo: string;
  readonly lastMessageSeq: number | null;
  readonly lastMessageAt: number;
};

/** The chat that a message goes to, or undefined. */
export function getSendingConversation(db: ReadDb, id: ConversationId): SendingConversation | undefined {
  return db.get(sql`
    SELECT id, channel_id AS channelId, contact_id AS contactId, send_to AS sendTo, last_message_seq AS lastMessageSeq,
      last_message_at AS lastMessageAt
    FROM conversations WHERE id = ${id}`);
}

/** A message of ours as far as sending changes it. Times are epoch ms. */
export type SentMessage = {
  readonly seq: number;
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly providerMessageId: string | null;
  readonly text: string;
  readonly status: OutgoingStatus;
  readonly failureCode: FailureCode | null;
  readonly failureDetail: string | null;
  readonly at: number;
};

const columns = sql`
  seq, id, conversation_id AS conversationId, provider_message_id AS providerMessageId, text, status,
  failure_code AS failureCode, failure_detail AS failureDetail, at`;

/** One outgoing message. Throws when there is none: an outbox row always has its message. */
export function getSentMessage(db: ReadDb, seq: number): SentMessage {
  const row = db.get<SentMessage>(
    sql`SELECT ${columns} FROM messages WHERE seq = ${seq} AND direction = 'out'`,
  );
  if (!row) throw new Error(`There is no outgoing message ${seq}.`);
  return row;
}

/** The outgoing message that the provider knows by this id in a chat, or undefined. */
export function findByProviderId(
  db: ReadDb,
  conversationId: ConversationId,
  providerMessageId: string,
): SentMessage | undefined {
  return db.get(sql`
    SELECT ${columns} FROM messages
    WHERE conversation_id = ${conversationId} AND provider_message_id = ${providerMessageId} AND direction = 'out'`);
}

/** What a message that is being answered says, and how the provider knows it (null: not yet). */
export function getQuoted(
  db: ReadDb,
  conversationId: ConversationId,
  id: MessageId,
): { providerMessageId: string | null; text: string } | undefined {
  return db.get(sql`
    SELECT provider_message_id AS providerMessageId, text FROM messages
    WHERE id = ${id} AND conversation_id = ${conversationId}`);
}

export type NewSentMessage = {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly channelId: ChannelId;
  readonly author: Extract<MessageAuthor, 'person' | 'automation'>;
  readonly content: MessageContent;
  readonly text: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly quoted: { readonly providerMessageId: string | null; readonly text: string } | null;
};

/** Adds a message of ours as `queued`; returns its number. */
export function insertSentMessage(db: WriteDb, message: NewSentMessage): number {
  const { quoted, ...rest } = message;
  return insertMessage(db, {
    ...rest,
    providerMessageId: null,
    direction: 'out',
    senderName: null,
    status: 'queued',
    isEdited: false,
    editedAt: null,
    isDeleted: false,
    isUnread: false,
    quotedProviderId: quoted?.providerMessageId ?? null,
    quotedText: quoted?.text ?? null,
  });
}

/** Adds the file of a message of ours: it is here already, so that the own picture shows at once. */
export function insertSentAttachment(
  db: WriteDb,
  file: {
    id: AttachmentId;
    messageSeq: number;
    fileName: string;
    mimeType: string;
    size: number;
    width: number | null;
    height: number | null;
    path: string;
  },
): void {
  const nothingToFetch = {
    sourceUrl: null,
    sourceId: null,
    attempts: 0,
    nextAttemptAt: null,
    error: null,
  };
  insertAttachment(db, { ...file, ...nothingToFetch, state: 'ready' });
}

/** Shows a message of ours as the newest of its chat. */
export function showAsLast(db: WriteDb, conversationId: ConversationId, messageSeq: number): void {
  db.run(sql`
    UPDATE conversations SET
      last_message_seq = m.seq, last_message_at = m.at, last_message_text = ${previewOf(sql`m.text`)}, last_message_kind = m.kind,
      last_message_direction = m.direction, last_message_status = m.status
    FROM messages m WHERE conversations.id = ${conversationId} AND m.seq = ${messageSeq}`);
}

/** After a message was taken back: the newest one that was not is the chat's last again, if there is one. */
export function showNewestAsLast(db: WriteDb, conversationId: ConversationId): void {
  db.run(sql`
    UPDATE conversations SET last_message_seq = NULL, last_message_text = '', last_message_kind = '',
      last_message_direction = NULL, last_message_status = '' WHERE id = ${conversationId}`);
  refreshLastMessage(db, conversationId);
}

/** A person has answered: nothing is unread, and the chat waits for us no longer. */
export function markAnswered(db: WriteDb, id: ConversationId): void {
  markRead(db, id);
  recordWaiting(db, id, { kind: 'handled' });
}

/** Sets how far a message of ours has come, also where the list of chats shows it. */
export function setSentStatus(
  db: WriteDb,
  seq: number,
  status: OutgoingStatus,
  failure: { readonly code: FailureCode; readonly detail: string | null } | null,
): void {
  db.run(sql`
    UPDATE messages SET status = ${status}, failure_code = ${failure?.code ?? null},
      failure_detail = ${failure?.detail ?? null} WHERE seq = ${seq}`);
  db.run(sql`
    UPDATE conversations SET last_message_status = ${status}
    WHERE id = (SELECT conversation_id FROM messages WHERE seq = ${seq}) AND last_message_seq = ${seq}`);
}

/** Keeps (or takes away) the id by which the provider knows a message of ours. */
export function setProviderId(db: WriteDb, seq: number, providerMessageId: string | null): void {
  db.run(sql`UPDATE messages SET provider_message_id = ${providerMessageId} WHERE seq = ${seq}`);
}

/** Keeps the provider's id of the quoted message, learned after the answer was written. */
export function setQuotedProviderId(db: WriteDb, seq: number, providerMessageId: string): void {
  db.run(sql`
    UPDATE messages SET quoted_provider_id = ${providerMessageId} WHERE seq = ${seq} AND quoted_provider_id IS NULL`);
}

/** A message goes with other words than it was written with. */
export function setSentText(db: WriteDb, seq: number, text: string): void {
  const content: MessageContent = { kind: 'text', text };
  db.run(sql`UPDATE messages SET content = ${JSON.stringify(content)}, text = ${text} WHERE seq = ${seq}`);
  db.run(sql`
    UPDATE conversations SET last_message_text = ${previewOf(sql`m.text`)}
    FROM messages m WHERE m.seq = ${seq} AND conversations.last_message_seq = m.seq`);
}

/** Moves a message to the moment when it really went. */
export function setSentAt(db: WriteDb, seq: number, at: number): void {
  db.run(sql`UPDATE messages SET at = ${at} WHERE seq = ${seq}`);
}

/** Marks a message that was taken back before it was sent. */
export function markTakenBack(db: WriteDb, seq: number): void {
  db.run(sql`UPDATE messages SET status = 'failed', is_deleted = 1 WHERE seq = ${seq}`);
}

/** One message shown twice becomes one: what hangs on `duplicateSeq` goes over to `seq`, the duplicate disappears. */
export function mergeDuplicate(db: WriteDb, seq: number, duplicateSeq: number): void {
  db.run(sql`
    UPDATE messages SET
      text = d.text, content = d.content, is_edited = d.is_edited, edited_at = d.edited_at, is_deleted = d.is_deleted
    FROM messages d
    WHERE messages.seq = ${seq} AND d.seq = ${duplicateSeq} AND (d.is_edited = 1 OR d.is_deleted = 1)`);
  db.run(sql`UPDATE OR IGNORE reactions SET message_seq = ${seq} WHERE message_seq = ${duplicateSeq}`);
  db.run(sql`DELETE FROM reactions WHERE message_seq = ${duplicateSeq}`);
  db.run(sql`
    UPDATE attachments SET message_seq = ${seq}
    WHERE message_seq = ${duplicateSeq} AND NOT EXISTS (SELECT 1 FROM attachments WHERE message_seq = ${seq})`);
  db.run(sql`DELETE FROM attachments WHERE message_seq = ${duplicateSeq}`);
  db.run(sql`DELETE FROM messages WHERE seq = ${duplicateSeq}`);
  const conversation = db.get<{ id: ConversationId }>(sql`
    SELECT id FROM conversations WHERE last_message_seq = ${duplicateSeq}
      AND id = (SELECT conversation_id FROM messages WHERE seq = ${seq})`);
  if (conversation) showNewestAsLast(db, conversation.id);
}
