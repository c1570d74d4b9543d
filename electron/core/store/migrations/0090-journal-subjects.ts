import type { Migration } from '../migrate.ts';

/**
 * Booking hooks come through the same door as messages. `subject` says who reads the body: a line's provider, or the
 * reader of bookings; `result` is what an entry became (JSON), so that a hook can answer with the booking's id.
 */
export const journalSubjects: Migration = {
  version: 90,
  name: 'journal-subjects',
  up: `
    ALTER TABLE journal ADD COLUMN subject TEXT NOT NULL DEFAULT 'line' CHECK (subject IN ('line', 'booking', 'torrow'));
    ALTER TABLE journal ADD COLUMN result TEXT CHECK (result IS NULL OR json_valid(result));
  `,
};
