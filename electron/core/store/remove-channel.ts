import type { BookingId, ChannelId, ContactId, ConversationId } from '#shared/domain/ids.ts';

import { revivableError } from './attachments.ts';
import { eraseBooking } from './bookings.ts';
import type { WriteDb } from './database.ts';
import { sql } from './sql.ts';

/**
 * Takes a number out of use; returns false when it was not in use. Its chats stay. What it was still to fetch or to look
 * up waits no longer: files are given up (see `reviveChannel`), look-ups dropped.
 */
export function removeChannel(db: WriteDb, id: ChannelId, at: number): boolean {
  const wasInUse =
    db.run(sql`UPDATE channels SET removed_at = ${at} WHERE id = ${id} AND removed_at IS NULL`) === 1;
  if (!wasInUse) return false;
  db.run(sql`
    UPDATE attachments SET state = 'failed', next_attempt_at = NULL, error = ${revivableError}
    WHERE state = 'pending' AND EXISTS (
      SELECT 1 FROM messages m WHERE m.seq = attachments.message_seq AND m.channel_id = ${id})`);
  db.run(sql`
    UPDATE contact_identifiers SET look_up_at = NULL WHERE look_up_at IS NOT NULL AND scope = ${id}`);
  return true;
}

/**
 * Takes a removed number into use again, with its chats; files that were given up because of the removal are asked for
 * from `now` (epoch ms) on. Returns false when there is no such removed number.
 */
export function reviveChannel(
  db: WriteDb,
  id: ChannelId,
  change: { label: string; config: string; now: number },
): boolean {
  const wasRemoved =
    db.run(sql`
      UPDATE channels SET removed_at = NULL, label = ${change.label}, config = ${change.config},
        connection = 'unknown', connection_detail = NULL
      WHERE id = ${id} AND removed_at IS NOT NULL`) === 1;
  if (!wasRemoved) return false;
  db.run(sql`
    UPDATE attachments SET state = 'pending', attempts = 0, next_attempt_at = ${change.now}, error = NULL
    WHERE state = 'failed' AND error = ${revivableError} AND EXISTS (
      SELECT 1 FROM messages m WHERE m.seq = attachments.message_seq AND m.channel_id = ${id})`);
  return true;
}

/** What has gone, to be announced. */
export type Erased = {
  readonly conversationIds: readonly ConversationId[];
  readonly contactIds: readonly ContactId[];
};

/**
 * Erases a number with everything that came or went through it, and the people who are known through it only. For the
 * practice line: nobody wants made-up customers among real ones. The files are the caller's to remove.
 */
export function eraseChannel(db: WriteDb, id: ChannelId): Erased {
  const conversationIds = db
    .all<{ id: ConversationId }>(sql`SELECT id FROM conversations WHERE channel_id = ${id}`)
    .map((row) => row.id);
  const people = db
    .all<{ id: ContactId }>(
      sql`
      SELECT contact_id AS id FROM conversations WHERE channel_id = ${id} AND contact_id IS NOT NULL
      UNION SELECT contact_id FROM contact_identifiers WHERE scope = ${id}`,
    )
    .map((row) => row.id);
  const madeUp = releaseVisits(db, id);
  eraseMessages(db, id);
  db.run(sql`DELETE FROM conversation_aliases WHERE channel_id = ${id}`);
  db.run(sql`DELETE FROM conversations WHERE channel_id = ${id}`);
  db.run(sql`DELETE FROM contact_identifiers WHERE scope = ${id}`);
  db.run(sql`DELETE FROM journal WHERE channel_id = ${id}`);
  db.run(sql`DELETE FROM facts WHERE name LIKE ${`channel/${id}/%`}`);
  const contactIds = erasePeople(db, [...new Set([...people, ...madeUp])]);
  db.run(sql`DELETE FROM channels WHERE id = ${id}`);
  return { conversationIds, contactIds };
}

/**
 * Erases the made-up visits of a line, and every visit of the people for whom they were made up; takes the line out of
 * what was planned and asked about real visits. Returns who the made-up people are.
 */
