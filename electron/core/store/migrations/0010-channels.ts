import type { Migration } from '../migrate.ts';

/** The connected numbers. Secrets are not here: they are in the secrets port under `channel/<id>/`. */
export const channels: Migration = {
  version: 10,
  name: 'channels',
  up: `
    CREATE TABLE channels (
      id TEXT PRIMARY KEY,
      provider TEXT NOT NULL CHECK (provider IN ('green-api', 'meta-cloud', 'wazzup24', 'practice')),
      label TEXT NOT NULL,
      config TEXT NOT NULL CHECK (json_valid(config)),
      connection TEXT NOT NULL DEFAULT 'unknown',
      connection_detail TEXT,
      connection_at INTEGER,
      account TEXT,
      last_event_at INTEGER,
      created_at INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;
  `,
};
