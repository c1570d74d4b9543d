import type { ChannelId, ConversationId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** A change that came before the message that it is about. `event` is the JSON of an InboundEvent. */
export type PendingChangeRow = { readonly id: string; readonly channelId: ChannelId; readonly event: string };

/** Keeps a change until its message comes; the same one twice is kept once. */
export function insertPendingChange(
  db: WriteDb,
  change: PendingChangeRow & { providerMessageId: string; receivedAt: number },
): void {
  db.run(sql`
    INSERT INTO pending_changes (id, channel_id, provider_message_id, event, received_at)
    SELECT ${change.id}, ${change.channelId}, ${change.providerMessageId}, ${change.event}, ${change.receivedAt}
    WHERE NOT EXISTS (
      SELECT 1 FROM pending_changes WHERE channel_id = ${change.channelId}
        AND provider_message_id = ${change.providerMessageId} AND event = ${change.event})`);
}

/** What waits for a message of this provider id, in the order of arrival. */
export function pendingChangesFor(
  db: ReadDb,
  channelId: ChannelId,
  providerMessageId: string,
): PendingChangeRow[] {
  return db.all(sql`
    SELECT id, channel_id AS channelId, event FROM pending_changes
    WHERE channel_id = ${channelId} AND provider_message_id = ${providerMessageId} ORDER BY received_at, id`);
}

/** Messages of a chat for which something waits: asked after two chats have become one. */
export function messagesWithPendingChanges(db: ReadDb, conversationId: ConversationId): number[] {
  const rows = db.all<{ seq: number }>(sql`
    SELECT DISTINCT m.seq FROM pending_changes p
    JOIN messages m ON m.channel_id = p.channel_id AND m.provider_message_id = p.provider_message_id
    WHERE m.conversation_id = ${conversationId}`);
  return rows.map(({ seq }) => seq);
}

/** A change that has been applied waits no longer. */
export function removePendingChange(db: WriteDb, id: string): void {
  db.run(sql`DELETE FROM pending_changes WHERE id = ${id}`);
}
