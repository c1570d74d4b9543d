import type { ChannelId, ContactId, ConversationId, MessageId } from '#shared/domain/ids.ts';
import { foldForSearch, searchDigits, searchWords } from '#shared/domain/search-text.ts';

import { decodeCursor, encodeCursor } from './cursor.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { noSql, sql, type Sql } from './sql.ts';

/**
 * A message's row in the index is numbered `at * 2^20 + seq % 2^20`, so FTS5 gives the newest first without sorting
 * (ranking a frequent word over a million messages takes 600 ms). The same numbers stand in the migration's triggers.
 */
const rowOf = sql`m.at * 1048576 + m.seq % 1048576`;

/** Takes up to `limit` messages from the queue into the index; returns how many there were. */
export function indexMessages(db: WriteDb, limit: number): number {
  const rows = db.all<{ seq: number; row: bigint | string; text: string }>(sql`
    SELECT m.seq, CAST(${rowOf} AS TEXT) AS row, m.text FROM search_queue q JOIN messages m ON m.seq = q.message_seq
    ORDER BY q.message_seq DESC LIMIT ${limit}`);
  for (const { seq, row, text } of rows) {
    db.run(sql`DELETE FROM message_search WHERE rowid = CAST(${row} AS INTEGER)`);
    if (text !== '') {
      db.run(
        sql`INSERT INTO message_search (rowid, text) VALUES (CAST(${row} AS INTEGER), ${foldForSearch(text)})`,
      );
    }
    db.run(sql`DELETE FROM search_queue WHERE message_seq = ${seq}`);
  }
  return rows.length;
}

/** A message that a search has found. Deleted ones are found too. */
export type FoundMessage = {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly channelId: ChannelId;
  readonly title: string;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly otherIdentifier: string | null;
  readonly text: string;
  readonly direction: 'in' | 'out';
  readonly isDeleted: 0 | 1;
  readonly at: number;
};

type Found = FoundMessage & { readonly row: string };

/** The statement behind `searchMessages`, apart so that a test can ask for its plan. `before` is a row of the index. */
export function messageSearchSql(match: string, before: string | null, limit: number): Sql {
  const older = before === null ? noSql : sql`AND s.rowid < CAST(${before} AS INTEGER)`;
  return sql`
    SELECT CAST(s.rowid AS TEXT) AS row, m.id AS messageId, m.conversation_id AS conversationId,
      m.channel_id AS channelId, c.title, p.name AS contactName,
      (SELECT min(value) FROM contact_identifiers i WHERE i.contact_id = c.contact_id AND i.kind = 'phone') AS phone,
      (SELECT min(value) FROM contact_identifiers i WHERE i.contact_id = c.contact_id AND i.kind <> 'phone')
        AS otherIdentifier,
      m.text, m.direction, m.is_deleted AS isDeleted, m.at
    FROM message_search s
    CROSS JOIN messages m ON m.at = s.rowid / 1048576 AND m.seq % 1048576 = s.rowid % 1048576
    CROSS JOIN conversations c ON c.id = m.conversation_id
    LEFT JOIN contacts p ON p.id = c.contact_id
    WHERE message_search MATCH ${match} ${older}
    ORDER BY s.rowid DESC LIMIT ${limit}`;
}

/** Messages that hold every word of the query (from its beginning), newest first. No words find nothing. */
export function searchMessages(
  db: ReadDb,
  input: { query: string; cursor?: string | undefined; limit: number },
): { items: FoundMessage[]; nextCursor?: string } {
  const words = searchWords(input.query);
  if (words.length === 0) return { items: [] };
  const match = words.map((word) => `"${word}"*`).join(' ');
  // The row is wider than a JavaScript number, so it travels as text.
  const before = input.cursor === undefined ? null : rowOfCursor(input.cursor);
  const rows = db.all<Found>(messageSearchSql(match, before, input.limit + 1));
  const items = rows.slice(0, input.limit).map(({ row: _row, ...found }) => found);
  const last = rows.length > input.limit ? rows[input.limit - 1] : undefined;
  return last ? { items, nextCursor: encodeCursor([0, last.row]) } : { items };
}

function rowOfCursor(cursor: string): string {
  const { tie } = decodeCursor(cursor);
  return /^\d{1,19}$/.test(tie) ? tie : '0';
}

/** A chat whose customer matches, and by what. */
export type FoundContact = {
  readonly contactId: ContactId;
  readonly conversationId: ConversationId;
  readonly channelId: ChannelId;
  readonly contactName: string;
  readonly phone: string | null;
  readonly otherIdentifier: string | null;
  readonly matchedIn: 'name' | 'phone' | 'notes';
};

/** Which rows of the contact index match; the trigram index answers for three characters and more. */
function contactMatch(query: string): { condition: Sql; digits: string | null; folded: string } {
  const folded = foldForSearch(query.trim());
  const digits = searchDigits(query);
  if (Array.from(folded).length >= 3) {
    const columns = digits === null ? '{name notes}' : '{name digits notes}';
    const phrases = [folded, ...(digits === null || digits === folded ? [] : [digits])];
    const match = `${columns} : (${phrases.map((phrase) => `"${phrase.replaceAll('"', '""')}"`).join(' OR ')})`;
    return { condition: sql`contact_search MATCH ${match}`, digits, folded };
  }
  const like = `%${folded.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return {
    condition: sql`(s.name LIKE ${like} ESCAPE '\\' OR s.notes LIKE ${like} ESCAPE '\\')`,
    digits: null,
    folded,
  };
}

/** Chats whose customer matches by name, digits of a phone, or notes; the latest chats first. */
export function searchContacts(db: ReadDb, query: string, limit: number): FoundContact[] {
  if (query.trim() === '') return [];
  const { condition, digits, folded } = contactMatch(query);
  return db.all(sql`
    SELECT p.id AS contactId, c.id AS conversationId, c.channel_id AS channelId, p.name AS contactName,
      (SELECT min(value) FROM contact_identifiers i WHERE i.contact_id = p.id AND i.kind = 'phone') AS phone,
      (SELECT min(value) FROM contact_identifiers i WHERE i.contact_id = p.id AND i.kind <> 'phone') AS otherIdentifier,
      CASE WHEN instr(s.name, ${folded}) > 0 THEN 'name'
        WHEN instr(s.digits, ${digits ?? '-'}) > 0 THEN 'phone' ELSE 'notes' END AS matchedIn
    FROM contact_search s JOIN contacts p ON p.seq = s.rowid JOIN conversations c ON c.contact_id = p.id
    WHERE ${condition} ORDER BY c.last_message_at DESC, c.id LIMIT ${limit}`);
}
