import Database from 'better-sqlite3';

import type { Sql, SqlValue } from './sql.ts';

/** A handle that can only read: its connection is opened read-only, so the promise is kept by SQLite itself. */
export type ReadDb = {
  readonly canRead: true;
  all<Row>(query: Sql): Row[];
  // The caller knows what its query selects: the type parameter is where that is written down.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  get<Row>(query: Sql): Row | undefined;
};

/** A handle inside a write transaction; functions that take it must be called from `Store.write`. */
export type WriteDb = ReadDb & {
  readonly canWrite: true;
  /** Runs a statement; returns how many rows it changed. */
  run(query: Sql): number;
};

export type Store = {
  /** Sees what has been committed. */
  readonly read: ReadDb;
  /**
   * One business change = one transaction: all of `work` or nothing, on disk before this returns. Within another write
   * it is a savepoint: it is undone alone, and on disk with the outer one.
   */
  write<Result>(work: (db: WriteDb) => Result): Result;
  /** Throws what SQLite says is wrong with the file, in its own words; [] when it is sound. */
  quickCheck(): string[];
  close(): void;
};

/** Prepares each statement once per connection: the text of a tagged template is always the same. */
function reader(connection: Database.Database): ReadDb & { run(query: Sql): number } {
  const statements = new Map<string, Database.Statement>();
  const prepare = (text: string) => {
    let statement = statements.get(text);
    if (!statement) {
      statement = connection.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  };
  return {
    canRead: true,
    // STRICT tables give the types that the query's author wrote down as Row.
    all: <Row>(query: Sql) => prepare(query.text).all(...bind(query.values)) as Row[],
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as in ReadDb
    get: <Row>(query: Sql) => prepare(query.text).get(...bind(query.values)) as Row | undefined,
    run: (query: Sql) => prepare(query.text).run(...bind(query.values)).changes,
  };
}

function bind(values: readonly SqlValue[]): Exclude<SqlValue, boolean>[] {
  return values.map((value) => (typeof value === 'boolean' ? Number(value) : value));
}

/** The store of an existing, migrated database; the writing connection becomes its own. */
export function openStore(file: string, writing: Database.Database): Store {
  const reading = new Database(file, { readonly: true });
  reading.pragma('cache_size = -32000');
  const writeHandle: WriteDb = { ...reader(writing), canWrite: true };
  return {
    read: reader(reading),
    write: (work) => writing.transaction(() => work(writeHandle)).immediate(),
    quickCheck() {
      const rows = reading.pragma('quick_check') as { quick_check: string }[];
      return rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
    },
    close() {
      reading.close();
      writing.close();
    },
  };
}

/** The same store, which calls back when a write fails, before it throws. */
export function noticingFailures(store: Store, onFailure: (error: unknown) => void): Store {
  return {
    ...store,
    write(work) {
      try {
        return store.write(work);
      } catch (error) {
        onFailure(error);
        throw error;
      }
    },
  };
}

/**
 * A writing connection with the settings that every connection of ours has. `synchronous` is set on every open: a
 * reopened WAL database would fall back to NORMAL and lose the last commits in a power cut.
 */
export function openConnection(file: string): Database.Database {
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('cache_size = -32000');
  return connection;
}
