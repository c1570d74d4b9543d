import { expect, test } from 'vitest';

import { columnsOf, databaseAt, rowsUpTo, run } from '#test/support/migrations.ts';

test('0150 makes what the calls of the Torrow hook leave behind', () => {
  const db = databaseAt(150);
  expect(columnsOf(db, 'torrow_orders')).toEqual(['id', 'version', 'heard_at']);
  expect(columnsOf(db, 'torrow_messages')).toEqual([
    'outbox_seq',
    'order_number',
    'error_email',
    'language',
    'watch_until',
  ]);
  expect(columnsOf(db, 'torrow_troubles')).toEqual([
    'id',
    'order_number',
    'reason',
    'error_email',
    'language',
    'created_at',
    'reported_at',
  ]);
});

test('0150 forgets a watched message with its outbox row', () => {
  const db = databaseAt(150);
  run(
    db,
    ...rowsUpTo[60]!,
    `INSERT INTO torrow_messages (outbox_seq, language, watch_until) VALUES (1, 'ru', 1)`,
    'DELETE FROM outbox',
  );
  expect(db.prepare('SELECT count(*) AS count FROM torrow_messages').pluck().get()).toBe(0);
});
