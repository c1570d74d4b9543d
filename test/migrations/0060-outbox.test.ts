import { expect, test } from 'vitest';

import { databaseAt, insertOutboxRow, objectsOf, rowsUpTo, run } from '#test/support/migrations.ts';

test('0060 makes the outbox with an index for everything that is asked of it', () => {
  const db = databaseAt(60);
  expect(objectsOf(db, 'outbox')).toEqual([
    'outbox_by_conversation',
    'outbox_by_state',
    'outbox_due',
    'outbox_to_settle',
  ]);
});

test('0060 knows an idempotency key once and a message once', () => {
  const db = databaseAt(60);
  run(db, ...rowsUpTo[60]!);
  const another = insertOutboxRow.replace("'o1'", "'o2'");
  expect(() => run(db, another)).toThrow(/UNIQUE/);
  expect(() => run(db, another.replace("'key'", 'NULL'))).toThrow(/UNIQUE.*message_seq/);
  expect(() => run(db, another.replace("'key'", 'NULL').replace(', 1, ', ', 99, '))).toThrow(/FOREIGN KEY/);
});
