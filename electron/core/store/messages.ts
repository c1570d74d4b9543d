import type { FailureCode } from '#shared/domain/failure.ts';
import type { ChannelId, ConversationId, MessageId, OutboxId, RuleId } from '#shared/domain/ids.ts';
import { messageContentSchema, type MessageAuthor, type MessageContent } from '#shared/domain/message.ts';
import type { MessageStatus, OutgoingStatus } from '#shared/domain/message-status.ts';

import { attachmentsOf, type AttachmentRow } from './attachments.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { reactionsOf, type ReactionRow } from './reactions.ts';
import { sql, type Sql } from './sql.ts';

/** A message as stored. Times are epoch ms: `at` by the provider, `receivedAt` by this computer. */
export type MessageRow = {
  readonly seq: number;
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly channelId: ChannelId;
  readonly providerMessageId: string | null;
  readonly direction: 'in' | 'out';
  readonly author: MessageAuthor;
  /** Who wrote it within a group. */
  readonly senderName: string | null;
  readonly kind: string;
  readonly text: string;
  readonly content: MessageContent;
  readonly status: MessageStatus;
  readonly failureCode: FailureCode | null;
  readonly failureDetail: string | null;
  readonly at: number;
  readonly receivedAt: number;
  readonly isEdited: boolean;
  readonly editedAt: number | null;
  readonly isDeleted: boolean;
  readonly isUnread: boolean;
  readonly quotedProviderId: string | null;
  readonly quotedText: string | null;
  readonly pollVotesAt: number | null;
};

/** A message with everything that its bubble shows. */
export type ThreadMessage = MessageRow & {
  /** The quoted message, when it is here. */
  readonly quotedMessageId: MessageId | null;
  readonly quotedSenderName: string | null;
  /** The words of the quoted message as it stands now, else as they came with the quote. */
  readonly quotedWords: string | null;
  readonly outboxId: OutboxId | null;
  /** The rule that sent it, and the owner's name of that, if it has one. */
  readonly ruleId: RuleId | null;
  readonly ruleName: string | null;
  readonly attachments: readonly AttachmentRow[];
  readonly reactions: readonly ReactionRow[];
};

type Raw<Row> = Omit<Row, 'content' | 'isEdited' | 'isDeleted' | 'isUnread'> & {
  readonly content: string;
  readonly isEdited: number;
  readonly isDeleted: number;
  readonly isUnread: number;
};

const columns = sql`
  m.seq, m.id, m.conversation_id AS conversationId, m.channel_id AS channelId,
  m.provider_message_id AS providerMessageId, m.direction, m.author, m.sender_name AS senderName, m.kind, m.text,
  m.content, m.status, m.failure_code AS failureCode, m.failure_detail AS failureDetail, m.at,
  m.received_at AS receivedAt, m.is_edited AS isEdited, m.edited_at AS editedAt, m.is_deleted AS isDeleted,
  m.is_unread AS isUnread, m.quoted_provider_id AS quotedProviderId, m.quoted_text AS quotedText,
  m.poll_votes_at AS pollVotesAt`;

/** Parses what is stored as JSON; content that no longer fits is shown as an unknown kind with its words. */
function parse<Row extends MessageRow>(raw: Raw<Row>): Row {
  const content = messageContentSchema.safeParse(JSON.parse(raw.content));
  return {
    ...raw,
    content: content.success ? content.data : { kind: 'unsupported', providerKind: raw.kind, text: raw.text },
    isEdited: raw.isEdited === 1,
    isDeleted: raw.isDeleted === 1,
    isUnread: raw.isUnread === 1,
    // The four parsed columns are the whole difference between Raw<Row> and Row.
  } as unknown as Row;
}

/** One message by its number, or undefined. */
export function getMessageBySeq(db: ReadDb, seq: number): MessageRow | undefined {
  const raw = db.get<Raw<MessageRow>>(sql`SELECT ${columns} FROM messages m WHERE m.seq = ${seq}`);
  return raw && parse(raw);
}

/** One message, or undefined. */
export function getMessage(db: ReadDb, id: MessageId): MessageRow | undefined {
  const raw = db.get<Raw<MessageRow>>(sql`SELECT ${columns} FROM messages m WHERE m.id = ${id}`);
  return raw && parse(raw);
}

/** The message that a provider knows by an id within one chat, or undefined. */
export function findMessage(
  db: ReadDb,
  conversationId: ConversationId,
  providerMessageId: string,
): MessageRow | undefined {
  const raw = db.get<Raw<MessageRow>>(sql`
    SELECT ${columns} FROM messages m
    WHERE m.conversation_id = ${conversationId} AND m.provider_message_id = ${providerMessageId}`);
  return raw && parse(raw);
}

