import type { Migration } from '../migrate.ts';

/** Meta gives a file an id of its own: a fresh address is asked for by it, not by the message. */
export const mediaIds: Migration = {
  version: 160,
  name: 'media-ids',
  up: `
    ALTER TABLE attachments ADD COLUMN source_id TEXT;
  `,
};
