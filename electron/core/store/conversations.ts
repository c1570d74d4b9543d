import type { ConversationFilter } from '#shared/api/conversation-filters.ts';
import type { ChannelId, ContactId, ConversationId } from '#shared/domain/ids.ts';
import type { MessageStatus } from '#shared/domain/message-status.ts';
import { afterChange, type WaitingChange } from '#shared/domain/needs-reply.ts';

import { decodeCursor, pageOfRows } from './cursor.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { noSql, sql, type Sql } from './sql.ts';

/** A chat with what its line in the list shows. `title` is a group's name; a person is named by the contact. */
export type ConversationRow = {
  readonly id: ConversationId;
  readonly channelId: ChannelId;
  readonly kind: 'person' | 'group';
  readonly contactId: ContactId | null;
  readonly title: string;
  readonly contactName: string | null;
  /** E.164, the first one when there are several. */
  readonly phone: string | null;
  /** Any other identifier, for a person without a phone. */
  readonly otherIdentifier: string | null;
  readonly sendTo: string;
  /** `text` is empty and `kind` is `deleted` when the last message was taken back. */
  readonly lastMessage: {
    readonly seq: number;
    readonly text: string;
    readonly kind: string;
    readonly direction: 'in' | 'out';
    readonly status: MessageStatus;
  } | null;
  /** When the last message was written, or the chat was opened. */
  readonly lastMessageAt: number;
  readonly unreadCount: number;
  readonly needsReply: boolean;
  readonly lastIncomingAt: number;
  readonly lastPhoneAnswerAt: number;
  readonly isArchived: boolean;
  readonly snoozedUntil: number | null;
  readonly draft: string;
  readonly createdAt: number;
};

type Stored = Omit<ConversationRow, 'lastMessage' | 'needsReply' | 'isArchived'> & {
  readonly needsReply: number;
  readonly isArchived: number;
  readonly lastSeq: number | null;
  readonly lastText: string;
  readonly lastKind: string;
  readonly lastDirection: 'in' | 'out' | null;
  readonly lastStatus: MessageStatus;
};

const columns = sql`
  c.id, c.channel_id AS channelId, c.kind, c.contact_id AS contactId, c.title, p.name AS contactName,
  (SELECT min(value) FROM contact_identifiers i WHERE i.contact_id = c.contact_id AND i.kind = 'phone') AS phone,
  (SELECT min(value) FROM contact_identifiers i WHERE i.contact_id = c.contact_id AND i.kind <> 'phone') AS otherIdentifier,
  c.send_to AS sendTo, c.last_message_seq AS lastSeq, c.last_message_at AS lastMessageAt,
  c.last_message_text AS lastText, c.last_message_kind AS lastKind, c.last_message_direction AS lastDirection,
  c.last_message_status AS lastStatus, c.unread_count AS unreadCount, c.needs_reply AS needsReply,
  c.last_incoming_at AS lastIncomingAt, c.last_phone_answer_at AS lastPhoneAnswerAt, c.is_archived AS isArchived,
  c.snoozed_until AS snoozedUntil, c.draft, c.created_at AS createdAt`;
const from = sql`FROM conversations c LEFT JOIN contacts p ON p.id = c.contact_id`;

function toRow(stored: Stored): ConversationRow {
  const { lastSeq, lastText, lastKind, lastDirection, lastStatus, needsReply, isArchived, ...rest } = stored;
  return {
    ...rest,
    needsReply: needsReply === 1,
    isArchived: isArchived === 1,
    lastMessage:
      lastSeq === null || lastDirection === null
        ? null
        : { seq: lastSeq, text: lastText, kind: lastKind, direction: lastDirection, status: lastStatus },
  };
}

/** One chat, or undefined. */
export function getConversation(db: ReadDb, id: ConversationId): ConversationRow | undefined {
  const stored = db.get<Stored>(sql`SELECT ${columns} ${from} WHERE c.id = ${id}`);
  return stored && toRow(stored);
}

