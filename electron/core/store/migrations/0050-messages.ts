import type { Migration } from '../migrate.ts';

/**
 * Messages with what hangs on them. A provider's message id is unique within a chat only.
 * `pending_changes` keeps what arrived before the message that it is about. A reaction that was taken back stays with
 * an empty emoji, so that an older report cannot bring it back.
 */
export const messages: Migration = {
  version: 50,
  name: 'messages',
  up: `
    CREATE TABLE messages (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      conversation_id TEXT NOT NULL REFERENCES conversations (id),
      channel_id TEXT NOT NULL REFERENCES channels (id),
      provider_message_id TEXT,
      direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
      author TEXT NOT NULL CHECK (author IN ('customer', 'person', 'phone', 'automation', 'other-api')),
      sender_name TEXT,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      status TEXT NOT NULL CHECK (status IN ('received', 'queued', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown')),
      failure_code TEXT,
      failure_detail TEXT,
      at INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      is_edited INTEGER NOT NULL DEFAULT 0 CHECK (is_edited IN (0, 1)),
      edited_at INTEGER,
      is_deleted INTEGER NOT NULL DEFAULT 0 CHECK (is_deleted IN (0, 1)),
      quoted_provider_id TEXT,
      quoted_text TEXT,
      is_unread INTEGER NOT NULL DEFAULT 0 CHECK (is_unread IN (0, 1)),
      poll_votes_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX messages_by_provider_id ON messages (conversation_id, provider_message_id)
      WHERE provider_message_id IS NOT NULL;
    CREATE INDEX messages_by_channel_provider_id ON messages (channel_id, provider_message_id)
      WHERE provider_message_id IS NOT NULL;
    CREATE INDEX messages_by_time ON messages (conversation_id, at, seq);
    CREATE INDEX messages_at ON messages (at);
    CREATE INDEX messages_unread ON messages (conversation_id, at) WHERE is_unread = 1;

    CREATE TABLE attachments (
      id TEXT PRIMARY KEY,
      message_seq INTEGER NOT NULL REFERENCES messages (seq),
      state TEXT NOT NULL CHECK (state IN ('pending', 'ready', 'failed', 'too-large')),
      source_url TEXT,
      file_name TEXT NOT NULL,
      mime_type TEXT NOT NULL,
      size INTEGER,
      width INTEGER,
      height INTEGER,
      path TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at INTEGER,
      error TEXT
    ) STRICT;
    CREATE INDEX attachments_by_message ON attachments (message_seq);
    CREATE INDEX attachments_pending ON attachments (next_attempt_at) WHERE state = 'pending';

    CREATE TABLE reactions (
      message_seq INTEGER NOT NULL REFERENCES messages (seq),
      by TEXT NOT NULL,
      emoji TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (message_seq, by)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pending_changes (
      id TEXT PRIMARY KEY,
      channel_id TEXT NOT NULL REFERENCES channels (id),
      provider_message_id TEXT NOT NULL,
      event TEXT NOT NULL CHECK (json_valid(event)),
      received_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX pending_changes_by_message ON pending_changes (channel_id, provider_message_id);
  `,
};
