import {
  asId,
  type AttachmentId,
  type ConversationId,
  type MessageId,
  type OutboxId,
  type UploadId,
} from '#shared/domain/ids.ts';
import { textOf, type MediaDescription, type MessageContent } from '#shared/domain/message.ts';
import type { OutboxOrigin } from '#shared/domain/outbox.ts';

import type { Change } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { saveDraft } from '../store/conversations.ts';
import type { WriteDb } from '../store/database.ts';
import {
  getQuoted,
  getSendingConversation,
  insertSentAttachment,
  insertSentMessage,
  markAnswered,
  showAsLast,
  type SendingConversation,
} from '../store/outbox-messages.ts';
import { getOutboxByKey, insertOutbox, type OutboxRow } from '../store/outbox.ts';
import { getUpload } from '../store/uploads.ts';
import { EmptyMessageError, IdempotencyConflictError, NotFoundError } from './errors.ts';
import { parsePayload, type Payload, type PayloadTemplate } from './payload.ts';
import { defaultPatience } from './retry.ts';

/** A message to send. Times are epoch ms; `reason` says in English why it exists. */
export type EnqueueInput = {
  readonly conversationId: ConversationId;
  readonly text: string;
  readonly uploadId: UploadId | null;
  readonly quotedMessageId: MessageId | null;
  /** A template that somebody has chosen: `text` holds its finished words. */
  readonly template?: PayloadTemplate | null;
  readonly origin: OutboxOrigin;
  readonly idempotencyKey: string | null;
  readonly reason: string;
  readonly dueAt: number;
  /** After this it is not sent any more. Null: a day for what people write, a day of trying for the rest. */
  readonly usefulUntil: number | null;
};

export type Enqueued = {
  readonly outboxId: OutboxId;
  readonly messageId: MessageId;
  /** False when the key had been used for the same message before: nothing was added. */
  readonly isNew: boolean;
  /** To announce after the commit. */
  readonly changes: Change[];
};

/** What is due later than this from now is planned, not sent at once. */
const soon = 60_000;

/**
 * The one door by which anything leaves: a message that shows at once and the outbox row that sends it, together.
 * Throws NotFoundError, EmptyMessageError, or IdempotencyConflictError when the key exists with other content.
 */
export function enqueue(db: WriteDb, deps: { clock: Clock; random: Random }, input: EnqueueInput): Enqueued {
  if (input.text.trim() === '' && input.uploadId === null) throw new EmptyMessageError();
  const earlier = input.idempotencyKey === null ? undefined : getOutboxByKey(db, input.idempotencyKey);
  if (earlier) return repeated(earlier, input);

  const conversation = getSendingConversation(db, input.conversationId);
  if (!conversation) throw new NotFoundError('conversation');
  const now = deps.clock.now();
  const messageId = asId<MessageId>(deps.random.id());
  const outboxId = asId<OutboxId>(deps.random.id());
  const { payload, messageSeq } = addMessage(db, deps, input, { conversation, messageId, now });
  insertOutbox(db, {
    id: outboxId,
    channelId: conversation.channelId,
    conversationId: conversation.id,
    messageSeq,
    origin: input.origin,
    idempotencyKey: input.idempotencyKey,
    payload: JSON.stringify(payload),
    // Whether automatic messages may go is decided when they are due; until the sender has seen one it is held.
    state: input.origin === 'automation' ? 'held' : 'scheduled',
    reason: input.reason,
    dueAt: input.dueAt,
    usefulUntil:
      input.usefulUntil ??
      (input.origin === 'automation' ? null : Math.max(now, input.dueAt) + defaultPatience),
    createdAt: now,
  });
  if (!isPlanned(input.dueAt, now)) showAsLast(db, conversation.id, messageSeq);
  if (input.origin !== 'automation') markAnswered(db, conversation.id);
  if (input.origin === 'person') saveDraft(db, conversation.id, '');
  return { outboxId, messageId, isNew: true, changes: changesOf(conversation.id) };
}

/**
 * The same where a file cannot carry words: two messages, the file first, so that each has a fate of its own and none is
 * sent again for the other's sake. Answers with the file's ids. Throws what `enqueue` throws.
 */
