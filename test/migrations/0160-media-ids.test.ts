import { expect, test } from 'vitest';

import { columnsOf, databaseAt } from '#test/support/migrations.ts';

test('0160 gives a file the id under which its provider knows it', () => {
  expect(columnsOf(databaseAt(150), 'attachments')).not.toContain('source_id');
  expect(columnsOf(databaseAt(160), 'attachments')).toContain('source_id');
});
