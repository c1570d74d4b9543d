import type { Migration } from '../migrate.ts';

/**
 * What rules will send. A planned message has a due time and no text of its own (it is written when it leaves, unless a
 * person has edited it) until it is released into the outbox, in one transaction, under its key. A line is one visit
 * in it. `silent_lines` are the visits that a rule sends nothing about, with the reason, anew with each planning.
 */
export const plannedMessages: Migration = {
  version: 120,
  name: 'planned-messages',
  up: `
    CREATE TABLE planned_messages (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      key TEXT NOT NULL UNIQUE,
      contact_id TEXT NOT NULL REFERENCES contacts (id),
      channel_id TEXT REFERENCES channels (id),
      rule_id TEXT NOT NULL,
      template_id TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'released', 'skipped', 'cancelled')),
      is_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (is_by_hand IN (0, 1)),
      text_by_hand TEXT,
      due_at INTEGER NOT NULL,
      useful_until INTEGER NOT NULL,
      due_reason TEXT NOT NULL CHECK (due_reason IN ('on-time', 'earlier-for-quiet', 'later-for-quiet', 'late')),
      skip_reason TEXT,
      outbox_seq INTEGER UNIQUE REFERENCES outbox (seq),
      planned_at INTEGER NOT NULL,
      ended_at INTEGER,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX planned_messages_due ON planned_messages (due_at, id) WHERE state = 'waiting';
    CREATE INDEX planned_messages_by_contact ON planned_messages (contact_id, due_at);
    CREATE INDEX planned_messages_over ON planned_messages (ended_at DESC, id DESC)
      WHERE state IN ('skipped', 'cancelled') AND outbox_seq IS NULL;
    CREATE INDEX outbox_of_conversation ON outbox (conversation_id, seq);

    CREATE TABLE planned_lines (
      key TEXT PRIMARY KEY,
      planned_seq INTEGER NOT NULL REFERENCES planned_messages (seq),
      position INTEGER NOT NULL,
      booking_id TEXT NOT NULL REFERENCES bookings (id),
      contact_id TEXT NOT NULL,
      rule_id TEXT NOT NULL,
      cause_version INTEGER NOT NULL,
      version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX planned_lines_by_message ON planned_lines (planned_seq, position);
    CREATE INDEX planned_lines_by_booking ON planned_lines (booking_id);

    CREATE TABLE silent_lines (
      booking_id TEXT NOT NULL REFERENCES bookings (id),
      rule_id TEXT NOT NULL,
      cause_version INTEGER NOT NULL,
      contact_id TEXT NOT NULL,
      reason TEXT NOT NULL,
      wanted_at INTEGER NOT NULL,
      planned_at INTEGER NOT NULL,
      PRIMARY KEY (booking_id, rule_id, cause_version)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX silent_lines_by_contact ON silent_lines (contact_id);
  `,
};
