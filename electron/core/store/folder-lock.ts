import Database from 'better-sqlite3';

import { isStorageTrouble } from './trouble.ts';

/**
 * Takes a data folder for this process; null when another process has it. The lock is SQLite's exclusive lock on an
 * empty file: the system itself lets go of it when the process dies in any way, so it is never stale, and two programs
 * that start in the same moment cannot both get it. Returns how to give it back (the file stays, empty); keep that
 * function, the lock lives as long as it does.
 */
export function lockFolder(file: string): (() => void) | null {
  const connection = new Database(file, { timeout: 0 });
  try {
    // Without a journal file, and without ever writing: nothing to recover after a crash.
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (isStorageTrouble(error) && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return () => connection.close();
}
