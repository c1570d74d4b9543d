import { z } from 'zod';

import { sayingReasons } from './saying.ts';

/** A saying on the wire. */
export const sayingSchema = z.object({
  reason: z.enum(sayingReasons),
  values: z.record(z.string(), z.string()),
});
