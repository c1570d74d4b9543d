import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { addChannel } from '#test/support/store.ts';

import { checkIntegrity } from './check-integrity.ts';
import { DatabaseFromFutureError, latestVersion } from './migrate.ts';
import { DatabaseDamagedError, openDatabase } from './open.ts';
import { sql } from './sql.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell open '));
  file = join(folder, 'new', 'deskbell.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder that is not there is made, with a database of the newest schema', () => {
  const { store, migrated } = openDatabase(file);
  expect(migrated.at(-1)?.version).toBe(latestVersion);
  store.close();
  const again = openDatabase(file);
  expect(again.migrated).toEqual([]);
  again.store.close();
});

test('every open sets synchronous=FULL, WAL and foreign keys on the writing connection, the second one too', () => {
  for (let time = 0; time < 2; time += 1) {
    const { store } = openDatabase(file);
    const pragmas = store.write((db) => ({
      ...db.get<object>(sql`PRAGMA synchronous`),
      ...db.get<object>(sql`PRAGMA journal_mode`),
      ...db.get<object>(sql`PRAGMA foreign_keys`),
    }));
    expect(pragmas).toEqual({ synchronous: 2, journal_mode: 'wal', foreign_keys: 1 });
    store.close();
  }
});

test('a read handle cannot write, whatever it is asked', () => {
  const { store } = openDatabase(file);
  expect(() => store.read.get(sql`INSERT INTO search_queue VALUES (1) RETURNING 1`)).toThrow(/readonly/);
  store.close();
});

test('a write is all or nothing', () => {
  const { store } = openDatabase(file);
  addChannel(store);
  expect(() =>
    store.write((db) => {
      db.run(sql`UPDATE channels SET label = 'other'`);
      throw new Error('changed my mind');
    }),
  ).toThrow('changed my mind');
  expect(store.read.get(sql`SELECT label FROM channels`)).toEqual({ label: 'line' });
  store.close();
});

test('a database from the future is refused and not touched', () => {
  openDatabase(file).store.close();
  const future = new Database(file);
  future.pragma('journal_mode = DELETE');
  future.pragma(`user_version = ${latestVersion + 10}`);
  future.close();
  const before = readFileSync(file);
  expect(() => openDatabase(file)).toThrow(DatabaseFromFutureError);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test.each([
  ['a file that is no database', () => writeFileSync(join(folder, 'x.db'), 'Dear diary, '.repeat(1000))],
  [
    'a database of another program',
    () => {
      const other = new Database(join(folder, 'x.db'));
      other.exec('CREATE TABLE recipes (id)');
      other.close();
    },
  ],
  [
    'a database whose first page is broken',
    () => {
      openDatabase(join(folder, 'x.db')).store.close();
      const bytes = readFileSync(join(folder, 'x.db'));
      bytes.fill(0xaa, 100, 4096);
      writeFileSync(join(folder, 'x.db'), bytes);
    },
  ],
])('%s is refused with what to do next, and not touched', (_, make) => {
  make();
  const damaged = join(folder, 'x.db');
  const before = readFileSync(damaged);
  expect(() => openDatabase(damaged)).toThrow(DatabaseDamagedError);
  expect(() => openDatabase(damaged)).toThrow(/Restore a backup/);
  expect(readFileSync(damaged).equals(before)).toBe(true);
});

test('an empty file, as a crash in the first moment leaves it, becomes a database', () => {
  writeFileSync(join(folder, 'empty.db'), '');
  const { store, migrated } = openDatabase(join(folder, 'empty.db'));
  expect(migrated.length).toBeGreaterThan(0);
  store.close();
});

test('the integrity check finds a sound file sound while the database is in use', async () => {
  const { store } = openDatabase(file);
  addChannel(store);
  await expect(checkIntegrity(file, new AbortController().signal)).resolves.toEqual([]);
  store.close();
});

test('the integrity check reports what SQLite finds in a damaged file', async () => {
  const { store } = openDatabase(file);
  store.write((db) => {
    for (let row = 0; row < 2000; row += 1)
      db.run(sql`INSERT INTO facts VALUES (${`fact ${row}`}, '"a value"')`);
  });
  store.close();
  const bytes = readFileSync(file);
  bytes.fill(0x55, bytes.length - 8192, bytes.length - 4200);
  writeFileSync(file, bytes);
  const complaints = await checkIntegrity(file, new AbortController().signal);
  expect(complaints.length).toBeGreaterThan(0);
});

test('the integrity check ends at once when it is aborted, and fails when there is no file', async () => {
  openDatabase(file).store.close();
  const stopping = new AbortController();
  const check = checkIntegrity(file, stopping.signal);
  stopping.abort();
  await expect(check).resolves.toEqual([]);
  await expect(checkIntegrity(join(folder, 'none.db'), new AbortController().signal)).rejects.toThrow();
});