/** Which chats a filter shows. A snoozed one is hidden from all but its own until its time has come. */
function conditionOf(filter: ConversationFilter, now: number): Sql {
  const isAwake = sql`(c.snoozed_until IS NULL OR c.snoozed_until <= ${now})`;
  switch (filter) {
    case 'all':
      return sql`c.is_archived = 0 AND ${isAwake}`;
    // An archived chat that waits for an answer is shown here: archiving is not answering.
    case 'needs-reply':
      return sql`c.needs_reply = 1 AND ${isAwake}`;
    case 'unread':
      return sql`c.unread_count > 0 AND c.is_archived = 0 AND ${isAwake}`;
    case 'snoozed':
      return sql`c.snoozed_until IS NOT NULL AND c.snoozed_until > ${now}`;
    case 'archived':
      return sql`c.is_archived = 1`;
  }
}

export type ConversationQuery = {
  filter: ConversationFilter;
  cursor?: string | undefined;
  limit: number;
  now: number;
};

/** The statement behind `listConversations`, apart so that a test can ask for its plan. */
export function conversationListSql(input: ConversationQuery): Sql {
  const cursor = input.cursor === undefined ? null : decodeCursor(input.cursor);
  const before = cursor ? sql`AND (c.last_message_at, c.id) < (${cursor.order}, ${cursor.tie})` : noSql;
  return sql`
    SELECT ${columns} ${from} WHERE ${conditionOf(input.filter, input.now)} ${before}
    ORDER BY c.last_message_at DESC, c.id DESC LIMIT ${input.limit + 1}`;
}

/** A page of chats, the latest message first. */
export function listConversations(
  db: ReadDb,
  input: ConversationQuery,
): { items: ConversationRow[]; nextCursor?: string } {
  const rows = db.all<Stored>(conversationListSql(input)).map(toRow);
  return pageOfRows(rows, input.limit, (row) => [row.lastMessageAt, row.id]);
}

/** The statement that counts one filter. */
export function conversationCountSql(filter: ConversationFilter, now: number): Sql {
  return sql`SELECT count(*) AS count FROM conversations c WHERE ${conditionOf(filter, now)}`;
}

/** How many chats each filter holds. */
export function countConversations(
  db: ReadDb,
  now: number,
): { needsReply: number; unread: number; all: number; snoozed: number; archived: number } {
  const count = (filter: ConversationFilter) =>
    db.get<{ count: number }>(conversationCountSql(filter, now))?.count ?? 0;
  return {
    needsReply: count('needs-reply'),
    unread: count('unread'),
    all: count('all'),
    snoozed: count('snoozed'),
    archived: count('archived'),
  };
}

/** When the next snoozed chat comes back (maybe already past); null when none is snoozed. */
export function nextSnoozeEnd(db: ReadDb): number | null {
  const row = db.get<{ at: number | null }>(
    sql`SELECT min(snoozed_until) AS at FROM conversations WHERE snoozed_until IS NOT NULL`,
  );
  return row?.at ?? null;
}

/** Shows again every chat whose time has come; returns which. */
export function endSnoozes(db: WriteDb, now: number): ConversationId[] {
  return db
    .all<{ id: ConversationId }>(
      sql`UPDATE conversations SET snoozed_until = NULL WHERE snoozed_until <= ${now} RETURNING id`,
    )
    .map(({ id }) => id);
}

/** The chat of a contact on a number. */
export function findPersonConversation(
  db: ReadDb,
  channelId: ChannelId,
  contactId: ContactId,
): ConversationId | null {
  const row = db.get<{ id: ConversationId }>(sql`
    SELECT id FROM conversations WHERE channel_id = ${channelId} AND contact_id = ${contactId} AND kind = 'person'`);
  return row?.id ?? null;
}

/** All chats of a contact. */
export function conversationsOfContact(
  db: ReadDb,
  contactId: ContactId,
): { id: ConversationId; channelId: ChannelId; createdAt: number }[] {
  return db.all(sql`
    SELECT id, channel_id AS channelId, created_at AS createdAt FROM conversations
    WHERE contact_id = ${contactId} ORDER BY created_at, id`);
}

