import { expect, test } from 'vitest';

import {
  databaseAt,
  insertChat,
  insertLine,
  insertPerson,
  objectsOf,
  run,
} from '#test/support/migrations.ts';

test('0040 makes chats with an index for each filter of the list', () => {
  const db = databaseAt(40);
  expect(objectsOf(db, 'conversations')).toEqual([
    'conversations_by_contact',
    'conversations_by_person',
    'conversations_by_time',
    'conversations_snoozed',
    'conversations_unread',
    'conversations_waiting',
  ]);
});

test('0040 allows one personal chat for each person and number, and one chat for each chat id', () => {
  const db = databaseAt(40);
  run(db, insertLine, insertPerson, insertChat);
  expect(() => run(db, insertChat.replace("'chat'", "'chat 2'"))).toThrow(/UNIQUE/);
  run(db, insertChat.replace("'chat'", "'group'").replace("'person'", "'group'").replace("'maria'", 'NULL'));
  run(db, `INSERT INTO conversation_aliases VALUES ('line', '7999@c.us', 'chat')`);
  expect(() => run(db, `INSERT INTO conversation_aliases VALUES ('line', '7999@c.us', 'group')`)).toThrow(
    /UNIQUE/,
  );
});
