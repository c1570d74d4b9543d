import { expect, test } from 'vitest';

import { columnsOf, databaseAt, objectsOf, rowsUpTo, run } from '#test/support/migrations.ts';

test('0020 makes the journal with its indexes', () => {
  const db = databaseAt(20);
  expect(columnsOf(db, 'journal')).toEqual([
    'seq',
    'id',
    'channel_id',
    'source',
    'received_at',
    'body',
    'state',
    'reason',
    'event_type',
    'attempts',
    'worked_at',
  ]);
  expect(objectsOf(db, 'journal')).toEqual(['journal_by_channel', 'journal_by_state']);
});

test('0020 keeps bodies as bytes, new until they are worked on, in the order of arrival', () => {
  const db = databaseAt(20);
  run(db, ...rowsUpTo[20]!);
  expect(db.prepare('SELECT seq, body, state, attempts FROM journal').get()).toEqual({
    seq: 1,
    body: Buffer.from('{}'),
    state: 'new',
    attempts: 0,
  });
  const insert = (columns: string, values: string) =>
    run(db, `INSERT INTO journal (id, source, received_at, ${columns}) VALUES ('j2', 'poll', 1, ${values})`);
  // STRICT: text is not bytes.
  expect(() => insert('body', `'{}'`)).toThrow(/BLOB/);
  expect(() => insert('body, state', `x'00', 'lost'`)).toThrow(/CHECK/);
  expect(() => insert('body, channel_id', `x'00', 'nowhere'`)).toThrow(/FOREIGN KEY/);
});
