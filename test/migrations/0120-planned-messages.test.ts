import { expect, test } from 'vitest';

import { columnsOf, databaseAt, objectsOf, rowsUpTo, run } from '#test/support/migrations.ts';

test('0120 makes planned messages with their visits, and what rules keep silent', () => {
  const db = databaseAt(120);
  expect(columnsOf(db, 'planned_messages')).toEqual([
    ...['seq', 'id', 'key', 'contact_id', 'channel_id', 'rule_id', 'template_id', 'state', 'is_by_hand'],
    ...['text_by_hand', 'due_at', 'useful_until', 'due_reason', 'skip_reason', 'outbox_seq', 'planned_at'],
    ...['ended_at', 'created_at'],
  ]);
  expect(columnsOf(db, 'planned_lines')).toEqual([
    ...['key', 'planned_seq', 'position', 'booking_id', 'contact_id', 'rule_id', 'cause_version', 'version'],
  ]);
  expect(columnsOf(db, 'silent_lines')).toEqual([
    ...['booking_id', 'rule_id', 'cause_version', 'contact_id', 'reason', 'wanted_at', 'planned_at'],
  ]);
  expect(objectsOf(db, 'planned_messages')).toEqual([
    'planned_messages_by_contact',
    'planned_messages_due',
    'planned_messages_over',
  ]);
  expect(objectsOf(db, 'outbox')).toContain('outbox_of_conversation');
});

test('0120 lets a key, a line and an outbox row stand once', () => {
  const db = databaseAt(120);
  run(db, ...(rowsUpTo[120] ?? []));
  const planned = (id: string, key: string, outbox: number | null) =>
    run(
      db,
      `INSERT INTO planned_messages (id, key, contact_id, rule_id, template_id, state, due_at, useful_until, due_reason,
        outbox_seq, planned_at, created_at)
      VALUES ('${id}', '${key}', 'maria', 'r1', 't1', 'waiting', 5, 9, 'late', ${outbox ?? 'NULL'}, 1, 1)`,
    );
  expect(() => planned('p2', '["key"]', null)).toThrow(/UNIQUE.*key/);
  expect(() => planned('p2', 'other', 1)).toThrow(/UNIQUE.*outbox_seq/);
  planned('p2', 'other', null);
  expect(() =>
    run(db, `INSERT INTO planned_lines VALUES ('["key"]', 2, 0, 'b1', 'maria', 'r1', 1, 1)`),
  ).toThrow(/UNIQUE/);
  expect(() => run(db, `UPDATE planned_messages SET state = 'sent'`)).toThrow(/CHECK/);
});
