import { expect, test } from 'vitest';

import { columnsOf, databaseAt, insertLine, insertPerson, objectsOf, run } from '#test/support/migrations.ts';

const insertBooking = `
  INSERT INTO bookings (id, source, contact_id, version, service, starts_at, state, confirmation, paid, created_at)
  VALUES ('b1', 'manual', 'maria', 1, 'Haircut', 5, 'booked', 'none', 0, 1)`;

test('0130 makes asks, what we asked back, cards and automatic answers', () => {
  const db = databaseAt(130);
  expect(columnsOf(db, 'asks')).toEqual([
    'message_id',
    'booking_id',
    'contact_id',
    'asked_at',
    'answered_at',
  ]);
  expect(objectsOf(db, 'asks')).toEqual(['asks_by_contact']);
  expect(columnsOf(db, 'pending_questions')).toEqual(['conversation_id', 'question', 'asked_at']);
  expect(columnsOf(db, 'reply_cards')).toEqual([
    'id',
    'conversation_id',
    'contact_id',
    'message_id',
    'reason',
    'booking_ids',
    'created_at',
    'resolved_at',
    'resolved_as',
  ]);
  expect(objectsOf(db, 'reply_cards')).toEqual(['reply_cards_open']);
  expect(columnsOf(db, 'automatic_answers')).toEqual(['message_id', 'conversation_id', 'which', 'sent_at']);
  expect(objectsOf(db, 'automatic_answers')).toEqual(['automatic_answers_by_conversation']);
});

test('0130 keeps one question per message and visit, one card per message, and JSON as JSON', () => {
  const db = databaseAt(130);
  run(db, insertLine, insertPerson, insertBooking);
  const ask = (visit: string) => run(db, `INSERT INTO asks VALUES ('m1', '${visit}', 'maria', 1, NULL)`);
  ask('b1');
  expect(() => ask('b1')).toThrow(/UNIQUE/);
  expect(() => ask('gone')).toThrow(/FOREIGN KEY/);
  const card = (id: string, visits: string) =>
    run(
      db,
      `INSERT INTO reply_cards VALUES ('${id}', 'chat', 'maria', 'm-${id}', 'x', '${visits}', 1, NULL, NULL)`,
    );
  card('c1', '["b1"]');
  expect(() => card('c2', 'no list')).toThrow(/CHECK/);
  expect(() =>
    run(db, `INSERT INTO reply_cards VALUES ('c3', 'chat', 'maria', 'm-c1', 'x', '[]', 1, NULL, NULL)`),
  ).toThrow(/UNIQUE/);
  expect(() => run(db, `INSERT INTO pending_questions VALUES ('chat', 'no json', 1)`)).toThrow(/CHECK/);
});