/** All messages of a number that have this provider id: one, but nobody promises that across chats. */
export function findMessagesInChannel(
  db: ReadDb,
  channelId: ChannelId,
  providerMessageId: string,
): MessageRow[] {
  return db
    .all<Raw<MessageRow>>(
      sql`
      SELECT ${columns} FROM messages m
      WHERE m.channel_id = ${channelId} AND m.provider_message_id = ${providerMessageId}`,
    )
    .map((raw) => parse(raw));
}

/** The message that an outbox row stands for, or undefined. */
export function findMessageOfOutbox(db: ReadDb, outboxId: string): MessageRow | undefined {
  const raw = db.get<Raw<MessageRow>>(sql`
    SELECT ${columns} FROM outbox o JOIN messages m ON m.seq = o.message_seq WHERE o.id = ${outboxId}`);
  return raw && parse(raw);
}

export type NewMessage = Omit<MessageRow, 'seq' | 'kind' | 'failureCode' | 'failureDetail' | 'pollVotesAt'>;

/** Adds a message; returns its number. */
export function insertMessage(db: WriteDb, message: NewMessage): number {
  const row = db.get<{ seq: number }>(sql`
    INSERT INTO messages (id, conversation_id, channel_id, provider_message_id, direction, author, sender_name, kind,
      text, content, status, at, received_at, is_edited, edited_at, is_deleted, is_unread, quoted_provider_id, quoted_text)
    VALUES (${message.id}, ${message.conversationId}, ${message.channelId}, ${message.providerMessageId},
      ${message.direction}, ${message.author}, ${message.senderName}, ${message.content.kind}, ${message.text},
      ${JSON.stringify(message.content)}, ${message.status}, ${message.at}, ${message.receivedAt}, ${message.isEdited},
      ${message.editedAt}, ${message.isDeleted}, ${message.isUnread}, ${message.quotedProviderId}, ${message.quotedText})
    RETURNING seq`);
  if (!row) throw new Error('A message that was just added has no number.');
  return row.seq;
}

/** Writes what a message says now. */
export function setContent(
  db: WriteDb,
  seq: number,
  change: {
    content: MessageContent;
    text: string;
    isEdited: boolean;
    editedAt: number | null;
    pollVotesAt: number | null;
  },
): void {
  db.run(sql`
    UPDATE messages SET content = ${JSON.stringify(change.content)}, kind = ${change.content.kind}, text = ${change.text},
      is_edited = ${change.isEdited}, edited_at = ${change.editedAt}, poll_votes_at = ${change.pollVotesAt}
    WHERE seq = ${seq}`);
}

/** Marks a message as taken back by its author; its words stay findable. Returns false when it was so already. */
export function setDeleted(db: WriteDb, seq: number): boolean {
  return db.run(sql`UPDATE messages SET is_deleted = 1 WHERE seq = ${seq} AND is_deleted = 0`) === 1;
}

/** The provider's id of the newest message that a customer wrote in a chat; null when there is none. */
export function newestIncomingId(db: ReadDb, conversationId: ConversationId): string | null {
  const row = db.get<{ id: string | null }>(sql`
    SELECT provider_message_id AS id FROM messages
    WHERE conversation_id = ${conversationId} AND direction = 'in' ORDER BY at DESC, seq DESC LIMIT 1`);
  return row?.id ?? null;
}

/** When the customer last wrote or called in a chat, epoch ms by the provider's clock; null = never. */
export function lastFromCustomerAt(db: ReadDb, conversationId: ConversationId): number | null {
  const row = db.get<{ at: number }>(sql`
    SELECT at FROM messages
    WHERE conversation_id = ${conversationId} AND direction = 'in' ORDER BY at DESC, seq DESC LIMIT 1`);
  return row?.at ?? null;
}

/** Marks a message as not seen (or seen) here. */
export function setUnread(db: WriteDb, seq: number, isUnread: boolean): void {
  db.run(sql`UPDATE messages SET is_unread = ${isUnread} WHERE seq = ${seq}`);
}

/** Writes how far a message of ours has come; a failure is kept beside, whatever comes later. */
export function setStatus(
  db: WriteDb,
  seq: number,
  status: OutgoingStatus,
  failure: { readonly code: FailureCode; readonly detail: string | null } | null,
): void {
  db.run(sql`
    UPDATE messages SET status = ${status}, failure_code = coalesce(${failure?.code ?? null}, failure_code),
      failure_detail = coalesce(${failure?.detail ?? null}, failure_detail)
    WHERE seq = ${seq}`);
}

