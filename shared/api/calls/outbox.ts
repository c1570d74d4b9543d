import { z } from 'zod';

import { failureCodes } from '../../domain/failure.ts';
import { idSchema } from '../../domain/id-schema.ts';
import { outboxOrigins, outboxStates } from '../../domain/outbox.ts';
import { skipReasons } from '../../domain/planning/planned-message.ts';
import { call, instantSchema, nothing, pageInput, pageOf } from '../call.ts';
import { dueReasonSchema } from './rules.ts';
import { sayingSchema } from '../../domain/saying/saying-schema.ts';

const outboxId = idSchema<'outbox'>();

export const outboxItemSchema = z.object({
  id: outboxId,
  state: z.enum(outboxStates),
  origin: z.enum(outboxOrigins),
  dueAt: instantSchema,
  text: z.string(),
  /** Null while no number is connected that could send it. */
  channelId: idSchema<'channel'>().nullable(),
  contactId: idSchema<'contact'>().nullable(),
  /** Null for what a rule has planned and that has not left yet for a customer who has no chat. */
  conversationId: idSchema<'conversation'>().nullable(),
  /** Null until it stands in the chat: a planned message enters it when it leaves. */
  messageId: idSchema<'message'>().nullable(),
  title: z.string(),
  /** The rule that planned it; null for what people write. `ruleName` is the owner's name of it, if it has one. */
  ruleId: idSchema<'rule'>().nullable(),
  ruleName: z.string().nullable(),
  bookingIds: z.array(idSchema<'booking'>()),
  /** Why it is due when it is due; null for what people write. */
  dueReason: dueReasonSchema.nullable(),
  /** When the rule wanted it, before quiet hours moved it; left out where that is not known. */
  wantedAt: instantSchema.nullable().optional(),
  /** Why it was not sent after all. */
  skipReason: z.enum(skipReasons).nullable(),
  /** A person has edited, moved or skipped it. */
  isByHand: z.boolean(),
  /** After this it is of no use. */
  usefulUntil: instantSchema.nullable(),
  attempts: z.number(),
  /** Why this message exists, in English for API users. */
  reason: z.string(),
  errorCode: z.enum(failureCodes).nullable(),
  /** In English words. */
  error: z.string().optional(),
  /** What is known beyond the code, for screens. */
  errorWhy: sayingSchema.optional(),
  createdAt: instantSchema,
});
export type OutboxItemView = z.infer<typeof outboxItemSchema>;

export const outboxCalls = {
  'outbox.list': call({
    summary:
      'What will be sent and what became of what was sent; pending ones by due time, settled ones newest first.',
    input: z.strictObject({
      state: z.enum(outboxStates).optional(),
      /** `waiting`: held and scheduled; `past`: all that is over or under way. */
      part: z.enum(['waiting', 'past']).optional(),
      contactId: idSchema<'contact'>().optional(),
      ...pageInput,
    }),
    output: pageOf(outboxItemSchema),
  }),
  'outbox.edit': call({
    summary: 'Changes the words or the time of a message that a rule has planned and that has not left yet.',
    input: z.strictObject({
      id: outboxId,
      /** Null: the words of the template again. */
      text: z.string().max(4096).nullable().optional(),
      dueAt: instantSchema.optional(),
    }),
    output: outboxItemSchema,
  }),
  'outbox.restore': call({
    summary: 'Takes back a skip, as long as the message is still of use.',
    input: z.strictObject({ id: outboxId }),
    output: outboxItemSchema,
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
  'sending.preview': call({
    summary: 'What *Start sending* would let go: the ten next messages, in full, and how many there are.',
    input: nothing,
    output: z.object({
      ...sendingSchema.shape,
      items: z.array(outboxItemSchema),
      total: z.number(),
      /** How many of them are due now or overdue. */
      dueNow: z.number(),
    }),
  }),
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
