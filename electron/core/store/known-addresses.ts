import type { ReadDb } from './database.ts';
import { sql } from './sql.ts';

/** Everything under which a customer or a number of the shop is reached, as it is written down: phones and chat ids. */
export function knownAddresses(db: ReadDb): string[] {
  return db
    .all<{ address: string }>(
      sql`
      SELECT value AS address FROM contact_identifiers
      UNION SELECT send_to FROM conversations
      UNION SELECT provider_chat_id FROM conversation_aliases
      UNION SELECT account FROM channels WHERE account IS NOT NULL`,
    )
    .map(({ address }) => address);
}
