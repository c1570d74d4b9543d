import type { Migration } from '../migrate.ts';

/** Everything that is to be sent, with its attempts; retry times live here, never in memory. */
export const outbox: Migration = {
  version: 60,
  name: 'outbox',
  up: `
    CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      channel_id TEXT NOT NULL REFERENCES channels (id),
      conversation_id TEXT NOT NULL REFERENCES conversations (id),
      message_seq INTEGER NOT NULL UNIQUE REFERENCES messages (seq),
      origin TEXT NOT NULL CHECK (origin IN ('person', 'api', 'automation')),
      idempotency_key TEXT UNIQUE,
      payload TEXT NOT NULL CHECK (json_valid(payload)),
      state TEXT NOT NULL CHECK (state IN
        ('held', 'scheduled', 'sending', 'accepted', 'delivered', 'read', 'failed', 'unknown', 'skipped', 'cancelled')),
      reason TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      useful_until INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0,
      error_code TEXT,
      error_detail TEXT,
      created_at INTEGER NOT NULL,
      claimed_at INTEGER,
      settled_at INTEGER,
      settle_attempts INTEGER NOT NULL DEFAULT 0,
      settle_at INTEGER
    ) STRICT;
    CREATE INDEX outbox_due ON outbox (due_at, seq) WHERE state IN ('held', 'scheduled');
    CREATE INDEX outbox_by_conversation ON outbox (conversation_id, seq) WHERE state IN ('held', 'scheduled', 'sending');
    CREATE INDEX outbox_by_state ON outbox (state, seq);
    CREATE INDEX outbox_to_settle ON outbox (settle_at) WHERE state = 'unknown';

    CREATE TABLE outbox_attempts (
      outbox_seq INTEGER NOT NULL REFERENCES outbox (seq),
      number INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      outcome TEXT,
      detail TEXT,
      PRIMARY KEY (outbox_seq, number)
    ) STRICT, WITHOUT ROWID;
  `,
};
