import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** Who reacted: `us`, `customer` (the other side of a personal chat), or an identifier within a group. */
export type ReactionRow = { readonly messageSeq: number; readonly by: string; readonly emoji: string };

/**
 * Keeps the latest reaction of somebody, by the provider's time; null takes it back. An older report changes nothing,
 * and two of the same time end the same in either order. Returns true when something changed.
 */
export function recordReaction(
  db: WriteDb,
  reaction: { messageSeq: number; by: string; emoji: string | null; at: number },
): boolean {
  const emoji = reaction.emoji ?? '';
  return (
    db.run(sql`
      INSERT INTO reactions (message_seq, by, emoji, at)
      VALUES (${reaction.messageSeq}, ${reaction.by}, ${emoji}, ${reaction.at})
      ON CONFLICT (message_seq, by) DO UPDATE SET emoji = excluded.emoji, at = excluded.at
      WHERE (excluded.at, excluded.emoji) > (at, emoji)`) > 0
  );
}

/** The reactions that stand, of several messages. */
export function reactionsOf(db: ReadDb, messageSeqs: readonly number[]): ReactionRow[] {
  return db.all(sql`
    SELECT message_seq AS messageSeq, by, emoji FROM reactions
    WHERE message_seq IN (SELECT value FROM json_each(${JSON.stringify(messageSeqs)})) AND emoji <> ''`);
}
