import { z } from 'zod';

import type { Id } from './ids.ts';

/** The zod schema of an id: any non-empty string up to 100 characters, branded with its kind. */
export function idSchema<Name extends string>() {
  // The brand exists only for the compiler: a non-empty string is all there is to check.
  return z.string().min(1).max(100) as unknown as z.ZodType<Id<Name>, string>;
}
