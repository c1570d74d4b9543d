import type { Migration } from '../migrate.ts';

/**
 * Visits and all their versions. The columns of `bookings` repeat the newest version, for lists; `said` is what the
 * source said last (JSON), so that only what it changes is changed and an answer of the customer is not undone by it.
 * `channel_id` is the number that the source asks for, if it asks for one. Ids of a source that stand for one visit
 * (after a reschedule) are aliases. What is not in `booking_sources` (typed by hand, API, hooks) speaks at once; what
 * is, only when `armed_at` is set, and of nothing that happened before.
 */
export const bookings: Migration = {
  version: 100,
  name: 'bookings',
  up: `
    CREATE TABLE bookings (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      source TEXT NOT NULL,
      external_id TEXT,
      channel_id TEXT REFERENCES channels (id),
      contact_id TEXT NOT NULL REFERENCES contacts (id),
      version INTEGER NOT NULL,
      service TEXT NOT NULL,
      starts_at INTEGER NOT NULL,
      ends_at INTEGER,
      state TEXT NOT NULL CHECK (state IN ('booked', 'cancelled', 'done', 'no-show')),
      confirmation TEXT NOT NULL CHECK (confirmation IN ('none', 'asked', 'confirmed', 'declined', 'move-asked', 'unclear')),
      paid INTEGER NOT NULL CHECK (paid IN (0, 1)),
      said TEXT CHECK (said IS NULL OR json_valid(said)),
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX bookings_by_start ON bookings (starts_at);
    CREATE INDEX bookings_by_contact ON bookings (contact_id, starts_at);
    CREATE INDEX bookings_by_source ON bookings (source, starts_at);

    CREATE TABLE booking_versions (
      booking_id TEXT NOT NULL REFERENCES bookings (id),
      version INTEGER NOT NULL,
      contact_id TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      changed_at INTEGER NOT NULL,
      changed_by TEXT NOT NULL CHECK (changed_by IN ('source', 'person', 'customer', 'api', 'deskbell')),
      PRIMARY KEY (booking_id, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE booking_aliases (
      source TEXT NOT NULL,
      external_id TEXT NOT NULL,
      booking_id TEXT NOT NULL REFERENCES bookings (id),
      PRIMARY KEY (source, external_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX booking_aliases_by_booking ON booking_aliases (booking_id);

    CREATE TABLE booking_sources (
      name TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('calendar', 'csv')),
      title TEXT NOT NULL,
      config TEXT NOT NULL CHECK (json_valid(config)),
      armed_at INTEGER,
      state TEXT NOT NULL DEFAULT 'unknown' CHECK (state IN ('works', 'broken', 'unknown')),
      detail TEXT,
      checked_at INTEGER,
      changed_at INTEGER,
      next_check_at INTEGER,
      memory TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(memory)),
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
