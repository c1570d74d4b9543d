import { z } from 'zod';

import { idSchema } from '../../domain/ids.ts';
import { call, instantSchema, pageInput, pageOf } from '../call.ts';

const journalId = idSchema<'journal'>();

const journalStates = ['new', 'done', 'failed', 'ignored'] as const;

const journalEntrySchema = z.object({
  id: journalId,
  channelId: idSchema<'channel'>().nullable(),
  source: z.enum(['webhook', 'poll', 'history', 'practice']),
  state: z.enum(journalStates),
  /** Why it failed or was ignored. */
  reason: z.string().nullable(),
  /** The provider's name of the event, as far as it can be seen. */
  eventType: z.string().nullable(),
  receivedAt: instantSchema,
  attempts: z.number(),
  /** The raw body, as text. */
  body: z.string(),
});

export const journalCalls = {
  'journal.list': call({
    summary: 'Every event that came in, raw, newest first, with its fate.',
    input: z.strictObject({
      state: z.enum(journalStates).optional(),
      channelId: idSchema<'channel'>().optional(),
      ...pageInput,
    }),
    output: pageOf(journalEntrySchema),
  }),
  'journal.replay': call({
    summary: 'Works through an event again; what it already did is not done twice.',
    input: z.strictObject({ id: journalId }),
    output: journalEntrySchema,
  }),
};
