import type { ReadDb } from './database.ts';
import { sql } from './sql.ts';

/** What the database file holds: its version, its size in bytes, and the rows of each table. */
export type DatabaseFacts = {
  readonly version: number;
  readonly bytes: number;
  readonly unusedBytes: number;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
};

/** Counts the rows of every table; reads an index of each, so it takes a moment in a large database. */
export function databaseFacts(db: ReadDb): DatabaseFacts {
  const facts = db.get<Omit<DatabaseFacts, 'tables'>>(sql`
    SELECT user_version AS version, page_count * page_size AS bytes, freelist_count * page_size AS unusedBytes
    FROM pragma_user_version, pragma_page_count, pragma_page_size, pragma_freelist_count`);
  const tables = db.all<{ name: string }>(sql`
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`);
  return {
    version: facts?.version ?? 0,
    bytes: facts?.bytes ?? 0,
    unusedBytes: facts?.unusedBytes ?? 0,
    tables: tables.map(({ name }) => ({ name, rows: countOf(db, name) })),
  };
}

/** The name of a table cannot be a parameter; it comes from the schema itself. */
function countOf(db: ReadDb, table: string): number {
  const text = `SELECT count(*) AS count FROM "${table.replaceAll('"', '""')}"`;
  return db.get<{ count: number }>({ text, values: [] })?.count ?? 0;
}
