import { expect, test } from 'vitest';

import { migrate } from '#core/store/migrate.ts';
import { columnsOf, databaseAt, rowsUpTo, run } from '#test/support/migrations.ts';

test('0090 says who reads a body and what became of it', () => {
  const db = databaseAt(90);
  expect(columnsOf(db, 'journal').slice(-2)).toEqual(['subject', 'result']);
  const insert = (subject: string, result: string) =>
    run(
      db,
      `INSERT INTO journal (id, source, received_at, body, subject, result)
       VALUES ('j', 'webhook', 1, x'7b7d', ${subject}, ${result})`,
    );
  expect(() => insert(`'post'`, 'NULL')).toThrow(/CHECK/);
  expect(() => insert(`'booking'`, `'no json'`)).toThrow(/CHECK/);
  insert(`'booking'`, `'{"id":"visit"}'`);
  expect(db.prepare('SELECT subject, result FROM journal').get()).toEqual({
    subject: 'booking',
    result: '{"id":"visit"}',
  });
});

test('0090 takes what came before for lines', () => {
  const db = databaseAt(80);
  run(db, ...rowsUpTo[20]!);
  migrate(db, 90);
  expect(db.prepare('SELECT id, subject, result FROM journal').all()).toEqual([
    { id: 'j1', subject: 'line', result: null },
  ]);
});
