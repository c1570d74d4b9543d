import { rmSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

/** What SQLite itself can do on this disk: one table, one prepared insert, the same pragmas as ours. */
export type RawTable = {
  /** One row in a transaction of its own, on disk when it returns. */
  insertDurably(body: Uint8Array): void;
  /** All rows in one transaction. */
  insertTogether(bodies: readonly Uint8Array[]): void;
  close(): void;
};

/** Opens an empty table in `folder`. */
export function openRawTable(folder: string): RawTable {
  const file = join(folder, 'raw.db');
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.exec(
    'CREATE TABLE raw (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
  );
  const insert = connection.prepare('INSERT INTO raw (at, body) VALUES (?, ?)');
  const insertAll = connection.transaction((bodies: readonly Uint8Array[]) => {
    for (const body of bodies) insert.run(1, body);
  });
  return {
    insertDurably: (body) => void insert.run(1, body),
    insertTogether: insertAll,
    close() {
      connection.close();
      for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    },
  };
}
