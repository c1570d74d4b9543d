import type Database from 'better-sqlite3';

import { migrations } from './migrations/all.ts';

/** One step of the schema. Never edited after a release; numbered in tens so that a fix can be put between. */
export type Migration = { readonly version: number; readonly name: string; readonly up: string };

/** The database was written by a newer Deskbell: nothing is touched, the owner is told to update. */
export class DatabaseFromFutureError extends Error {
  constructor(found: number, known: number) {
    super(
      `This data folder was written by a newer Deskbell (database version ${found}, this program knows ${known}). ` +
        'Install the newest Deskbell; nothing has been changed.',
    );
    this.name = 'DatabaseFromFutureError';
  }
}

/** The newest schema version that this program knows. */
export const latestVersion = migrations.at(-1)?.version ?? 0;

/**
 * Brings a database to `target` (the newest by default): each missing step in its own transaction together with its
 * version, so a crash between two steps goes on where it stopped. In a new database there is nothing to go on with: all
 * steps are one there, and wait for the disk once. Returns the steps that were made.
 */
export function migrate(connection: Database.Database, target = latestVersion): Migration[] {
  const current = Number(connection.pragma('user_version', { simple: true }));
  if (current > latestVersion) throw new DatabaseFromFutureError(current, latestVersion);
  const steps = migrations.filter((step) => step.version > current && step.version <= target);
  const make = (step: Migration) => {
    connection.exec(step.up);
    connection.pragma(`user_version = ${step.version}`);
  };
  if (current === 0) connection.transaction(() => steps.forEach(make)).immediate();
  else for (const step of steps) connection.transaction(() => make(step)).immediate();
  return steps;
}
