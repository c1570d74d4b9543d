import { expect, test } from 'vitest';

import { columnsOf, databaseAt, run } from '#test/support/migrations.ts';

test('0140 makes notices', () => {
  const db = databaseAt(140);
  expect(columnsOf(db, 'notices')).toEqual(['id', 'kind', 'facts', 'created_at', 'dismissed_at']);
});

test('0140 keeps facts as JSON only', () => {
  const db = databaseAt(140);
  expect(() =>
    run(db, `INSERT INTO notices (id, kind, facts, created_at) VALUES ('n', 'catch-up', 'not json', 1)`),
  ).toThrow(/CHECK/);
});
