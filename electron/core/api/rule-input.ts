import type { ParsedInput } from '#shared/api/contract.ts';
import { ApiError, fieldsOf, refusal } from '#shared/api/errors.ts';
import { asId, type RuleId } from '#shared/domain/ids.ts';
import { sinceOf } from '#shared/domain/planning/rule-since.ts';
import { eventOfTrigger } from '#shared/domain/planning/rule-text.ts';
import { ruleSchema, type Rule } from '#shared/domain/planning/rule.ts';

import type { ReadDb } from '../store/database.ts';
import { getRule, type StoredRule } from '../store/rules.ts';
import { getTemplate } from '../store/templates.ts';

/** A rule as a caller describes it. */
export type RuleInput = ParsedInput<'rules.preview'>;

/** How a rule is called that is tried and has not been saved. */
export const draftId = asId<RuleId>('draft');

/** The rule that an input means; ApiError `invalid` with the fields at fault, or `not-found`. */
export function ruleOf(db: ReadDb, input: RuleInput, id: RuleId, now: number): Rule {
  const stored = input.id === undefined ? null : existingRule(db, input.id).rule;
  const { id: _, name: __, ...fields } = input;
  const next = { ...fields, id };
  const rule: Rule = { ...next, since: sinceOf(next, stored, now) };
  const parsed = ruleSchema.safeParse(rule);
  const errors = { ...(parsed.success ? {} : fieldsOf(parsed.error)), ...templateErrors(db, rule) };
  if (Object.keys(errors).length > 0) {
    throw refusal('invalid', 'rule-impossible', errors);
  }
  return rule;
}

function templateErrors(db: ReadDb, { templateId, trigger }: Rule): Record<string, string> {
  const template = getTemplate(db, templateId);
  if (!template) return { templateId: 'There is no such text. Choose another one.' };
  const event = eventOfTrigger(trigger);
  return template.event === event
    ? {}
    : { templateId: `This text is for “${template.event}”. Choose one that is for “${event}”.` };
}

/** A stored rule; ApiError `not-found`. */
export function existingRule(db: ReadDb, id: RuleId): StoredRule {
  const stored = getRule(db, id);
  if (!stored) throw new ApiError('not-found', 'There is no such rule. It may have been removed.');
  return stored;
}