/** Gives a chat to another contact: the one that its contact has become. */
export function setConversationContact(db: WriteDb, id: ConversationId, contactId: ContactId): void {
  db.run(sql`UPDATE conversations SET contact_id = ${contactId} WHERE id = ${id}`);
}

/** The provider's chat ids of a chat, the one that we send to first. */
export function aliasesOf(db: ReadDb, id: ConversationId): string[] {
  const rows = db.all<{ chatId: string }>(sql`
    SELECT a.provider_chat_id AS chatId FROM conversation_aliases a JOIN conversations c ON c.id = a.conversation_id
    WHERE a.conversation_id = ${id} ORDER BY a.provider_chat_id <> c.send_to, a.provider_chat_id`);
  return rows.map(({ chatId }) => chatId);
}

/** Opens a chat that is not there yet. */
export function insertConversation(
  db: WriteDb,
  conversation: Pick<
    ConversationRow,
    'id' | 'channelId' | 'kind' | 'contactId' | 'title' | 'sendTo' | 'createdAt'
  >,
): void {
  const { id, channelId, kind, contactId, title, sendTo, createdAt } = conversation;
  db.run(sql`
    INSERT INTO conversations (id, channel_id, kind, contact_id, title, send_to, last_message_at, created_at)
    VALUES (${id}, ${channelId}, ${kind}, ${contactId}, ${title}, ${sendTo}, ${createdAt}, ${createdAt})`);
}

/** The chat that a provider's chat id stands for. */
export function findAlias(db: ReadDb, channelId: ChannelId, providerChatId: string): ConversationId | null {
  const row = db.get<{ id: ConversationId }>(sql`
    SELECT conversation_id AS id FROM conversation_aliases
    WHERE channel_id = ${channelId} AND provider_chat_id = ${providerChatId}`);
  return row?.id ?? null;
}

/** Registers a chat id of a chat; what we send goes to a phone's id rather than to a hidden one. */
export function addAlias(
  db: WriteDb,
  channelId: ChannelId,
  providerChatId: string,
  id: ConversationId,
): void {
  db.run(sql`
    INSERT INTO conversation_aliases (channel_id, provider_chat_id, conversation_id)
    VALUES (${channelId}, ${providerChatId}, ${id})
    ON CONFLICT (channel_id, provider_chat_id) DO UPDATE SET conversation_id = excluded.conversation_id`);
  if (!providerChatId.endsWith('@c.us')) return;
  db.run(sql`
    UPDATE conversations SET send_to = ${providerChatId}
    WHERE id = ${id} AND kind = 'person' AND send_to NOT LIKE '%@c.us'`);
}

/** A person is reached under another address from now on. */
export function moveAddress(
  db: WriteDb,
  channelId: ChannelId,
  id: ConversationId,
  providerChatId: string,
): void {
  addAlias(db, channelId, providerChatId, id);
  db.run(sql`UPDATE conversations SET send_to = ${providerChatId} WHERE id = ${id} AND kind = 'person'`);
}

/** What we send goes to a person's phone, as soon as it is known, rather than to a hidden id. */
export function preferPhoneAddress(db: WriteDb, id: ConversationId): void {
  db.run(sql`
    UPDATE conversations SET send_to = ltrim(i.value, '+') || '@c.us'
    FROM contact_identifiers i
    WHERE conversations.id = ${id} AND conversations.kind = 'person'
      AND (conversations.send_to LIKE '%@lid' OR conversations.send_to GLOB '[A-Z][A-Z].*')
      AND i.contact_id = conversations.contact_id AND i.kind = 'phone'`);
}

/** Renames a group; returns true when that was news. */
export function setGroupTitle(db: WriteDb, id: ConversationId, title: string): boolean {
  return db.run(sql`UPDATE conversations SET title = ${title} WHERE id = ${id} AND title <> ${title}`) === 1;
}

