import { z } from 'zod';

const memorySchema = z.object({
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'undone']).catch('cancelled'),
  done: z.number().catch(0),
  total: z.number().catch(0),
  added: z.number().catch(0),
  changed: z.number().catch(0),
  problems: z.number().catch(0),
});

/** How far an import is, as it is kept with its source. */
export type ImportMemory = z.infer<typeof memorySchema>;

/** Reads what is kept; what is damaged is taken for an import that ended at nothing. */
export function importMemory(stored: string): ImportMemory {
  return memorySchema.parse(JSON.parse(stored));
}
