import { z } from 'zod';

import { call, instantSchema, nothing, pageInput } from '../call.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

const logRowSchema = z.object({
  id: z.string(),
  /** Null for a line without a readable time. */
  at: instantSchema.nullable(),
  level: z.enum(logLevels),
  message: z.string(),
  /** What the line says beside its message, by name; masked already when it was written. */
  facts: z.record(z.string(), z.string()),
});
export type LogRow = z.infer<typeof logRowSchema>;

export const activityCalls = {
  'log.list': call({
    summary: 'What the program has noted about itself, newest first; secrets and phones are masked.',
    input: z.strictObject({
      /** At least this grave. */
      level: z.enum(logLevels).optional(),
      ...pageInput,
    }),
    output: z.object({ items: z.array(logRowSchema), nextCursor: z.string().optional() }),
  }),
  'diagnostics.make': call({
    summary:
      'A readable text for somebody who helps: version, computer, numbers, health, sizes, the end of the log, the last failed events. Without secrets, phones, names and texts. Nothing is sent anywhere.',
    input: nothing,
    output: z.object({ fileName: z.string(), text: z.string() }),
  }),
};
