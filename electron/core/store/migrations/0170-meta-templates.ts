import type { Migration } from '../migrate.ts';

/**
 * Templates as Meta last told of them, what fills them here, and when their accounts were looked at. An account is not a
 * table of its own: it is a setting of its numbers.
 */
export const metaTemplates: Migration = {
  version: 170,
  name: 'meta-templates',
  up: `
    CREATE TABLE meta_templates (
      id TEXT PRIMARY KEY,
      account TEXT NOT NULL,
      name TEXT NOT NULL,
      language TEXT NOT NULL,
      provider_id TEXT,
      category TEXT NOT NULL,
      status TEXT NOT NULL,
      reason TEXT,
      quality TEXT NOT NULL,
      components TEXT NOT NULL CHECK (json_valid(components)),
      is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)),
      sources TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(sources)),
      template_id TEXT REFERENCES templates (id) ON DELETE SET NULL,
      template_language TEXT CHECK (template_language IN ('en', 'ru')),
      text_hash TEXT,
      news_at INTEGER NOT NULL,
      synced_at INTEGER NOT NULL,
      UNIQUE (account, name, language)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX meta_templates_by_template ON meta_templates (template_id) WHERE template_id IS NOT NULL;
    CREATE TABLE meta_template_accounts (
      account TEXT PRIMARY KEY,
      synced_at INTEGER,
      looked_at INTEGER,
      trouble TEXT,
      wanted_at INTEGER
    ) STRICT, WITHOUT ROWID;
  `,
};
