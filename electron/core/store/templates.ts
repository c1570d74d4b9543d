import type { TemplateId } from '#shared/domain/ids.ts';
import { templateSchema, type Template } from '#shared/domain/template/template.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { readDocument, readDocuments, type DocumentRow, type Documents } from './documents.ts';
import { sql } from './sql.ts';

/** The texts in the owner's order. One whose document is damaged is left out; `readTemplates` names it. */
export function listTemplates(db: ReadDb): Template[] {
  return readTemplates(db).items;
}

/** The texts in the owner's order, and the ids of those whose document can no longer be read. */
export function readTemplates(db: ReadDb): Documents<Template> {
  return readDocuments(
    db.all<DocumentRow>(sql`SELECT id, document FROM templates ORDER BY position, id`),
    templateOf,
  );
}

/** One text; undefined when there is none of that id, or its document is damaged. */
export function getTemplate(db: ReadDb, id: TemplateId): Template | undefined {
  const row = db.get<DocumentRow>(sql`SELECT id, document FROM templates WHERE id = ${id}`);
  return row && (templateOf(row) ?? undefined);
}

/** Adds a text behind the others, or replaces the one of that id where it stands. `at` is epoch ms. */
export function saveTemplate(db: WriteDb, template: Template, at: number): void {
  db.run(sql`
    INSERT INTO templates (id, event, document, position, changed_at)
    VALUES (${template.id}, ${template.event}, ${JSON.stringify(template)},
      (SELECT coalesce(max(position), 0) + 1 FROM templates), ${at})
    ON CONFLICT (id) DO UPDATE SET event = excluded.event, document = excluded.document, changed_at = excluded.changed_at`);
}

/** Removes a text; false when there was none. Rules that send it are the caller's business. */
export function removeTemplate(db: WriteDb, id: TemplateId): boolean {
  return db.run(sql`DELETE FROM templates WHERE id = ${id}`) === 1;
}

function templateOf({ id, document }: DocumentRow): Template | null {
  const template = readDocument(document, templateSchema);
  return template?.id === id ? template : null;
}
