import { z } from 'zod';

import { idSchema } from '../../domain/id-schema.ts';
import { templateEvents, templateLanguages } from '../../domain/template/variables.ts';
import { call, nothing } from '../call.ts';

const templateId = idSchema<'template'>();
const text = z.string().max(20_000).nullable();
const texts = z.strictObject({ en: text, ru: text });

const problemSchema = z.object({
  kind: z.string(),
  severity: z.enum(['error', 'warning']),
  line: z.number(),
  column: z.number(),
  from: z.number(),
  to: z.number(),
  name: z.string().nullable(),
  suggestion: z.string().nullable(),
});
const contentProblemSchema = z.object({
  field: z.enum(['texts', 'signOff']),
  language: z.enum(templateLanguages),
  problem: problemSchema,
});

export const templateSchema = z.object({
  id: templateId,
  event: z.enum(templateEvents),
  name: z.string(),
  texts,
  signOff: texts,
  version: z.number(),
  /** Came with Deskbell; it can be edited but not removed. */
  isShipped: z.boolean(),
  canUndo: z.boolean(),
  /** The rules that send it. */
  usedBy: z.array(z.object({ ruleId: idSchema<'rule'>(), ruleName: z.string() })),
});
export type TemplateView = z.infer<typeof templateSchema>;

/** Whose visit a text is tried on: a booking, a chat's customer, or nobody (examples). */
const sample = {
  bookingId: idSchema<'booking'>().optional(),
  conversationId: idSchema<'conversation'>().optional(),
};

export const templateCalls = {
  'templates.list': call({
    summary: 'The texts of this shop, by event.',
    input: nothing,
    output: z.object({
      items: z.array(templateSchema),
      /** Texts whose stored document can no longer be read; left out when there are none. */
      damaged: z.array(templateId).optional(),
    }),
  }),
  'templates.save': call({
    summary:
      'Adds a text (without `id`, with `event`) or edits one. With errors in it (an unknown variable) it is refused; `version` guards against overwriting somebody else.',
    input: z.strictObject({
      id: templateId.optional(),
      event: z.enum(templateEvents).optional(),
      name: z.string().trim().min(1).max(100),
      texts,
      signOff: texts.default({ en: null, ru: null }),
      version: z.number().int().optional(),
    }),
    output: templateSchema.extend({ warnings: z.array(contentProblemSchema) }),
  }),
  'templates.undo': call({
    summary: 'Goes back to the text before the last edit.',
    input: z.strictObject({ id: templateId }),
    output: templateSchema,
  }),
  'templates.remove': call({
    summary: 'Removes a text of your own that no rule sends.',
    input: z.strictObject({ id: templateId }),
    output: z.object({ id: templateId }),
  }),
  'templates.preview': call({
    summary: 'The finished message for a real visit or an example, with what is wrong with the text.',
    input: z.strictObject({
      event: z.enum(templateEvents),
      text: z.string().max(20_000),
      signOff: z.string().max(20_000).nullable().default(null),
      language: z.enum(templateLanguages),
      ...sample,
    }),
    output: z.object({
      /** Empty when the text has errors. */
      text: z.string(),
      length: z.number(),
      /** Variables without a value here that leave a gap. */
      missing: z.array(z.string()),
      problems: z.array(problemSchema),
      /** Whose visit it shows; null for the example. */
      sample: z.object({ name: z.string(), service: z.string(), startsAt: z.string() }).nullable(),
    }),
  }),
  'templates.fill': call({
    summary: 'A stored text, written out for the customer of a chat and their next visit: for the composer.',
    input: z.strictObject({ id: templateId, conversationId: idSchema<'conversation'>() }),
    output: z.object({ text: z.string(), missing: z.array(z.string()) }),
  }),
  'templates.sendTest': call({
    summary: 'Sends the finished text to a phone of your own.',
    input: z.strictObject({
      event: z.enum(templateEvents),
      text: z.string().max(20_000),
      signOff: z.string().max(20_000).nullable().default(null),
      language: z.enum(templateLanguages),
      ...sample,
      phone: z.string().trim().min(1).max(60),
      channelId: idSchema<'channel'>().optional(),
    }),
    output: z.object({ outboxId: idSchema<'outbox'>(), conversationId: idSchema<'conversation'>() }),
  }),
};
