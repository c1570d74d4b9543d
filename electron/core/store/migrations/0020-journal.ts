import type { Migration } from '../migrate.ts';

/** Every event as it came, before anything is made of it. */
export const journal: Migration = {
  version: 20,
  name: 'journal',
  up: `
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      channel_id TEXT REFERENCES channels (id),
      source TEXT NOT NULL CHECK (source IN ('webhook', 'poll', 'history', 'practice')),
      received_at INTEGER NOT NULL,
      body BLOB NOT NULL,
      state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'failed', 'ignored')),
      reason TEXT,
      event_type TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      worked_at INTEGER
    ) STRICT;
    CREATE INDEX journal_by_state ON journal (state, seq);
    CREATE INDEX journal_by_channel ON journal (channel_id, seq);
  `,
};