export type ThreadQuery = {
  readonly conversationId: ConversationId;
  readonly before?: MessageId | undefined;
  readonly after?: MessageId | undefined;
  readonly around?: MessageId | undefined;
  readonly limit: number;
};

type Side = { readonly direction: 'older' | 'newer'; readonly than: { at: number; seq: number } | null };

/** The statement behind one side of a page, apart so that a test can ask for its plan. `newer` includes its anchor. */
export function threadSql(conversationId: ConversationId, side: Side, limit: number): Sql {
  const select = sql`
    SELECT ${columns}, q.id AS quotedMessageId, q.sender_name AS quotedSenderName,
      coalesce(q.text, m.quoted_text) AS quotedWords, o.id AS outboxId, p.rule_id AS ruleId, r.name AS ruleName
    FROM messages m
    LEFT JOIN messages q ON q.conversation_id = m.conversation_id AND q.provider_message_id = m.quoted_provider_id
    LEFT JOIN outbox o ON o.message_seq = m.seq
    LEFT JOIN planned_messages p ON p.outbox_seq = o.seq LEFT JOIN rules r ON r.id = p.rule_id
    WHERE m.conversation_id = ${conversationId}`;
  if (side.than === null) return sql`${select} ORDER BY m.at DESC, m.seq DESC LIMIT ${limit}`;
  return side.direction === 'older'
    ? sql`${select} AND (m.at, m.seq) < (${side.than.at}, ${side.than.seq}) ORDER BY m.at DESC, m.seq DESC LIMIT ${limit}`
    : sql`${select} AND (m.at, m.seq) >= (${side.than.at}, ${side.than.seq}) ORDER BY m.at, m.seq LIMIT ${limit}`;
}

type Bare = Omit<ThreadMessage, 'attachments' | 'reactions'>;

/**
 * A page of a chat, oldest first: the newest page, the one just before or after a message, or the one around it.
 * Null when the message that was named is not in this chat.
 */
export function pageThread(
  db: ReadDb,
  query: ThreadQuery,
): { items: ThreadMessage[]; hasMore: boolean; hasNewer: boolean } | null {
  const { conversationId, limit } = query;
  const read = (side: Side, count: number) =>
    db.all<Raw<Bare>>(threadSql(conversationId, side, count)).map((raw) => parse(raw));
  const named = query.before ?? query.after ?? query.around;
  if (named === undefined) {
    const rows = read({ direction: 'older', than: null }, limit + 1);
    return {
      items: withParts(db, rows.slice(0, limit).reverse()),
      hasMore: rows.length > limit,
      hasNewer: false,
    };
  }
  const anchor = getMessage(db, named);
  if (anchor?.conversationId !== conversationId) return null;
  if (query.before !== undefined) {
    const rows = read({ direction: 'older', than: anchor }, limit + 1);
    return {
      items: withParts(db, rows.slice(0, limit).reverse()),
      hasMore: rows.length > limit,
      hasNewer: true,
    };
  }
  const olderLimit = query.after === undefined ? Math.floor(limit / 2) : 0;
  // The anchor is the first of the newer side: shown around it, skipped after it.
  const skip = query.after === undefined ? 0 : 1;
  const newer = read({ direction: 'newer', than: anchor }, limit - olderLimit + skip + 1).slice(skip);
  const older = olderLimit === 0 ? [] : read({ direction: 'older', than: anchor }, olderLimit + 1);
  const items = [...older.slice(0, olderLimit).reverse(), ...newer.slice(0, limit - olderLimit)];
  const hasMore =
    query.after !== undefined || older.length > olderLimit || (olderLimit === 0 && hasOlder(db, anchor));
  return { items: withParts(db, items), hasMore, hasNewer: newer.length > limit - olderLimit };
}

function hasOlder(db: ReadDb, message: MessageRow): boolean {
  return (
    db.get(sql`
      SELECT 1 AS found FROM messages WHERE conversation_id = ${message.conversationId}
        AND (at, seq) < (${message.at}, ${message.seq}) LIMIT 1`) !== undefined
  );
}

function withParts(db: ReadDb, rows: readonly Bare[]): ThreadMessage[] {
  const seqs = rows.map(({ seq }) => seq);
  const attachments = Map.groupBy(attachmentsOf(db, seqs), ({ messageSeq }) => messageSeq);
  const reactions = Map.groupBy(reactionsOf(db, seqs), ({ messageSeq }) => messageSeq);
  return rows.map((row) => ({
    ...row,
    attachments: attachments.get(row.seq) ?? [],
    reactions: reactions.get(row.seq) ?? [],
  }));
}
