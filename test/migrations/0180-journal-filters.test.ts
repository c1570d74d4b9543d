import { expect, test } from 'vitest';

import { databaseAt } from '#test/support/migrations.ts';

test('0180 gives each filter of the journal its index', () => {
  const indexes = (version: number) =>
    databaseAt(version)
      .prepare(`SELECT name FROM pragma_index_list('journal') WHERE name NOT LIKE 'sqlite_%' ORDER BY name`)
      .pluck()
      .all();
  expect(indexes(160)).toEqual(['journal_by_channel', 'journal_by_state']);
  expect(indexes(180)).toEqual([
    'journal_by_channel',
    'journal_by_source',
    'journal_by_state',
    'journal_by_time',
    'journal_by_type',
  ]);
});