function releaseVisits(db: WriteDb, id: ChannelId): ContactId[] {
  const ofLine = sql`b.channel_id = ${id} AND b.source = 'practice'`;
  const madeUp = db
    .all<{ id: ContactId }>(
      sql`
      SELECT DISTINCT v.contact_id AS id FROM bookings b
        JOIN booking_versions v ON v.booking_id = b.id AND v.version = 1 WHERE ${ofLine}`,
    )
    .map((row) => row.id);
  const visits = db.all<{ id: BookingId }>(sql`
    SELECT b.id FROM bookings b WHERE ${ofLine}
    UNION SELECT id FROM bookings WHERE contact_id IN (SELECT value FROM json_each(${JSON.stringify(madeUp)}))`);
  for (const visit of visits) eraseBooking(db, visit.id);
  const chats = sql`SELECT id FROM conversations WHERE channel_id = ${id}`;
  db.run(sql`
    DELETE FROM asks WHERE message_id IN (SELECT m.id FROM messages m WHERE m.conversation_id IN (${chats}))`);
  db.run(sql`DELETE FROM pending_questions WHERE conversation_id IN (${chats})`);
  db.run(sql`DELETE FROM reply_cards WHERE conversation_id IN (${chats})`);
  db.run(sql`DELETE FROM automatic_answers WHERE conversation_id IN (${chats})`);
  db.run(sql`
    UPDATE planned_messages SET outbox_seq = NULL
    WHERE outbox_seq IN (SELECT seq FROM outbox WHERE channel_id = ${id})`);
  db.run(sql`UPDATE planned_messages SET channel_id = NULL WHERE channel_id = ${id}`);
  db.run(sql`UPDATE bookings SET channel_id = NULL WHERE channel_id = ${id}`);
  return madeUp;
}

/** The triggers of `messages` keep the search index in step. */
function eraseMessages(db: WriteDb, id: ChannelId): void {
  const messages = sql`
    SELECT seq FROM messages WHERE conversation_id IN (SELECT id FROM conversations WHERE channel_id = ${id})`;
  db.run(sql`
    DELETE FROM outbox_attempts WHERE outbox_seq IN (SELECT seq FROM outbox WHERE channel_id = ${id})`);
  db.run(sql`DELETE FROM outbox WHERE channel_id = ${id}`);
  db.run(sql`DELETE FROM reactions WHERE message_seq IN (${messages})`);
  db.run(sql`DELETE FROM attachments WHERE message_seq IN (${messages})`);
  db.run(sql`DELETE FROM pending_changes WHERE channel_id = ${id}`);
  db.run(sql`DELETE FROM messages WHERE seq IN (${messages})`);
}

/** Erases those of `people` who have no chat and no name on any other number and no visit of their own; returns who they were. */
function erasePeople(db: WriteDb, people: readonly ContactId[]): ContactId[] {
  const gone = db
    .all<{ id: ContactId }>(
      sql`
      SELECT value AS id FROM json_each(${JSON.stringify(people)})
      WHERE NOT EXISTS (SELECT 1 FROM conversations c WHERE c.contact_id = value)
        AND NOT EXISTS (SELECT 1 FROM contact_identifiers i WHERE i.contact_id = value AND i.scope <> '')
        AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.contact_id = value)`,
    )
    .map((row) => row.id);
  const list = sql`SELECT value FROM json_each(${JSON.stringify(gone)})`;
  db.run(sql`
    DELETE FROM contact_search WHERE rowid IN (SELECT seq FROM contacts WHERE id IN (${list}))`);
  db.run(sql`
    DELETE FROM planned_lines WHERE planned_seq IN (SELECT seq FROM planned_messages WHERE contact_id IN (${list}))`);
  db.run(sql`DELETE FROM planned_messages WHERE contact_id IN (${list})`);
  db.run(sql`DELETE FROM contact_identifiers WHERE contact_id IN (${list})`);
  db.run(sql`DELETE FROM contacts WHERE merged_into IN (${list})`);
  db.run(sql`DELETE FROM contacts WHERE id IN (${list})`);
  return gone;
}
