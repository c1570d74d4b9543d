import type { z } from 'zod';

/** A row that keeps a JSON document of `shared/domain`. */
export type DocumentRow = { readonly id: string; readonly document: string };

/** What could be read, and the ids of what could not: one damaged document must not hide the others. */
export type Documents<Item> = { readonly items: Item[]; readonly damaged: string[] };

/** A stored document, parsed; null when it no longer fits its schema. The tables promise that it is JSON. */
export function readDocument<Value>(document: string, schema: z.ZodType<Value>): Value | null {
  const parsed = schema.safeParse(JSON.parse(document));
  return parsed.success ? parsed.data : null;
}

/** Reads rows in their order; `itemOf` gives null for a damaged one. */
export function readDocuments<Row extends DocumentRow, Item>(
  rows: readonly Row[],
  itemOf: (row: Row) => Item | null,
): Documents<Item> {
  const items: Item[] = [];
  const damaged: string[] = [];
  for (const row of rows) {
    const item = itemOf(row);
    if (item === null) damaged.push(row.id);
    else items.push(item);
  }
  return { items, damaged };
}
