import type { ContactId, ConversationId } from '#shared/domain/ids.ts';

import type { ReadDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** Whether somebody can be written to. `no-phone`: neither a phone nor a chat. `no-whatsapp`: the provider said so last. */
export type Reach = 'ok' | 'no-phone' | 'no-whatsapp';

/** The last thing that proved something in a chat (`c`): what came in, or what was sent and has its fate. */
const lastProof = sql`(
  SELECT coalesce(m.failure_code, '') FROM messages m
  WHERE m.conversation_id = c.id AND m.status NOT IN ('queued', 'unknown')
  ORDER BY m.at DESC, m.seq DESC LIMIT 1)`;

/** SQL for the reach of the contact in `contact`, an expression. */
export function reachSql(contact: Sql): Sql {
  const chats = sql`SELECT 1 FROM conversations c WHERE c.contact_id = ${contact} AND c.kind = 'person'`;
  return sql`CASE
    WHEN NOT EXISTS (SELECT 1 FROM contact_identifiers i WHERE i.contact_id = ${contact} AND i.kind = 'phone')
      AND NOT EXISTS (${chats}) THEN 'no-phone'
    WHEN EXISTS (${chats} AND ${lastProof} = 'not-on-whatsapp')
      AND NOT EXISTS (${chats} AND ${lastProof} IS NOT 'not-on-whatsapp' AND ${lastProof} IS NOT NULL)
      THEN 'no-whatsapp'
    ELSE 'ok' END`;
}

/** SQL that holds when the contact in `contact`, an expression, can be written to. */
export function canBeReached(contact: Sql): Sql {
  return sql`(${reachSql(contact)}) = 'ok'`;
}

/** A customer beside a visit. */
export type Person = {
  readonly name: string;
  /** E.164. */
  readonly phone: string | null;
  readonly reach: Reach;
  /** The chat that was used last. */
  readonly conversationId: ConversationId | null;
};

/** The people with these ids; one that is unknown is left out. */
export function peopleOf(db: ReadDb, ids: readonly ContactId[]): Map<ContactId, Person> {
  const rows = db.all<Person & { id: ContactId }>(peopleSql(ids));
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}

/** The statement behind `peopleOf`. */
export function peopleSql(ids: readonly ContactId[]): Sql {
  return sql`
    SELECT p.id, p.name,
      (SELECT min(i.value) FROM contact_identifiers i WHERE i.contact_id = p.id AND i.kind = 'phone') AS phone,
      ${reachSql(sql`p.id`)} AS reach,
      (SELECT c.id FROM conversations c WHERE c.contact_id = p.id AND c.kind = 'person'
        ORDER BY c.last_message_at DESC LIMIT 1) AS conversationId
    FROM json_each(${JSON.stringify([...new Set(ids)])}) wanted JOIN contacts p ON p.id = wanted.value`;
}
