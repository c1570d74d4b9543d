import { expect, test } from 'vitest';

import { databaseAt, insertMessage, rowsUpTo, run } from '#test/support/migrations.ts';

test('0070 queues new and changed texts for the index, in the transaction that writes them', () => {
  const db = databaseAt(70);
  run(db, ...rowsUpTo[50]!);
  const queue = () => db.prepare('SELECT message_seq FROM search_queue').pluck().all();
  expect(queue()).toEqual([1]);
  run(
    db,
    'DELETE FROM search_queue',
    `UPDATE messages SET status = 'received'`,
    `UPDATE messages SET text = 'hi'`,
  );
  expect(queue()).toEqual([]);
  run(db, `UPDATE messages SET text = 'hello'`);
  expect(queue()).toEqual([1]);
  run(
    db,
    'DELETE FROM search_queue',
    insertMessage.replace("'m1'", "'m2'").replace("'A1'", "'A2'").replace("'hi'", "''"),
  );
  expect(queue()).toEqual([]);
});

test('0070 forgets the index row of a message that moves in time or disappears', () => {
  const db = databaseAt(70);
  run(db, ...rowsUpTo[50]!);
  const index = () =>
    run(db, `INSERT INTO message_search (rowid, text) SELECT at * 1048576 + seq, text FROM messages`);
  const found = () =>
    db.prepare(`SELECT rowid FROM message_search WHERE message_search MATCH 'hi'`).pluck().all();
  index();
  run(db, 'UPDATE messages SET at = 7');
  expect(found()).toEqual([]);
  index();
  expect(found()).toEqual([7 * 1048576 + 1]);
  run(db, 'DELETE FROM messages');
  expect(found()).toEqual([]);
  expect(db.prepare('SELECT count(*) FROM search_queue').pluck().get()).toBe(0);
});
