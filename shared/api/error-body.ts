import { z } from 'zod';

import { sayingSchema } from '../domain/saying/saying-schema.ts';
import { errorCodes, type ErrorBody } from './errors.ts';

/** The schema of a refusal's body: for the documentation and for what has to be parsed in a whole. */
export const errorBodySchema: z.ZodType<ErrorBody> = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    // A reason that this side does not know must not hide the refusal.
    why: sayingSchema.optional().catch(undefined),
  }),
});
