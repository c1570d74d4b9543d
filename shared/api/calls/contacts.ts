import { z } from 'zod';

import { identifierSchema } from '../../domain/identifier.ts';
import { idSchema } from '../../domain/id-schema.ts';
import { call, instantSchema } from '../call.ts';

const contactId = idSchema<'contact'>();
const optOut = z.enum(['no', 'asked', 'yes']);

export const contactSchema = z.object({
  id: contactId,
  name: z.string(),
  /** True when a person gave the name; a provider's name never replaces it then. */
  isNameOurs: z.boolean(),
  identifiers: z.array(identifierSchema),
  language: z.enum(['en', 'ru']).nullable(),
  notes: z.string(),
  labels: z.array(z.string()),
  optOut: z.object({ promotions: optOut, reminders: optOut }),
  firstSeenAt: instantSchema,
});
export type ContactView = z.infer<typeof contactSchema>;

export const contactCalls = {
  'contacts.get': call({
    summary: 'One customer with all identifiers.',
    input: z.strictObject({ id: contactId }),
    output: contactSchema,
  }),
  'contacts.update': call({
    summary: 'Changes what we know about a customer; what is left out stays.',
    input: z.strictObject({
      id: contactId,
      name: z.string().trim().min(1).max(200).optional(),
      language: z.enum(['en', 'ru']).nullable().optional(),
      notes: z.string().max(10_000).optional(),
      labels: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
    }),
    output: contactSchema,
  }),
};