/** As much of a text as a line of the list can show: a page of 200 chats must not carry 200 whole letters. */
export function previewOf(text: Sql): Sql {
  return sql`substr(${text}, 1, 500)`;
}

/** Writes the line of the list anew from the message that is last by time. */
export function refreshLastMessage(db: WriteDb, id: ConversationId): void {
  db.run(sql`
    UPDATE conversations SET last_message_seq = m.seq, last_message_at = m.at,
      last_message_text = CASE m.is_deleted WHEN 1 THEN '' ELSE ${previewOf(sql`m.text`)} END,
      last_message_kind = CASE m.is_deleted WHEN 1 THEN 'deleted' ELSE m.kind END,
      last_message_direction = m.direction, last_message_status = m.status
    FROM (
      SELECT * FROM messages
      -- A message of ours that was taken back before it was sent never was.
      WHERE conversation_id = ${id} AND NOT (direction = 'out' AND is_deleted = 1 AND status = 'failed')
      ORDER BY at DESC, seq DESC LIMIT 1
    ) m
    WHERE conversations.id = ${id}`);
}

/** Counts the unread messages anew. */
export function refreshUnread(db: WriteDb, id: ConversationId): void {
  db.run(sql`
    UPDATE conversations SET unread_count =
      (SELECT count(*) FROM messages WHERE conversation_id = ${id} AND is_unread = 1)
    WHERE id = ${id}`);
}

/** Moves "needs reply" along by the rules of `afterChange`. */
export function recordWaiting(db: WriteDb, id: ConversationId, change: WaitingChange): void {
  const stored = db.get<{ needsReply: number; lastIncomingAt: number; lastPhoneAnswerAt: number }>(sql`
    SELECT needs_reply AS needsReply, last_incoming_at AS lastIncomingAt, last_phone_answer_at AS lastPhoneAnswerAt
    FROM conversations WHERE id = ${id}`);
  if (!stored) return;
  const state = afterChange({ ...stored, needsReply: stored.needsReply === 1 }, change);
  db.run(sql`
    UPDATE conversations SET needs_reply = ${state.needsReply}, last_incoming_at = ${state.lastIncomingAt},
      last_phone_answer_at = ${state.lastPhoneAnswerAt}
    WHERE id = ${id}`);
}

/** Everything up to `upTo` (epoch ms by the provider's clock; all when left out) has been seen. Returns how many were not. */
export function markRead(db: WriteDb, id: ConversationId, upTo = Number.MAX_SAFE_INTEGER): number {
  const changed = db.run(sql`
    UPDATE messages SET is_unread = 0 WHERE conversation_id = ${id} AND is_unread = 1 AND at <= ${upTo}`);
  refreshUnread(db, id);
  return changed;
}

/** Marks the last message as not seen; returns false when there is none or it is so already. */
export function markUnread(db: WriteDb, id: ConversationId): boolean {
  const changed = db.run(sql`
    UPDATE messages SET is_unread = 1 WHERE is_unread = 0 AND seq =
      (SELECT last_message_seq FROM conversations WHERE id = ${id} AND unread_count = 0)`);
  refreshUnread(db, id);
  return changed === 1;
}

/** Archives a chat or takes it back; returns false when it was so already. */
export function setArchived(db: WriteDb, id: ConversationId, isArchived: boolean): boolean {
  return (
    db.run(sql`
      UPDATE conversations SET is_archived = ${isArchived} WHERE id = ${id} AND is_archived <> ${isArchived}`) ===
    1
  );
}

/** Hides a chat until a time, or shows it again with null. */
export function setSnoozed(db: WriteDb, id: ConversationId, until: number | null): boolean {
  return (
    db.run(sql`
      UPDATE conversations SET snoozed_until = ${until} WHERE id = ${id} AND snoozed_until IS NOT ${until}`) ===
    1
  );
}

/** Keeps what has been typed but not sent. */
export function saveDraft(db: WriteDb, id: ConversationId, text: string): boolean {
  return db.run(sql`UPDATE conversations SET draft = ${text} WHERE id = ${id}`) === 1;
}
