import type { Migration } from '../migrate.ts';

/** What the owner should know and may not have seen: what was late after a sleep, a hook that could not be sent. */
export const notices: Migration = {
  version: 140,
  name: 'notices',
  up: `
    CREATE TABLE notices (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      facts TEXT NOT NULL CHECK (json_valid(facts)),
      created_at INTEGER NOT NULL,
      dismissed_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX notices_open ON notices (created_at) WHERE dismissed_at IS NULL;
  `,
};
