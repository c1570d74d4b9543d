import { z } from 'zod';

import { failureCodes } from '../../domain/failure.ts';
import { idSchema } from '../../domain/ids.ts';
import { outboxOrigins, outboxStates } from '../../domain/outbox.ts';
import { call, instantSchema, nothing, pageInput, pageOf } from '../call.ts';

const outboxId = idSchema<'outbox'>();

export const outboxItemSchema = z.object({
  id: outboxId,
  state: z.enum(outboxStates),
  origin: z.enum(outboxOrigins),
  dueAt: instantSchema,
  text: z.string(),
  channelId: idSchema<'channel'>(),
  contactId: idSchema<'contact'>().nullable(),
  conversationId: idSchema<'conversation'>(),
  messageId: idSchema<'message'>(),
  title: z.string(),
  attempts: z.number(),
  /** Why this message exists, in English for API users. */
  reason: z.string(),
  errorCode: z.enum(failureCodes).nullable(),
  error: z.string().optional(),
  createdAt: instantSchema,
});
export type OutboxItemView = z.infer<typeof outboxItemSchema>;

export const outboxCalls = {
  'outbox.list': call({
    summary:
      'What will be sent and what became of what was sent; pending ones by due time, settled ones newest first.',
    input: z.strictObject({ state: z.enum(outboxStates).optional(), ...pageInput }),
    output: pageOf(outboxItemSchema),
  }),
  'outbox.skip': call({
    summary: 'Takes a message back before it is sent.',
    input: z.strictObject({ id: outboxId }),
    output: outboxItemSchema,
  }),
  'outbox.sendNow': call({
    summary: 'Sends a waiting message at once, or tries a failed one again.',
    input: z.strictObject({ id: outboxId }),
    output: outboxItemSchema,
  }),
  'outbox.resolve': call({
    summary: 'A person says what became of an unknown message; `not-sent` makes a new attempt.',
    input: z.strictObject({ id: outboxId, as: z.enum(['sent', 'not-sent']) }),
    output: outboxItemSchema,
  }),
};

const sendingSchema = z.object({
  state: z.enum(['stopped', 'running', 'paused']),
  until: instantSchema.nullable(),
});

export const sendingCalls = {
  'sending.start': call({
    summary: 'Lets automatic messages go out, for the first time or again.',
    input: nothing,
    output: sendingSchema,
  }),
  'sending.pause': call({
    summary: 'Holds automatic messages, until a time or until resumed. Answers typed by people still go.',
    input: z.strictObject({ until: instantSchema.optional() }),
    output: sendingSchema,
  }),
  'sending.resume': call({ summary: 'Ends a pause.', input: nothing, output: sendingSchema }),
};
