import { expect, test } from 'vitest';

import { databaseAt, insertMessage, objectsOf, rowsUpTo, run } from '#test/support/migrations.ts';

test('0050 makes messages with what hangs on them', () => {
  const db = databaseAt(50);
  expect(objectsOf(db, 'messages')).toEqual([
    'messages_at',
    'messages_by_channel_provider_id',
    'messages_by_provider_id',
    'messages_by_time',
    'messages_unread',
  ]);
  expect(objectsOf(db, 'attachments')).toEqual(['attachments_by_message', 'attachments_pending']);
  expect(objectsOf(db, 'pending_changes')).toEqual(['pending_changes_by_message']);
});

test('0050 keeps a provider id once within a chat; messages without one are many', () => {
  const db = databaseAt(50);
  run(db, ...rowsUpTo[50]!);
  expect(() => run(db, insertMessage.replace("'m1'", "'m2'"))).toThrow(/UNIQUE/);
  const nameless = insertMessage.replace("'A1'", 'NULL');
  run(db, nameless.replace("'m1'", "'m3'"), nameless.replace("'m1'", "'m4'"));
  expect(db.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(3);
});

test('0050 refuses a status that nobody knows, and reactions or files without their message', () => {
  const db = databaseAt(50);
  run(db, ...rowsUpTo[50]!);
  expect(() => run(db, insertMessage.replace("'m1'", "'m2'").replace("'received'", "'lost'"))).toThrow(
    /CHECK/,
  );
  expect(() => run(db, `INSERT INTO reactions VALUES (99, 'us', '👍', 1)`)).toThrow(/FOREIGN KEY/);
  expect(() => run(db, 'DELETE FROM conversations')).toThrow(/FOREIGN KEY/);
});
