import type { z } from 'zod';

import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** A small fact that has no table of its own, parsed; null when it is missing or no longer readable. */
export function readFact<Value>(db: ReadDb, name: string, schema: z.ZodType<Value>): Value | null {
  const row = db.get<{ value: string }>(sql`SELECT value FROM facts WHERE name = ${name}`);
  if (!row) return null;
  const parsed = schema.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : null;
}

/** Keeps a fact, replacing the one of that name. */
export function writeFact(db: WriteDb, name: string, value: unknown): void {
  db.run(sql`
    INSERT INTO facts (name, value) VALUES (${name}, ${JSON.stringify(value)})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
}
