import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { latestVersion, migrate } from '#core/store/migrate.ts';
import { migrations } from '#core/store/migrations/all.ts';
import { openDatabase } from '#core/store/open.ts';
import { columnsOf, databaseAt, rowsUpTo, run } from '#test/support/migrations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell migrations '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('numbers rise in tens and name their files, and each step has its test', () => {
  const numbers = migrations.map(({ version }) => version);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(numbers.filter((version) => version % 10 !== 0)).toEqual([]);
  const fileOf = ({ version, name }: { version: number; name: string }) =>
    `${String(version).padStart(4, '0')}-${name}`;
  const here = (path: string) => readdirSync(new URL(path, import.meta.url));
  const sources = here('../../electron/core/store/migrations/').filter((file) => file !== 'all.ts');
  expect(sources.sort()).toEqual(migrations.map((step) => `${fileOf(step)}.ts`));
  const tests = here('.').filter((file) => file !== 'all.test.ts');
  expect(tests.sort()).toEqual(migrations.map((step) => `${fileOf(step)}.test.ts`));
});

test('every table of ours is STRICT', () => {
  const db = databaseAt(latestVersion);
  const loose = db
    .prepare(
      `
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all();
  expect(loose).toEqual([]);
});

test.each(migrations.slice(1).map((step, index) => [step.version, migrations[index]!.version]))(
  'data written at the version before %i survives it unchanged',
  (version, previous) => {
    const db = databaseAt(previous);
    run(db, ...(rowsUpTo[previous] ?? []));
    const tables = db
      .prepare(
        `
        SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all() as string[];
    const readAll = () =>
      tables.map((table) => {
        // Only the columns that there were: a step may add some.
        const columns = before.get(table)?.join(', ') ?? '*';
        return [table, db.prepare(`SELECT ${columns} FROM ${table}`).all()];
      });
    const before = new Map(tables.map((table) => [table, columnsOf(db, table)]));
    const rows = readAll();
    migrate(db, version);
    expect(readAll()).toEqual(rows);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  },
);

const after40 = migrations.map(({ version }) => version).filter((version) => version > 40);

test('a crash between two steps goes on where it stopped', () => {
  const file = join(folder, 'deskbell.db');
  const half = new Database(file);
  migrate(half, 40);
  run(half, ...rowsUpTo[40]!);
  half.close();
  const { store, migrated } = openDatabase(file);
  expect(migrated.map(({ version }) => version)).toEqual(after40);
  expect(store.read.get({ text: 'SELECT id FROM conversations', values: [] })).toEqual({ id: 'chat' });
  store.close();
});

test('a step that fails leaves the version and the schema of the step before', () => {
  const db = databaseAt(40);
  // Something in the way of step 50.
  run(db, 'CREATE TABLE reactions (x ANY) STRICT');
  expect(() => migrate(db)).toThrow(/already exists/);
  expect(db.pragma('user_version', { simple: true })).toBe(40);
  expect(columnsOf(db, 'messages')).toEqual([]);
  run(db, 'DROP TABLE reactions');
  expect(migrate(db).map(({ version }) => version)).toEqual(after40);
});
