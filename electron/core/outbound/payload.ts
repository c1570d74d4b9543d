import { z } from 'zod';

import { idSchema } from '#shared/domain/ids.ts';

/** What an outbox row is to send, as its JSON says. `path` is absolute, `size` in bytes. */
export const payloadSchema = z.object({
  text: z.string(),
  file: z
    .object({
      uploadId: idSchema<'upload'>(),
      path: z.string(),
      fileName: z.string(),
      mimeType: z.string(),
      size: z.number(),
    })
    .nullable(),
  quotedMessageId: idSchema<'message'>().nullable(),
});
export type Payload = z.infer<typeof payloadSchema>;

/** The payload of a stored row, or null when this version cannot read it. */
export function parsePayload(json: string): Payload | null {
  try {
    const parsed = payloadSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
