import type { Migration } from '../migrate.ts';

/**
 * One chat with one person (or group) on one number. The provider's chat ids are aliases of it: the same person
 * may write as a phone today and as a hidden id tomorrow.
 */
export const conversations: Migration = {
  version: 40,
  name: 'conversations',
  up: `
    CREATE TABLE conversations (
      id TEXT PRIMARY KEY,
      channel_id TEXT NOT NULL REFERENCES channels (id),
      kind TEXT NOT NULL CHECK (kind IN ('person', 'group')),
      contact_id TEXT REFERENCES contacts (id),
      title TEXT NOT NULL DEFAULT '',
      send_to TEXT NOT NULL,
      last_message_seq INTEGER,
      last_message_at INTEGER NOT NULL,
      last_message_text TEXT NOT NULL DEFAULT '',
      last_message_kind TEXT NOT NULL DEFAULT '',
      last_message_direction TEXT CHECK (last_message_direction IN ('in', 'out')),
      last_message_status TEXT NOT NULL DEFAULT '',
      unread_count INTEGER NOT NULL DEFAULT 0,
      needs_reply INTEGER NOT NULL DEFAULT 0 CHECK (needs_reply IN (0, 1)),
      last_incoming_at INTEGER NOT NULL DEFAULT 0,
      last_phone_answer_at INTEGER NOT NULL DEFAULT 0,
      is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
      snoozed_until INTEGER,
      draft TEXT NOT NULL DEFAULT '',
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX conversations_by_person ON conversations (channel_id, contact_id) WHERE kind = 'person';
    CREATE INDEX conversations_by_contact ON conversations (contact_id);
    CREATE INDEX conversations_by_time ON conversations (is_archived, last_message_at DESC, id DESC);
    CREATE INDEX conversations_waiting ON conversations (last_message_at DESC, id DESC) WHERE needs_reply = 1;
    CREATE INDEX conversations_unread ON conversations (last_message_at DESC, id DESC) WHERE unread_count > 0;
    CREATE INDEX conversations_snoozed ON conversations (last_message_at DESC, id DESC) WHERE snoozed_until IS NOT NULL;

    CREATE TABLE conversation_aliases (
      channel_id TEXT NOT NULL REFERENCES channels (id),
      provider_chat_id TEXT NOT NULL,
      conversation_id TEXT NOT NULL REFERENCES conversations (id),
      PRIMARY KEY (channel_id, provider_chat_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX conversation_aliases_by_conversation ON conversation_aliases (conversation_id);
  `,
};
