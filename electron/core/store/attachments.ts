import type { AttachmentId, ChannelId, ConversationId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

export type AttachmentState = 'pending' | 'ready' | 'failed' | 'too-large';

/**
 * A file of a message. `path` is relative to the media folder, or absolute for a file that was uploaded here
 * (`path.resolve(media, path)` fits both); size in bytes, width and height in pixels.
 */
export type AttachmentRow = {
  readonly id: AttachmentId;
  readonly messageSeq: number;
  readonly state: AttachmentState;
  readonly sourceUrl: string | null;
  /** The provider's own id of the file. */
  readonly sourceId: string | null;
  readonly fileName: string;
  readonly mimeType: string;
  readonly size: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly path: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly error: string | null;
};

/** An attachment that is to be fetched now, with what its provider wants to know. */
export type DueAttachment = AttachmentRow & {
  readonly channelId: ChannelId;
  readonly conversationId: ConversationId;
  readonly providerMessageId: string | null;
  readonly providerChatId: string;
  readonly messageAt: number;
  /** When its message came in here, epoch ms. */
  readonly receivedAt: number;
};

/** Why a file was given up that is asked for again when its number comes back. */
export const revivableError = 'number removed';

const columns = sql`
  a.id, a.message_seq AS messageSeq, a.state, a.source_url AS sourceUrl, a.source_id AS sourceId, a.file_name AS fileName,
  a.mime_type AS mimeType, a.size, a.width, a.height, a.path, a.attempts, a.next_attempt_at AS nextAttemptAt, a.error`;

/** Adds a file to a message. */
export function insertAttachment(db: WriteDb, row: AttachmentRow): void {
  db.run(sql`
    INSERT INTO attachments (id, message_seq, state, source_url, source_id, file_name, mime_type, size, width, height, path,
      attempts, next_attempt_at, error)
    VALUES (${row.id}, ${row.messageSeq}, ${row.state}, ${row.sourceUrl}, ${row.sourceId}, ${row.fileName}, ${row.mimeType}, ${row.size},
      ${row.width}, ${row.height}, ${row.path}, ${row.attempts}, ${row.nextAttemptAt}, ${row.error})`);
}

/** One attachment, or undefined. */
export function getAttachment(db: ReadDb, id: AttachmentId): AttachmentRow | undefined {
  return db.get(sql`SELECT ${columns} FROM attachments a WHERE a.id = ${id}`);
}

/** The attachments of several messages. */
export function attachmentsOf(db: ReadDb, messageSeqs: readonly number[]): AttachmentRow[] {
  return db.all(attachmentsOfSql(messageSeqs));
}

/** The statement behind `attachmentsOf`, apart so that a test can ask for its plan. */
export function attachmentsOfSql(messageSeqs: readonly number[]): Sql {
  return sql`
    SELECT ${columns} FROM attachments a
    WHERE a.message_seq IN (SELECT value FROM json_each(${JSON.stringify(messageSeqs)}))`;
}

/** The files whose time has come, earliest first. */
export function dueAttachments(db: ReadDb, now: number, limit: number): DueAttachment[] {
  return db.all(dueAttachmentsSql(now, limit));
}

/** The statement behind `dueAttachments`. */
export function dueAttachmentsSql(now: number, limit: number): Sql {
  return sql`
    SELECT ${columns}, m.channel_id AS channelId, m.conversation_id AS conversationId,
      m.provider_message_id AS providerMessageId, m.at AS messageAt, m.received_at AS receivedAt,
      c.send_to AS providerChatId
    FROM attachments a JOIN messages m ON m.seq = a.message_seq JOIN conversations c ON c.id = m.conversation_id
    WHERE a.state = 'pending' AND a.next_attempt_at <= ${now} ORDER BY a.next_attempt_at LIMIT ${limit}`;
}

/** When the next file is to be fetched; null when none waits. */
export function nextAttachmentAt(db: ReadDb): number | null {
  return db.get<{ at: number | null }>(nextAttachmentSql)?.at ?? null;
}

/** The statement behind `nextAttachmentAt`. */
export const nextAttachmentSql = sql`
  SELECT min(next_attempt_at) AS at FROM attachments WHERE state = 'pending' AND next_attempt_at > 0`;

/** The file is on disk. */
export function markAttachmentReady(
  db: WriteDb,
  id: AttachmentId,
  file: Pick<AttachmentRow, 'path' | 'size' | 'mimeType' | 'width' | 'height'>,
): void {
  db.run(sql`
    UPDATE attachments SET state = 'ready', path = ${file.path}, size = ${file.size}, mime_type = ${file.mimeType},
      width = ${file.width}, height = ${file.height}, next_attempt_at = NULL, error = NULL
    WHERE id = ${id}`);
}

/** The file will be asked for again at `nextAttemptAt`; `counts` is false when no attempt was made. */
export function postponeAttachment(
  db: WriteDb,
  id: AttachmentId,
  change: { nextAttemptAt: number; error: string; counts: boolean },
): void {
  db.run(sql`
    UPDATE attachments SET attempts = attempts + ${change.counts}, next_attempt_at = ${change.nextAttemptAt},
      error = ${change.error}
    WHERE id = ${id} AND state = 'pending'`);
}

/** The file is given up until a person asks again. */
export function failAttachment(
  db: WriteDb,
  id: AttachmentId,
  failure: { state: 'failed' | 'too-large'; error: string },
): void {
  db.run(sql`
    UPDATE attachments SET state = ${failure.state}, error = ${failure.error}, next_attempt_at = NULL,
      attempts = attempts + 1
    WHERE id = ${id} AND state = 'pending'`);
}

/** A person asks for a file again; returns false when there is nothing to fetch. */
export function retryAttachment(db: WriteDb, id: AttachmentId, now: number): boolean {
  return (
    db.run(sql`
      UPDATE attachments SET state = 'pending', attempts = 0, next_attempt_at = ${now}, error = NULL
      WHERE id = ${id} AND state IN ('pending', 'failed')`) === 1
  );
}
