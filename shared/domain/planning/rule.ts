import { z } from 'zod';

import { clockTimeSchema } from '../booking/wall-time-schemas.ts';
import { idSchema } from '../id-schema.ts';
import type { ChannelId, RuleId, TemplateId } from '../ids.ts';

/** When a rule speaks. Minutes are elapsed ones, also across a clock change; `time` is the visit's wall (`19:00`). */
export type Trigger =
  | { readonly kind: 'created' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'before'; readonly minutes: number }
  | { readonly kind: 'after'; readonly minutes: number }
  | { readonly kind: 'day-before-at'; readonly time: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'paid' }
  | { readonly kind: 'no-show' };

/**
 * Until when a late message is still worth sending: `catch-up` is 25 % of the offset and at least 30 min before the
 * visit (reminders), `visit` is until it begins, `minutes` is so long after its due time.
 */
export type Usefulness =
  | { readonly kind: 'catch-up' }
  | { readonly kind: 'visit' }
  | { readonly kind: 'minutes'; readonly minutes: number };

/** For which bookings; null = any. */
export type RuleConditions = {
  readonly services: readonly string[] | null;
  readonly sources: readonly string[] | null;
  /** Sources that speak for themselves; they win over `sources`. */
  readonly exceptSources: readonly string[];
  readonly channels: readonly ChannelId[] | null;
  /** A customer who has said yes is not asked again. */
  readonly unlessConfirmed: boolean;
};

export type Rule = {
  readonly id: RuleId;
  readonly trigger: Trigger;
  readonly templateId: TemplateId;
  readonly conditions: RuleConditions;
  /** True: is sent at night too. Confirmations just made and changes within 24 h are anyway. */
  readonly exemptFromQuietHours: boolean;
  readonly usefulness: Usefulness;
  /** True: the text asks whether the customer comes, so a short answer to it confirms or cancels the visit. */
  readonly asksForAnswer: boolean;
  readonly enabled: boolean;
  /** What happened before this is none of its business: a rule switched on today confirms no old bookings. Epoch ms. */
  readonly since: number;
};

/** A year: longer ahead nobody reminds. */
const minutesSchema = z.int().min(1).max(527_040);

const triggerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created') }),
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('before'), minutes: minutesSchema }),
  z.object({ kind: z.literal('after'), minutes: minutesSchema }),
  z.object({ kind: z.literal('day-before-at'), time: clockTimeSchema }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('paid') }),
  z.object({ kind: z.literal('no-show') }),
]);

/** What the owner decides about a rule, as zod fields: for stored JSON and for calls. */
export const ruleFields = {
  trigger: triggerSchema,
  templateId: idSchema<'template'>(),
  conditions: z.object({
    services: z.array(z.string()).nullable(),
    sources: z.array(z.string()).nullable(),
    exceptSources: z.array(z.string()),
    channels: z.array(idSchema<'channel'>()).nullable(),
    unlessConfirmed: z.boolean(),
  }),
  exemptFromQuietHours: z.boolean(),
  usefulness: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('catch-up') }),
    z.object({ kind: z.literal('visit') }),
    z.object({ kind: z.literal('minutes'), minutes: minutesSchema }),
  ]),
  asksForAnswer: z.boolean(),
  enabled: z.boolean(),
};

/** A rule as stored JSON. What is sent after the visit needs a usefulness in minutes, and nothing else may outlive it. */
export const ruleSchema: z.ZodType<Rule> = z
  .object({ id: idSchema<'rule'>(), ...ruleFields, since: z.int() })
  .refine((rule) => !followsVisit(rule.trigger) || rule.usefulness.kind === 'minutes', {
    path: ['usefulness'],
    error: 'what follows the visit needs minutes',
  })
  .refine((rule) => rule.usefulness.kind !== 'catch-up' || isReminder(rule.trigger), {
    path: ['usefulness'],
    error: 'only a reminder can catch up',
  });

/** True for what is sent ahead of a visit by the clock, and so can be missed. */
export function isReminder(trigger: Trigger): boolean {
  return trigger.kind === 'before' || trigger.kind === 'day-before-at';
}

/** True for what is sent only once the visit is over. */
export function followsVisit(trigger: Trigger): boolean {
  return trigger.kind === 'after' || trigger.kind === 'no-show';
}
