import type { RuleId } from '#shared/domain/ids.ts';
import { ruleSchema, type Rule } from '#shared/domain/planning/rule.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { readDocument, readDocuments, type DocumentRow, type Documents } from './documents.ts';
import { sql } from './sql.ts';

/** A rule and what the owner calls it; null = named by what it does. */
export type StoredRule = { readonly rule: Rule; readonly name: string | null; readonly position: number };

type Row = DocumentRow & Pick<StoredRule, 'name' | 'position'>;

/** The rules in the owner's order. One whose document is damaged is left out; `readRules` names it. */
export function listRules(db: ReadDb): StoredRule[] {
  return readRules(db).items;
}

/** The rules in the owner's order, and the ids of those whose document can no longer be read: they send nothing. */
export function readRules(db: ReadDb): Documents<StoredRule> {
  return readDocuments(
    db.all<Row>(sql`SELECT id, name, document, position FROM rules ORDER BY position, id`),
    storedRuleOf,
  );
}

/** One rule; undefined when there is none of that id, or its document is damaged. */
export function getRule(db: ReadDb, id: RuleId): StoredRule | undefined {
  const row = db.get<Row>(sql`SELECT id, name, document, position FROM rules WHERE id = ${id}`);
  return row && (storedRuleOf(row) ?? undefined);
}

/** Adds a rule behind the others, or replaces the one of that id where it stands. `at` is epoch ms. */
export function saveRule(db: WriteDb, { rule, name }: Omit<StoredRule, 'position'>, at: number): void {
  db.run(sql`
    INSERT INTO rules (id, name, document, position, changed_at)
    VALUES (${rule.id}, ${name}, ${JSON.stringify(rule)},
      (SELECT coalesce(max(position), 0) + 1 FROM rules), ${at})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, document = excluded.document, changed_at = excluded.changed_at`);
}

/** Removes a rule; false when there was none. What it had planned is the caller's business. */
export function removeRule(db: WriteDb, id: RuleId): boolean {
  return db.run(sql`DELETE FROM rules WHERE id = ${id}`) === 1;
}

function storedRuleOf({ id, name, document, position }: Row): StoredRule | null {
  const rule = readDocument(document, ruleSchema);
  return rule?.id === id ? { rule, name, position } : null;
}
