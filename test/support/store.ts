import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { insertChannel } from '#core/store/channels.ts';
import type { ReadDb, Store } from '#core/store/database.ts';
import { openDatabase } from '#core/store/open.ts';
import type { Sql } from '#core/store/sql.ts';
import { asId, type ChannelId } from '#shared/domain/ids.ts';

import { layFreshDatabase } from './fresh-database.ts';

/** A real database in a folder of its own; a path with a space, because users have those. */
export type TemporaryStore = {
  readonly store: Store;
  readonly file: string;
  readonly folder: string;
  /** Closes the database and opens it again, as a restart does. */
  reopen(): Store;
  close(): void;
};

export function temporaryStore(): TemporaryStore {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell store '));
  const file = join(folder, 'deskbell.db');
  layFreshDatabase(file);
  let store = openDatabase(file).store;
  return {
    get store() {
      return store;
    },
    file,
    folder,
    reopen() {
      store.close();
      store = openDatabase(file).store;
      return store;
    },
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Adds a practice number. */
export function addChannel(store: Store, id = 'line', createdAt = 0): ChannelId {
  const channelId = asId<ChannelId>(id);
  store.write((db) => {
    insertChannel(db, { id: channelId, provider: 'practice', label: id, config: '{}', createdAt });
  });
  return channelId;
}

/** How SQLite would run a statement, one line for each step. */
export function planOf(db: ReadDb, query: Sql): string[] {
  return db
    .all<{ detail: string }>({ text: `EXPLAIN QUERY PLAN ${query.text}`, values: query.values })
    .map(({ detail }) => detail);
}
