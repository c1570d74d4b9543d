import type { Migration } from '../migrate.ts';

/**
 * The full-text index, filled after the answer from `search_queue`: indexing inside the writing transaction would cut
 * the rate of durable writes to less than half. Texts are folded (lower case, ё = е) before they come here.
 * A row's number in `message_search` is made of the message's time (see store/search.ts), so that the newest come first
 * without sorting; in `contact_search` it is the contact's `seq`.
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
    CREATE TRIGGER messages_to_reindex AFTER UPDATE OF text ON messages WHEN old.text <> new.text
      BEGIN INSERT OR IGNORE INTO search_queue VALUES (new.seq); END;
    CREATE TRIGGER messages_to_move AFTER UPDATE OF at ON messages WHEN old.at <> new.at
      BEGIN
        DELETE FROM message_search WHERE rowid = old.at * 1048576 + old.seq % 1048576;
        INSERT OR IGNORE INTO search_queue VALUES (new.seq);
      END;
    CREATE TRIGGER messages_to_forget AFTER DELETE ON messages
      BEGIN
        DELETE FROM message_search WHERE rowid = old.at * 1048576 + old.seq % 1048576;
        DELETE FROM search_queue WHERE message_seq = old.seq;
      END;
    CREATE VIRTUAL TABLE contact_search USING fts5 (
      name, digits, notes, tokenize = "trigram"
    );
  `,
};