export function enqueueInParts(
  db: WriteDb,
  deps: { clock: Clock; random: Random },
  input: EnqueueInput,
): Enqueued {
  if (input.uploadId === null || input.text.trim() === '') return enqueue(db, deps, input);
  const { idempotencyKey } = input;
  const file = enqueue(db, deps, { ...input, text: '' });
  const words = enqueue(db, deps, {
    ...input,
    uploadId: null,
    quotedMessageId: null,
    idempotencyKey: idempotencyKey === null ? null : `${idempotencyKey}/words`,
  });
  return { ...file, changes: [...file.changes, ...words.changes] };
}

/** What everybody who changes an outbox row announces. */
export function changesOf(conversationId: ConversationId): Change[] {
  return [
    { topic: 'messages', conversationId },
    { topic: 'conversation', conversationId },
    { topic: 'outbox' },
  ];
}

/** True when a message is meant for later, so that it is not the chat's last message yet. */
export function isPlanned(dueAt: number, now: number): boolean {
  return dueAt > now + soon;
}

/** Adds the bubble, with its file; a chat's newest message stays the newest even when the provider's clock is ahead. */
function addMessage(
  db: WriteDb,
  deps: { random: Random },
  input: EnqueueInput,
  context: { conversation: SendingConversation; messageId: MessageId; now: number },
): { payload: Payload; messageSeq: number } {
  const { conversation, messageId, now } = context;
  const upload = input.uploadId === null ? null : getUpload(db, input.uploadId);
  if (upload === undefined) throw new NotFoundError('upload');
  const quoted =
    input.quotedMessageId === null ? null : getQuoted(db, conversation.id, input.quotedMessageId);
  if (quoted === undefined) throw new NotFoundError('message');
  const content = contentOf(input.text, upload);
  const messageSeq = insertSentMessage(db, {
    id: messageId,
    conversationId: conversation.id,
    channelId: conversation.channelId,
    author: input.origin === 'automation' ? 'automation' : 'person',
    content,
    text: textOf(content),
    at: isPlanned(input.dueAt, now) ? input.dueAt : Math.max(now, conversation.lastMessageAt),
    receivedAt: now,
    quoted,
  });
  const { text, quotedMessageId, template = null } = input;
  if (!upload) return { payload: { text, file: null, quotedMessageId, template }, messageSeq };
  const { fileName, mimeType, size, width, height, path } = upload;
  insertSentAttachment(db, {
    id: asId<AttachmentId>(deps.random.id()),
    messageSeq,
    fileName,
    mimeType,
    size,
    width,
    height,
    path,
  });
  const file = { uploadId: upload.id, path, fileName, mimeType, size };
  return { payload: { text, file, quotedMessageId, template }, messageSeq };
}

/** What the message says, by the kind of its file. WhatsApp shows only these pictures as pictures. */
function contentOf(text: string, upload: { fileName: string; mimeType: string } | null): MessageContent {
  if (!upload) return { kind: 'text', text };
  const media: MediaDescription = {
    fileName: upload.fileName,
    mimeType: upload.mimeType,
    caption: text.trim() === '' ? null : text,
  };
  const type = upload.mimeType.toLowerCase();
  if (/^image\/(jpeg|png|webp|gif)\b/.test(type)) return { kind: 'image', media };
  if (type.startsWith('video/')) return { kind: 'video', media };
  if (type.startsWith('audio/')) return { kind: 'audio', media };
  return { kind: 'document', media };
}

/** The same key again: the same message, or a mistake of the caller. */
function repeated(row: OutboxRow, input: EnqueueInput): Enqueued {
  const payload = parsePayload(row.payload);
  const isSame =
    payload !== null &&
    row.conversationId === input.conversationId &&
    payload.text === input.text &&
    (payload.file?.uploadId ?? null) === input.uploadId &&
    payload.quotedMessageId === input.quotedMessageId &&
    chosenId(payload.template) === chosenId(input.template ?? null);
  if (!isSame) throw new IdempotencyConflictError();
  return { outboxId: row.id, messageId: row.messageId, isNew: false, changes: [] };
}

function chosenId(template: PayloadTemplate | null): string | null {
  return template?.isChosen === true ? template.id : null;
}
