import type { Migration } from '../migrate.ts';

/** The screen of events filters by what an event came from, its name and its time; each ends in the order of arrival. */
export const journalFilters: Migration = {
  version: 180,
  name: 'journal-filters',
  up: `
    CREATE INDEX journal_by_source ON journal (subject, source, seq);
    CREATE INDEX journal_by_type ON journal (event_type, seq);
    CREATE INDEX journal_by_time ON journal (received_at, seq);
  `,
};
