import { z } from 'zod';

import { failureCodes } from '../../domain/failure.ts';
import { idSchema } from '../../domain/id-schema.ts';
import { skipReasons } from '../../domain/planning/planned-message.ts';
import { ruleFields } from '../../domain/planning/rule.ts';
import { call, instantSchema, nothing } from '../call.ts';

const ruleId = idSchema<'rule'>();

export const dueReasonSchema = z.enum(['on-time', 'earlier-for-quiet', 'later-for-quiet', 'late']);

const ruleInput = z.strictObject({
  /** Left out: a new rule. */
  id: ruleId.optional(),
  /** Null: named by what it does. */
  name: z.string().trim().min(1).max(100).nullable().default(null),
  ...ruleFields,
});

export const ruleSchema = z.object({
  id: ruleId,
  name: z.string().nullable(),
  ...ruleFields,
  templateName: z.string().nullable(),
  isShipped: z.boolean(),
  /** How many of its messages wait to be sent. */
  waiting: z.number(),
});
export type RuleView = z.infer<typeof ruleSchema>;

const personOf = {
  contactId: idSchema<'contact'>(),
  contactName: z.string(),
};
const visitOf = z.object({ bookingId: idSchema<'booking'>(), service: z.string(), startsAt: instantSchema });

const counts = z.object({ added: z.number(), moved: z.number(), cancelled: z.number() });

const simulatedMessage = z.object({
  ...personOf,
  ruleId,
  dueAt: instantSchema,
  dueReason: dueReasonSchema,
  text: z.string(),
  missing: z.array(z.string()),
  visits: z.array(visitOf),
});
const silentVisit = z.object({
  ...personOf,
  ruleId,
  reason: z.enum(skipReasons),
  wantedAt: instantSchema,
  visit: visitOf,
});
export type SimulatedMessage = z.infer<typeof simulatedMessage>;
export type SilentVisit = z.infer<typeof silentVisit>;

export const ruleCalls = {
  'rules.list': call({
    summary: 'When what is sent.',
    input: nothing,
    output: z.object({
      items: z.array(ruleSchema),
      /** Rules whose stored document can no longer be read: they send nothing. Left out when there are none. */
      damaged: z.array(ruleId).optional(),
    }),
  }),
  'rules.save': call({
    summary: 'Adds or changes a rule, and moves what is planned, in one step. Says what moved.',
    input: ruleInput,
    output: ruleSchema.extend({ moved: counts }),
  }),
  'rules.preview': call({
    summary: 'What saving this rule would change, without saving it.',
    input: ruleInput,
    output: z.object({
      counts,
      /** The first 50 in order of time. */
      changes: z.array(
        z.object({
          kind: z.enum(['add', 'move', 'cancel']),
          ...personOf,
          ruleId,
          dueAt: instantSchema,
          previousDueAt: instantSchema.nullable(),
        }),
      ),
    }),
  }),
  'rules.remove': call({
    summary: 'Removes a rule of your own; what it had planned is not sent.',
    input: z.strictObject({ id: ruleId }),
    output: z.object({ id: ruleId }),
  }),
  'rules.simulate': call({
    summary:
      'Who would get what, when, in which words over a span of real visits, and why others not. `rule` tries one that is not saved; `onlyRule` limits the answer.',
    input: z.strictObject({
      rule: ruleInput.optional(),
      onlyRule: ruleId.optional(),
      /** From now when left out. */
      from: instantSchema.optional(),
      days: z.number().int().min(1).max(31).default(7),
    }),
    output: z.object({
      from: instantSchema,
      to: instantSchema,
      visits: z.number(),
      messages: z.array(simulatedMessage),
      silent: z.array(silentVisit),
      /** True when there was more than 500 of either. */
      isCut: z.boolean(),
    }),
  }),
  'rules.explain': call({
    summary: 'Why a customer got (or gets) nothing: their visits, and for each rule what became of it.',
    input: z.strictObject({ contactId: idSchema<'contact'>() }),
    output: z.object({
      sending: z.enum(['stopped', 'running', 'paused']),
      reach: z.enum(['ok', 'no-phone', 'no-whatsapp']),
      optOut: z.object({
        promotions: z.enum(['no', 'asked', 'yes']),
        reminders: z.enum(['no', 'asked', 'yes']),
      }),
      visits: z.array(
        z.object({
          visit: visitOf,
          rules: z.array(
            z.object({
              ruleId,
              ruleName: z.string(),
              fate: z.enum(['sent', 'waiting', 'failed', 'unknown', 'skipped', 'silent']),
              reason: z.enum(skipReasons).nullable(),
              at: instantSchema.nullable(),
              error: z.string().nullable(),
              errorCode: z.enum(failureCodes).nullable().optional(),
            }),
          ),
        }),
      ),
    }),
  }),
};
