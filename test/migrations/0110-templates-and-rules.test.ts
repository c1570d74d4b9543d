import { expect, test } from 'vitest';

import { columnsOf, databaseAt, run } from '#test/support/migrations.ts';

test('0110 makes the tables of texts and of rules', () => {
  const db = databaseAt(110);
  expect(columnsOf(db, 'templates')).toEqual(['id', 'event', 'document', 'position', 'changed_at']);
  expect(columnsOf(db, 'rules')).toEqual(['id', 'name', 'document', 'position', 'changed_at']);
});

test('0110 keeps each id once, and nothing that is not JSON', () => {
  const db = databaseAt(110);
  const template = `INSERT INTO templates VALUES ('t', 'created', '{}', 1, 1)`;
  const rule = `INSERT INTO rules VALUES ('r', NULL, '{}', 1, 1)`;
  run(db, template, rule);
  expect(() => run(db, template)).toThrow(/UNIQUE/);
  expect(() => run(db, rule)).toThrow(/UNIQUE/);
  expect(() => run(db, template.replace("'t'", "'t2'").replace('{}', 'no'))).toThrow(/CHECK/);
  expect(() => run(db, rule.replace("'r'", "'r2'").replace('{}', 'no'))).toThrow(/CHECK/);
});
