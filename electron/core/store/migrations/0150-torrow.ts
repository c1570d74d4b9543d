import type { Migration } from '../migrate.ts';

/**
 * What Torrow's hook calls leave behind beside bookings and outbox rows: how far each order is known (calls may come
 * late or be replayed), the messages whose failure is to be reported, and the reports.
 */
export const torrow: Migration = {
  version: 150,
  name: 'torrow',
  up: `
    CREATE TABLE torrow_orders (
      id TEXT PRIMARY KEY,
      version INTEGER,
      heard_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE torrow_messages (
      outbox_seq INTEGER PRIMARY KEY REFERENCES outbox (seq) ON DELETE CASCADE,
      order_number TEXT,
      error_email TEXT,
      language TEXT NOT NULL CHECK (language IN ('en', 'ru')),
      watch_until INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE torrow_troubles (
      id TEXT PRIMARY KEY,
      order_number TEXT,
      reason TEXT NOT NULL,
      error_email TEXT,
      language TEXT NOT NULL CHECK (language IN ('en', 'ru')),
      created_at INTEGER NOT NULL,
      reported_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX torrow_troubles_new ON torrow_troubles (created_at) WHERE reported_at IS NULL;
  `,
};
