import type { Migration } from '../migrate.ts';

/**
 * People, and the many names under which providers know them.
 * `scope` is '' for a phone (the same everywhere) and the channel's id for what holds only there.
 * `look_up_at` is when to ask the provider next who is behind a hidden id; null once that is known or given up.
 */
export const contacts: Migration = {
  version: 30,
  name: 'contacts',
  up: `
    CREATE TABLE contacts (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL DEFAULT '',
      is_name_ours INTEGER NOT NULL DEFAULT 0 CHECK (is_name_ours IN (0, 1)),
      language TEXT CHECK (language IN ('en', 'ru')),
      notes TEXT NOT NULL DEFAULT '',
      labels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(labels)),
      opt_out_promotions TEXT NOT NULL DEFAULT 'no' CHECK (opt_out_promotions IN ('no', 'asked', 'yes')),
      opt_out_reminders TEXT NOT NULL DEFAULT 'no' CHECK (opt_out_reminders IN ('no', 'asked', 'yes')),
      first_seen_at INTEGER NOT NULL,
      merged_into TEXT REFERENCES contacts (id)
    ) STRICT;
    CREATE TABLE contact_identifiers (
      kind TEXT NOT NULL,
      scope TEXT NOT NULL,
      value TEXT NOT NULL,
      contact_id TEXT NOT NULL REFERENCES contacts (id),
      added_at INTEGER NOT NULL,
      look_up_at INTEGER,
      look_up_attempts INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (kind, scope, value)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_identifiers_by_contact ON contact_identifiers (contact_id);
    CREATE INDEX contact_identifiers_to_look_up ON contact_identifiers (look_up_at) WHERE look_up_at IS NOT NULL;
  `,
};
