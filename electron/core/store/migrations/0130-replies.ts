import type { Migration } from '../migrate.ts';

/**
 * Which message asked a customer about which visit, what we asked back, and the answers that a person has to read.
 * `automatic_kind` of a message tells our own automatic answers from planned ones: never two in a row.
 */
export const replies: Migration = {
  version: 130,
  name: 'replies',
  up: `
    CREATE TABLE asks (
      message_id TEXT NOT NULL,
      booking_id TEXT NOT NULL REFERENCES bookings (id),
      contact_id TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      answered_at INTEGER,
      PRIMARY KEY (message_id, booking_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX asks_by_contact ON asks (contact_id, asked_at);

    CREATE TABLE pending_questions (
      conversation_id TEXT PRIMARY KEY,
      question TEXT NOT NULL CHECK (json_valid(question)),
      asked_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reply_cards (
      id TEXT PRIMARY KEY,
      conversation_id TEXT NOT NULL,
      contact_id TEXT NOT NULL,
      message_id TEXT NOT NULL UNIQUE,
      reason TEXT NOT NULL,
      booking_ids TEXT NOT NULL CHECK (json_valid(booking_ids)),
      created_at INTEGER NOT NULL,
      resolved_at INTEGER,
      resolved_as TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reply_cards_open ON reply_cards (conversation_id, created_at) WHERE resolved_at IS NULL;

    CREATE TABLE automatic_answers (
      message_id TEXT PRIMARY KEY,
      conversation_id TEXT NOT NULL,
      which TEXT NOT NULL,
      sent_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX automatic_answers_by_conversation ON automatic_answers (conversation_id, sent_at);
  `,
};
