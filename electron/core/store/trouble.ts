import Database from 'better-sqlite3';

type SqliteError = InstanceType<typeof Database.SqliteError>;

function isSqlite(error: unknown, ...codes: string[]): error is SqliteError {
  return error instanceof Database.SqliteError && codes.some((code) => error.code.startsWith(code));
}

/** The file is not a database, or its pages contradict each other. */
export function isDamage(error: unknown): error is SqliteError {
  return isSqlite(error, 'SQLITE_NOTADB', 'SQLITE_CORRUPT');
}

/** The disk or a lock is in the way: says nothing about the data, so the same work may be tried again later. */
export function isStorageTrouble(error: unknown): error is SqliteError {
  return isSqlite(
    error,
    'SQLITE_FULL',
    'SQLITE_IOERR',
    'SQLITE_BUSY',
    'SQLITE_LOCKED',
    'SQLITE_READONLY',
    'SQLITE_CANTOPEN',
    'SQLITE_NOMEM',
  );
}

/** What was to be written breaks a rule of the schema. */
export function isConstraint(error: unknown): error is SqliteError {
  return isSqlite(error, 'SQLITE_CONSTRAINT');
}
