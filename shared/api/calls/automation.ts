import { z } from 'zod';

import { idSchema } from '../../domain/id-schema.ts';
import { replyWordsSchema } from '../../domain/replies/reply-words.ts';
import { call, instantSchema, nothing } from '../call.ts';

const templateId = idSchema<'template'>();
const switchable = z.strictObject({ on: z.boolean(), templateId });

export const repliesSchema = z.object({
  words: replyWordsSchema,
  welcome: switchable,
  away: switchable,
  keywords: z.array(
    z.strictObject({
      id: z.string().min(1).max(100),
      on: z.boolean(),
      words: z.array(z.string().trim().min(1).max(60)).min(1).max(50),
      templateId,
    }),
  ),
});
export type RepliesView = z.infer<typeof repliesSchema>;

/** An answer that a person has to read. */
export const replyCardSchema = z.object({
  id: z.string(),
  conversationId: idSchema<'conversation'>(),
  contactId: idSchema<'contact'>(),
  messageId: idSchema<'message'>(),
  text: z.string(),
  reason: z.string(),
  bookings: z.array(
    z.object({ id: idSchema<'booking'>(), service: z.string(), startsAt: instantSchema, local: z.string() }),
  ),
  createdAt: instantSchema,
});
export type ReplyCardView = z.infer<typeof replyCardSchema>;

export const replyCalls = {
  'replies.get': call({
    summary: 'The words that confirm, cancel and stop, and the automatic answers.',
    input: nothing,
    output: repliesSchema,
  }),
  'replies.update': call({
    summary: 'Changes words or automatic answers; what is left out stays.',
    input: z.strictObject({
      words: replyWordsSchema.optional(),
      welcome: switchable.optional(),
      away: switchable.optional(),
      keywords: repliesSchema.shape.keywords.max(50).optional(),
    }),
    output: repliesSchema,
  }),
  'replyCards.list': call({
    summary: 'Answers that were not understood and wait for a person, oldest first.',
    input: z.strictObject({ conversationId: idSchema<'conversation'>().optional() }),
    output: z.object({ items: z.array(replyCardSchema) }),
  }),
  'replyCards.resolve': call({
    summary:
      'A person has read an unclear answer: it confirms, cancels or asks to move a visit, or none of it.',
    input: z.strictObject({
      id: z.string().min(1).max(100),
      as: z.enum(['confirm', 'cancel', 'move', 'dismiss']),
      bookingId: idSchema<'booking'>().optional(),
    }),
    output: z.object({ id: z.string() }),
  }),
};

export const noticeKinds = [
  'catch-up',
  'torrow-not-sent',
  'mail-failed',
  'calendar-broken',
  'import-done',
  'template-stopped',
  'template-price',
  'webhook-moved',
] as const;
export const noticeSchema = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  /** Numbers and names that the sentence needs; never a text of a customer or a secret. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  at: instantSchema,
});
export type NoticeView = z.infer<typeof noticeSchema>;

export const noticeCalls = {
  'notices.list': call({
    summary: 'What the owner should know and has not put aside, newest first.',
    input: nothing,
    output: z.object({ items: z.array(noticeSchema) }),
  }),
  'notices.dismiss': call({
    summary: 'Puts a notice aside.',
    input: z.strictObject({ id: z.string().min(1).max(100) }),
    output: z.object({ id: z.string() }),
  }),
};
