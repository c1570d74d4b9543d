import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import Database from 'better-sqlite3';

import { openConnection, openStore, type Store } from './database.ts';
import { DatabaseFromFutureError, latestVersion, migrate, type Migration } from './migrate.ts';
import { isDamage } from './trouble.ts';

/** The file is no database of ours, or SQLite cannot read it. Nothing has been changed. */
export class DatabaseDamagedError extends Error {
  constructor(detail: string) {
    super(
      `The database of this data folder cannot be read (${detail}). Nothing has been changed. ` +
        'Restore a backup, or move deskbell.db away to start with an empty one.',
    );
    this.name = 'DatabaseDamagedError';
  }
}

/**
 * Opens or creates the database with its folder and brings it to the newest schema. Returns the steps that were made.
 * Throws DatabaseFromFutureError or DatabaseDamagedError, both before anything in the file is touched.
 */
export function openDatabase(file: string): { store: Store; migrated: Migration[] } {
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (existsSync(file) && statSync(file).size > 0) refuseForeign(file);
    const connection = openConnection(file);
    try {
      const migrated = migrate(connection);
      return { store: openStore(file, connection), migrated };
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    if (isDamage(error)) throw new DatabaseDamagedError(error.message);
    throw error;
  }
}

/** Reads version and schema through a read-only connection: setting WAL would already write to the file. */
function refuseForeign(file: string): void {
  const connection = new Database(file, { readonly: true });
  try {
    const version = Number(connection.pragma('user_version', { simple: true }));
    if (version > latestVersion) throw new DatabaseFromFutureError(version, latestVersion);
    const tables = Number(connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
    if (version === 0 && tables > 0) throw new DatabaseDamagedError('it belongs to another program');
  } finally {
    connection.close();
  }
}
