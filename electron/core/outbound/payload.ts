import { z } from 'zod';

import { idSchema } from '#shared/domain/id-schema.ts';
import { metaParameterSchema } from '#shared/domain/meta-template/meta-template.ts';

const templateSchema = z.object({
  /** Ours. */
  id: z.string(),
  name: z.string(),
  language: z.string(),
  parameters: z.array(metaParameterSchema).readonly(),
  /** The finished words. */
  text: z.string(),
  /** A person has chosen it; else it stands for `text` while only templates go. */
  isChosen: z.boolean(),
});

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
  /** The template that goes, or went at the last attempt, in place of the text. */
  template: templateSchema.nullable().default(null),
});
export type Payload = z.infer<typeof payloadSchema>;
export type PayloadTemplate = z.infer<typeof templateSchema>;

/** The payload of a stored row, or null when this version cannot read it. */
export function parsePayload(json: string): Payload | null {
  try {
    const parsed = payloadSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
