import { expect, test } from 'vitest';

import { columnsOf, databaseAt, insertLine, run } from '#test/support/migrations.ts';

test('0010 makes the table of numbers, without a place for secrets', () => {
  const db = databaseAt(10);
  expect(columnsOf(db, 'channels')).toEqual([
    'id',
    'provider',
    'label',
    'config',
    'connection',
    'connection_detail',
    'connection_at',
    'account',
    'last_event_at',
    'created_at',
    'removed_at',
  ]);
});

test('0010 starts a number as unknown and refuses providers and settings that make no sense', () => {
  const db = databaseAt(10);
  run(db, insertLine);
  expect(db.prepare('SELECT connection, removed_at FROM channels').get()).toEqual({
    connection: 'unknown',
    removed_at: null,
  });
  expect(() => run(db, insertLine.replace("'line', 'practice'", "'x', 'telegram'"))).toThrow(/CHECK/);
  expect(() => run(db, insertLine.replace("'line'", "'x'").replace("'{}'", "'{'"))).toThrow(/CHECK/);
  expect(() => run(db, insertLine)).toThrow(/UNIQUE/);
});
