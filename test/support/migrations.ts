import type Database from 'better-sqlite3';

import { openConnection } from '#core/store/database.ts';
import { migrate } from '#core/store/migrate.ts';

/** An empty database in memory, brought to a version. */
export function databaseAt(version: number): Database.Database {
  const connection = openConnection(':memory:');
  migrate(connection, version);
  return connection;
}

/** The columns of a table in their order. */
export function columnsOf(connection: Database.Database, table: string): string[] {
  // SQLite's own answer to PRAGMA table_info.
  const rows = connection.pragma(`table_info(${table})`) as { name: string }[];
  return rows.map(({ name }) => name);
}

/** The names of our own indexes and triggers on a table. */
export function objectsOf(connection: Database.Database, table: string): string[] {
  return connection
    .prepare(
      `SELECT name FROM sqlite_schema WHERE tbl_name = ? AND type <> 'table' AND sql IS NOT NULL ORDER BY name`,
    )
    .pluck()
    .all(table) as string[];
}

/** Runs each statement with foreign keys, as the program would. */
export function run(connection: Database.Database, ...statements: string[]): void {
  for (const statement of statements) connection.exec(statement);
}

const values = `VALUES ('line', 'practice', 'Line', '{}', 1)`;
export const insertLine = `INSERT INTO channels (id, provider, label, config, created_at) ${values}`;
export const insertPerson = `INSERT INTO contacts (id, name, first_seen_at) VALUES ('maria', 'Maria', 1)`;
export const insertChat = `
  INSERT INTO conversations (id, channel_id, kind, contact_id, send_to, last_message_at, created_at)
  VALUES ('chat', 'line', 'person', 'maria', '79991234567@c.us', 1, 1)`;
export const insertMessage = `
  INSERT INTO messages (id, conversation_id, channel_id, provider_message_id, direction, author, kind, text, content,
    status, at, received_at)
  VALUES ('m1', 'chat', 'line', 'A1', 'in', 'customer', 'text', 'hi', '{"kind":"text","text":"hi"}', 'received', 5, 6)`;
export const insertOutboxRow = `
  INSERT INTO outbox (id, channel_id, conversation_id, message_seq, origin, idempotency_key, payload, state, reason,
    due_at, created_at)
  VALUES ('o1', 'line', 'chat', 1, 'person', 'key', '{}', 'scheduled', 'typed', 1, 1)`;

const insertUser = `INSERT INTO users VALUES ('u1', 'a@b.c', 'Ann', 'hash', 1)`;
const insertVisit = [
  `INSERT INTO bookings (id, source, channel_id, contact_id, version, service, starts_at, state, confirmation, paid, created_at)
    VALUES ('b1', 'manual', 'line', 'maria', 1, 'Haircut', 9, 'booked', 'none', 0, 1)`,
  `INSERT INTO booking_versions VALUES ('b1', 1, 'maria', '{"service":"Haircut"}', 1, 'person')`,
];
const insertTexts = [
  `INSERT INTO templates VALUES ('t1', 'created', '{"id":"t1"}', 1, 1)`,
  `INSERT INTO rules VALUES ('r1', NULL, '{"id":"r1"}', 1, 1)`,
];
const insertPlanned = [
  `INSERT INTO planned_messages (id, key, contact_id, channel_id, rule_id, template_id, state, due_at, useful_until,
      due_reason, outbox_seq, planned_at, created_at)
    VALUES ('p1', '["key"]', 'maria', 'line', 'r1', 't1', 'released', 5, 9, 'on-time', 1, 1, 1)`,
  `INSERT INTO planned_lines VALUES ('["key"]', 1, 0, 'b1', 'maria', 'r1', 1, 1)`,
  `INSERT INTO silent_lines VALUES ('b1', 'r2', 1, 'maria', 'rule-off', 5, 1)`,
];
const upToOutbox = [insertLine, insertPerson, insertChat, insertMessage, insertOutboxRow];
const upToVisits = [...upToOutbox, insertUser, ...insertVisit];
const upToPlanned = [...upToVisits, ...insertTexts, ...insertPlanned];

/** What data there can be at a version, oldest table first. */
export const rowsUpTo: Record<number, readonly string[]> = {
  10: [insertLine],
  20: [
    insertLine,
    `INSERT INTO journal (id, channel_id, source, received_at, body) VALUES ('j1', 'line', 'poll', 1, x'7b7d')`,
  ],
  30: [insertLine, insertPerson],
  40: [insertLine, insertPerson, insertChat],
  50: [insertLine, insertPerson, insertChat, insertMessage],
  60: upToOutbox,
  70: upToOutbox,
  80: [...upToOutbox, insertUser],
  90: [...upToOutbox, insertUser],
  100: upToVisits,
  110: [...upToVisits, ...insertTexts],
  120: upToPlanned,
  130: upToPlanned,
  140: upToPlanned,
};
