import { expect, test } from 'vitest';

import { columnsOf, databaseAt, insertPerson, objectsOf, run } from '#test/support/migrations.ts';

test('0030 makes people and the many names under which they are known', () => {
  const db = databaseAt(30);
  expect(columnsOf(db, 'contacts')).toEqual([
    'seq',
    'id',
    'name',
    'is_name_ours',
    'language',
    'notes',
    'labels',
    'opt_out_promotions',
    'opt_out_reminders',
    'first_seen_at',
    'merged_into',
  ]);
  expect(columnsOf(db, 'contact_identifiers')).toEqual([
    'kind',
    'scope',
    'value',
    'contact_id',
    'added_at',
    'look_up_at',
    'look_up_attempts',
  ]);
  expect(objectsOf(db, 'contact_identifiers')).toEqual([
    'contact_identifiers_by_contact',
    'contact_identifiers_to_look_up',
  ]);
});

test('0030 lets an identifier stand for one person only, within its scope', () => {
  const db = databaseAt(30);
  run(db, insertPerson, insertPerson.replaceAll('maria', 'oleg'));
  const identify = (scope: string, who: string) =>
    run(
      db,
      `INSERT INTO contact_identifiers (kind, scope, value, contact_id, added_at) VALUES ('lid', '${scope}', '1', '${who}', 1)`,
    );
  identify('line', 'maria');
  identify('other line', 'oleg');
  expect(() => identify('line', 'oleg')).toThrow(/UNIQUE|PRIMARY/);
  expect(() => identify('third line', 'nobody')).toThrow(/FOREIGN KEY/);
});
