import { asId, type RuleId, type TemplateId } from '../ids.ts';
import { isReminder, type Rule, type Trigger } from './rule.ts';

/** The names of the rules a shop begins with; each names its template, too. */
export const defaultRuleNames = [
  'confirmation',
  'changed',
  'day-before',
  'two-hours-before',
  'cancelled',
  'paid',
] as const;

export type DefaultRuleName = (typeof defaultRuleNames)[number];

const triggers: Record<DefaultRuleName, Trigger> = {
  confirmation: { kind: 'created' },
  changed: { kind: 'changed' },
  'day-before': { kind: 'before', minutes: 24 * 60 },
  'two-hours-before': { kind: 'before', minutes: 2 * 60 },
  cancelled: { kind: 'cancelled' },
  paid: { kind: 'paid' },
};

/**
 * The rules a shop begins with: confirmation, changed, 24 h and 2 h before, cancelled, paid. What a Torrow address
 * asks for is sent alone, so its bookings are left out until the owner lets them in.
 * `since` is when the shop begins (epoch milliseconds): nothing is said about what happened before.
 */
export function defaultRules(templateOf: (name: DefaultRuleName) => TemplateId, since: number): Rule[] {
  return defaultRuleNames.map((name) => ({
    id: asId<RuleId>(name),
    trigger: triggers[name],
    templateId: templateOf(name),
    conditions: {
      services: null,
      sources: null,
      exceptSources: ['torrow'],
      channels: null,
      unlessConfirmed: false,
    },
    exemptFromQuietHours: false,
    usefulness: isReminder(triggers[name]) ? { kind: 'catch-up' } : { kind: 'visit' },
    asksForAnswer: isReminder(triggers[name]),
    enabled: true,
    since,
  }));
}
