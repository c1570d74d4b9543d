import { expect, test } from 'vitest';

import { columnsOf, databaseAt, run } from '#test/support/migrations.ts';

test('0080 makes users, uploads and facts', () => {
  const db = databaseAt(80);
  expect(columnsOf(db, 'users')).toEqual(['id', 'email', 'name', 'password_hash', 'created_at']);
  expect(columnsOf(db, 'uploads')).toEqual([
    'id',
    'file_name',
    'mime_type',
    'size',
    'width',
    'height',
    'path',
    'created_at',
  ]);
  expect(columnsOf(db, 'facts')).toEqual(['name', 'value']);
});

test('0080 knows an e-mail once, and facts are JSON', () => {
  const db = databaseAt(80);
  const user = (id: string) => run(db, `INSERT INTO users VALUES ('${id}', 'a@b.c', 'Ann', 'hash', 1)`);
  user('u1');
  expect(() => user('u2')).toThrow(/UNIQUE/);
  expect(() => run(db, `INSERT INTO facts VALUES ('x', 'not json')`)).toThrow(/CHECK/);
});
