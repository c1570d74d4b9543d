import { expect, test } from 'vitest';

import { columnsOf, databaseAt, objectsOf, run } from '#test/support/migrations.ts';

const template = (id: string, language: string, more = `'{}', NULL`) => `
  INSERT INTO meta_templates (id, account, name, language, category, status, quality, components, is_named, sources,
    template_id, news_at, synced_at)
  VALUES ('${id}', '3000', 'reminder', '${language}', 'utility', 'approved', 'green', '[]', 0, ${more}, 1, 1)`;

test('0170 makes the tables of templates at Meta', () => {
  const db = databaseAt(170);
  expect(columnsOf(db, 'meta_templates')).toEqual([
    ...['id', 'account', 'name', 'language', 'provider_id', 'category', 'status', 'reason', 'quality'],
    ...['components', 'is_named', 'sources', 'template_id', 'template_language', 'text_hash', 'news_at'],
    'synced_at',
  ]);
  expect(columnsOf(db, 'meta_template_accounts')).toEqual([
    ...['account', 'synced_at', 'looked_at', 'trouble', 'wanted_at'],
  ]);
  expect(objectsOf(db, 'meta_templates')).toEqual(['meta_templates_by_template']);
});

test('0170 keeps a name once for each language of an account', () => {
  const db = databaseAt(170);
  run(db, template('a', 'en'), template('b', 'ru'));
  expect(() => run(db, template('c', 'en'))).toThrow(/UNIQUE/);
});

test('0170 forgets the link when our text is removed, and nothing else', () => {
  const db = databaseAt(170);
  run(
    db,
    `INSERT INTO templates VALUES ('t1', 'reminder', '{}', 1, 1)`,
    template('a', 'en', `'{"1":"visit.start"}', 't1'`),
    `DELETE FROM templates`,
  );
  expect(db.prepare('SELECT id, template_id, sources FROM meta_templates').all()).toEqual([
    { id: 'a', template_id: null, sources: '{"1":"visit.start"}' },
  ]);
  expect(() => run(db, template('b', 'ru', `'not json', NULL`))).toThrow(/CHECK/);
});
