import { z } from 'zod';

import { isTimeZone, type WallTime } from './wall-time.ts';

/** `HH:mm`, 00:00 to 23:59. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** An IANA zone that this computer knows. */
const timeZoneSchema = z.string().refine(isTimeZone, 'unknown time zone');

/** Stored or received wall time; whether instant and local agree is the writer's promise (zone rules change). */
export const wallTimeSchema: z.ZodType<WallTime> = z.object({
  local: z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/),
  timeZone: timeZoneSchema,
  instant: z.int(),
});
