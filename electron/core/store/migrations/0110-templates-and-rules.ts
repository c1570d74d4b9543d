import type { Migration } from '../migrate.ts';

/** The owner's texts and when they are sent. Both are JSON documents of `shared/domain`, parsed on reading. */
export const templatesAndRules: Migration = {
  version: 110,
  name: 'templates-and-rules',
  up: `
    CREATE TABLE templates (
      id TEXT PRIMARY KEY,
      event TEXT NOT NULL,
      document TEXT NOT NULL CHECK (json_valid(document)),
      position INTEGER NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rules (
      id TEXT PRIMARY KEY,
      name TEXT,
      document TEXT NOT NULL CHECK (json_valid(document)),
      position INTEGER NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
