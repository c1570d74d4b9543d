import type { Migration } from '../migrate.ts';

/**
 * The full-text index, filled after the answer from `search_queue`: indexing inside the writing transaction would cut
 * the rate of durable writes to less than half. Texts are folded (lower case, ё = е) before they come here.
 */
export const search: Migration = {
  version: 70,
  name: 'search',
  up: `
    CREATE VIRTUAL TABLE message_search USING fts5 (
      text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
    );
    CREATE TABLE search_queue (message_seq INTEGER PRIMARY KEY) STRICT;
    CREATE TRIGGER messages_to_index AFTER INSERT ON messages WHEN new.text <> ''
      BEGIN INSERT OR IGNORE INTO search_queue VALUES (new.seq); END;
    CREATE TRIGGER messages_to_reindex AFTER UPDATE OF text, is_deleted ON messages
      BEGIN INSERT OR IGNORE INTO search_queue VALUES (new.seq); END;
    CREATE VIRTUAL TABLE contact_search USING fts5 (
      name, digits, notes, contact_id UNINDEXED, tokenize = "trigram"
    );
  `,
};
